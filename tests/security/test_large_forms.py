"""V03: half again as many rows as the largest form that people fill in are saved.

One field more than the limit is refused, on a page of ours that says what to do.
"""

from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from indicators.models import IndicatorWeight, Measurement, MonthlyRecord
from objectives import roles
from tests.builders import a_cutoff, a_person, a_year, an_indicator, measured, weigh
from tests.security.forms import form_values

pytestmark = pytest.mark.django_db
PROGRAMMING = "/admin/mesa/programacion/2023/"
WEIGHTS = "/admin/mesa/pesos/2023/1/"
DECISIONS = "/admin/mesa/cortes/2023-06-30/decisiones/"
MONTH = "/admin/mi-mes/2023-07/cuadricula/"
FORM = "application/x-www-form-urlencoded"
SAVE = {"accion": "guardar"}


@pytest.fixture
def office(client) -> Client:
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))
    return client


def whole(office: Client, *pages: str) -> dict:
    """Return the fields of a form that several pages show in parts."""
    together: dict = {}
    for page in pages:
        for name, values in form_values(office.get(page)).items():
            rows = name == "fila" and name in together
            together[name] = together[name] + values if rows else values
    return together


def test_v03_the_programming_of_a_page_and_a_half_is_saved(office):
    for number in range(30):  # a page shows twenty, of thirteen figures each
        weigh(an_indicator(f"P{number}"), "0")
    values = whole(office, PROGRAMMING, f"{PROGRAMMING}?pagina=2")
    typed = {
        name: "5" if name.endswith(("-m12", "-anual")) else text
        for name, text in values.items()
    }
    assert len(values["fila"]) == 30
    assert len(values) > 400

    answer = office.post(PROGRAMMING, typed | SAVE)

    assert answer.status_code == 302
    assert MonthlyRecord.objects.filter(month=12, programmed=5).count() == 30


def test_v03_the_weights_of_a_hundred_and_fifty_indicators_are_saved(office):
    for number in range(150):  # a hundred in one objective is already a strange plan
        weigh(an_indicator(f"P{number:03}"), "0")
    values = whole(office, WEIGHTS)
    typed = {
        name: "0,66" if name.endswith("-weight") else text
        for name, text in values.items()
    }
    assert len(values["fila"]) == 150

    answer = office.post(WEIGHTS, typed | SAVE)

    assert answer.status_code == 302
    assert IndicatorWeight.objects.filter(weight=Decimal("0.66")).count() == 150


def test_v03_the_decisions_about_a_page_and_a_half_are_saved(office):
    a_cutoff()
    for number in range(150):  # a page shows a hundred, of five fields each
        measured(f"D{number:03}", weight="0", e="50")
    values = whole(office, DECISIONS, f"{DECISIONS}?pagina=2")
    typed = {
        name: "Llovió." if name.endswith("-cause") else text
        for name, text in values.items()
    }
    assert len(values) > 750

    saved = [
        office.post(page, typed).status_code
        for page in (DECISIONS, f"{DECISIONS}?pagina=2")
    ]

    assert saved == [302, 302]
    assert Measurement.objects.filter(cause="Llovió.").count() == 150


@pytest.mark.parametrize("page", [PROGRAMMING, WEIGHTS, DECISIONS, MONTH])
def test_v03_one_field_more_than_the_limit_is_refused_in_words(office, page):
    measured("321")
    a_cutoff()
    a_year()
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    many = {f"campo{number}": "" for number in range(most + 1)}

    answer = office.post(page, many)

    assert answer.status_code == 400
    assert "La solicitud no es válida" in answer.content.decode()


@pytest.mark.parametrize(
    "place", [PROGRAMMING, WEIGHTS, DECISIONS, MONTH, "/ingresar/"]
)
def test_v03_texts_beyond_the_limit_are_refused_in_words(office, place):
    measured("321")
    a_cutoff()
    a_year()
    most = 2_621_440  # bytes of a form, files aside

    answers = [
        office.post(place, urlencode({"narrative": "x" * length}), content_type=FORM)
        for length in (most - 100, most)
    ]

    assert answers[0].status_code != 400
    assert answers[1].status_code == 400
    assert "La solicitud no es válida" in answers[1].content.decode()
