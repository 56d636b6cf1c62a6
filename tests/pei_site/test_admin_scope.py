"""What each role may do in the admin, and to whose rows."""

import pytest
from django.contrib import admin
from django.urls import reverse

from indicators.models import (
    Indicator,
    Measurement,
    MonthlyRecord,
    Note,
    Responsibility,
)
from objectives import roles
from objectives.models import Change, Membership, PlanStep, User
from reports import archive
from reports.models import PublishedReport
from tests.builders import (
    a_cutoff,
    a_department,
    a_member,
    a_person,
    a_plan,
    a_year,
    an_objective,
    an_open_month,
    measured,
)

pytestmark = pytest.mark.django_db
MODELS = [
    pytest.param(model, id=model._meta.model_name)
    for model in admin.site._registry
    if model._meta.app_label in {"objectives", "indicators", "reports"}
]
READ_ONLY = {"closing", "publishedreport"}


def fill(count):
    """Make rows of every table, `count` of each that grows."""
    for number in range(1, count + 1):
        objective = an_objective(number)
        indicator = measured(str(number), objective=objective)
        Note.objects.create(
            year=a_year(), objective=objective, indicator=indicator, text="N"
        )
        Change.objects.create(plan=a_plan(), number=str(number), objective=objective)
        person = a_person(f"persona{number}")
        Membership.objects.create(
            department=a_department(), user=person, role="REPORTER", start="2023-01-01"
        )
        Measurement.objects.create(cutoff=a_cutoff(), indicator=indicator)
        an_open_month(number)
        Responsibility.objects.create(
            indicator=indicator, user=person, start="2023-01-01"
        )
    PlanStep.objects.create(plan=a_plan(), number=1, text="x")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    PublishedReport.objects.create(
        cutoff=a_cutoff(),
        revision=1,
        scorecard="{}",
        published_at="2023-07-01T00:00:00Z",
    )


@pytest.fixture
def planning(client):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))
    return client


def address(model, page, *args):
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args
    )


@pytest.mark.parametrize("role", [roles.REPORTER, roles.HEAD])
def test_departments_see_their_own_rows_and_nothing_of_others(client, role):
    own = measured("1", weight="50", department=a_department("SC"))
    other = measured("2", weight="50", department=a_department("OTRA"))
    client.force_login(a_member("eva", role))

    for model in (Indicator, MonthlyRecord):
        listed = client.get(address(model, "changelist")).content.decode()
        assert own.name in listed or str(own) in listed
        assert other.name not in listed
        assert str(other) not in listed


@pytest.mark.parametrize("screen", ["change", "history"])
def test_another_departments_row_is_as_if_it_did_not_exist(client, screen):
    other = measured("2", department=a_department("OTRA"))
    client.force_login(a_member("eva"))

    for row in (other, other.records.first()):
        there = client.get(address(type(row), screen, row.pk))
        nowhere = client.get(address(type(row), screen, 99_999))
        assert there.status_code == nowhere.status_code != 200
        assert there.headers.get("Location") == nowhere.headers.get("Location")
        assert "Indicador" not in there.content.decode()


def test_another_departments_past_version_is_not_shown(client):
    record = measured("2", department=a_department("OTRA")).records.first()
    past = reverse(
        "admin:indicators_monthlyrecord_simple_history",
        args=[record.pk, record.history.first().pk],
    )
    client.force_login(a_member("eva"))

    assert client.get(past).status_code == 404


def test_autocomplete_offers_only_what_is_visible(client):
    measured("1", weight="50", department=a_department("SC"))
    measured("2", weight="50", department=a_department("OTRA"))
    question = {
        "app_label": "indicators",
        "model_name": "monthlyrecord",
        "field_name": "indicator",
    }
    client.force_login(a_member("eva"))

    found = client.get("/admin/autocomplete/", question).json()["results"]

    assert [one["text"] for one in found] == ["Indicador sectorial 1 (1)"]


def test_directors_look_and_do_not_touch(client):
    record = measured("321").records.first()
    client.force_login(a_person("dir", roles.DIRECTOR, is_staff=True))

    assert client.get(address(MonthlyRecord, "changelist")).status_code == 200
    assert (
        client.post(address(MonthlyRecord, "change", record.pk), {}).status_code == 403
    )


def test_administrators_do_not_raise_anyone_to_superuser(client):
    boss = a_person("adm", roles.ADMINISTRATOR, is_staff=True)
    target = a_person("luz")
    client.force_login(boss)

    for person in (target, boss):
        page = address(User, "change", person.pk)
        client.post(
            page,
            {
                "username": person.username,
                "is_superuser": "on",
                "is_active": "on",
                "date_joined_0": "1/1/2023",
                "date_joined_1": "10:00:00",
            },
        )
        person.refresh_from_db()
        assert person.is_superuser is False
        assert not person.user_permissions.exists()


def test_administrators_do_not_see_superusers(client):
    root = a_person("root", is_superuser=True, is_staff=True)
    client.force_login(a_person("adm", roles.ADMINISTRATOR, is_staff=True))

    assert client.get(address(User, "change", root.pk)).status_code == 302


@pytest.mark.parametrize(
    ("staff", "signed_in", "place"),
    [
        (False, False, "/ingresar/?next=%2Fadmin%2F"),
        (False, True, "/"),
        (True, True, "/admin/"),
    ],
)
def test_the_admin_is_entered_through_the_one_door(client, staff, signed_in, place):
    if signed_in:
        client.force_login(a_person("ana", is_staff=staff))

    assert client.get("/admin/login/?next=/admin/")["Location"] == place
