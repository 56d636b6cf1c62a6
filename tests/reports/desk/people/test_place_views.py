"""Places and replacements on the desk: shown first, then done."""

import pytest
import time_machine
from django.urls import reverse

from indicators.models import Responsibility
from objectives import roles
from objectives.models import Membership
from tests.builders import a_department, a_member, an_indicator
from tests.security.forms import form_values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def summer():
    with time_machine.travel("2023-06-15T12:00:00-05:00", tick=False):
        yield


def test_a_change_of_department_is_shown_and_then_done(office, reporter):
    page = reverse("admin:people_place", args=[reporter.pk])
    place = Membership.objects.get(user=reporter)
    change = {
        "ending": [place.pk],
        "role": roles.HEAD,
        "department": a_department("OTRA").pk,
        "start": "2023-07-01",
    }

    asked = office.post(page, change)
    assert asked.context["told"] == [
        "Deja de ser Reportante de Dependencia SC el 30 de junio de 2023.",
        "Empieza como Jefe de dependencia de Dependencia OTRA desde el 1/7/2023.",
    ]
    assert Membership.objects.count() == 1

    sure = {name: value for name, value in form_values(asked).items() if name != "q"}
    done = office.post(page, sure | {"seguro": "si"})

    assert done["Location"] == reverse("admin:people_person", args=[reporter.pk])
    rows = reporter.memberships.order_by("start").values_list("role", "end")
    assert [(role, end and str(end)) for role, end in rows] == [
        ("REPORTER", "2023-06-30"),
        ("HEAD", None),
    ]


def test_one_goes_back_with_what_was_written(office, reporter):
    page = reverse("admin:people_place", args=[reporter.pk])

    answer = office.post(page, {"role": roles.DIRECTOR, "last_day": "", "volver": "si"})

    assert "Ver qué haría" in answer.content.decode()
    assert form_values(answer)["role"] == [roles.DIRECTOR]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "Elija qué termina"),
        ({"ending": "own"}, "Escriba el último día."),
        ({"ending": "own", "last_day": "2022-01-01"}, "empezó el 1/1/2023"),
    ],
)
def test_what_is_not_whole_is_told(office, reporter, change, told):
    page = reverse("admin:people_place", args=[reporter.pk])
    own = Membership.objects.get(user=reporter).pk
    values = {name: own if value == "own" else value for name, value in change.items()}

    answer = office.post(page, values | {"seguro": "si"})

    assert told in answer.content.decode()
    assert Membership.objects.get(user=reporter).end is None


def test_a_replacement_is_shown_and_then_done(office, reporter):
    for key in ("A1", "A2"):
        an_indicator(key, department=a_department("SC"))
    other = a_member("otra", department=a_department("OTRA"))
    page = reverse("admin:people_leave", args=[reporter.pk])
    leave = {"substitute": other.pk, "start": "2023-07-01", "end": "2023-07-15"}

    asked = office.post(page, leave)
    assert asked.context["told"] == [
        "otra reemplaza a Eva.",
        "Del 1 de julio de 2023 al 15 de julio de 2023, inclusive.",
        "Reporta Indicador sectorial A1. Indicador A1",
        "Reporta Indicador sectorial A2. Indicador A2",
    ]
    assert not Responsibility.objects.exists()

    office.post(page, leave | {"seguro": "si"})

    assert Responsibility.objects.filter(user=other, substitutes=reporter).count() == 2
    told = office.get(reverse("admin:people_person", args=[reporter.pk]))
    assert "Reemplazos e indicadores a su nombre" in told.content.decode()


def test_days_in_the_wrong_order_are_told(office, reporter):
    other = a_member("otra", department=a_department("OTRA"))
    page = reverse("admin:people_leave", args=[reporter.pk])
    leave = {"substitute": other.pk, "start": "2023-07-15", "end": "2023-07-01"}

    answer = office.post(page, leave | {"seguro": "si"})

    assert "no puede ser anterior" in answer.content.decode()
