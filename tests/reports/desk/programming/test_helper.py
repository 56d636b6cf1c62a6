"""The helper spreads the target over the months that are open; it saves nothing."""

import pytest

from indicators.compliance.vocabulary import Accumulation
from indicators.locks import is_shut
from indicators.models import Indicator
from reports.desk.programming.months import frequency_of, shut_months
from tests.builders import a_cutoff, an_indicator, an_open_month, program
from tests.reports.desk.programming.conftest import (
    GRID,
    LEVEL,
    SUM,
    line_of,
    months_in,
    stored,
    typed,
)

pytestmark = pytest.mark.django_db
TWELFTHS = dict.fromkeys(range(1, 12), "457239") | {12: "457234"}


@pytest.fixture
def line_545(year) -> str:
    program(an_indicator("545", accumulation=Accumulation.SUM, decimals=0), None, {})
    return f"{GRID}545/"


def spread(client, page: str, key: str, target: str, **asked: str):
    posted = typed(client, page, "repartir", **{key: {"anual": target}})
    return client.post(page, posted | asked)


@pytest.mark.parametrize(
    ("every", "months"),
    [
        pytest.param("mensual", TWELFTHS, id="457239-a-month"),
        pytest.param("semestral", {6: "2743431", 12: "2743432"}, id="half-years"),
        pytest.param("anual", {12: "5486863"}, id="december-alone"),
        pytest.param("", TWELFTHS, id="its-sheet-says-nothing"),
        pytest.param("siempre", TWELFTHS, id="an-odd-one"),
    ],
)
def test_a_sum_is_spread(office, line_545, every, months):
    response = spread(office, line_545, "545", "5.486.863", cada=every)

    assert months_in(response, "545") == months
    assert line_of(response, "545").faults == []
    assert "No se ha guardado" in response.context["told"]


def test_spreading_stores_nothing(office, year):
    spread(office, SUM, "suma", "240", cada="semestral")

    assert stored("suma") == ("120", {6: "50", 12: "70"})


def test_closed_months_are_taken_away_from_a_sum(office, year):
    an_open_month(6, is_open=False)

    response = spread(office, SUM, "suma", "120", cada="trimestral")

    assert months_in(response, "suma") == {9: "35", 12: "35"}
    assert line_of(response, "suma").faults == []


def test_a_level_goes_on_from_the_last_closed_month(office, year):
    an_open_month(6, is_open=False)

    response = spread(office, LEVEL, "nivel", "100", cada="trimestral")

    assert months_in(response, "nivel") == {9: "80", 12: "100"}


@pytest.mark.parametrize(
    ("changes", "start", "months"),
    [
        ({}, "", {6: "50", 12: "100"}),
        ({"baseline": "40"}, "", {6: "70", 12: "100"}),
        ({"baseline": "120"}, "", {6: "50", 12: "100"}),
        ({"baseline": "40"}, "90", {6: "95", 12: "100"}),
        (
            {"accumulation": "DECREASING", "baseline": "120"},
            "",
            {6: "110", 12: "100"},
        ),
        ({"accumulation": "CONSTANT", "baseline": "40"}, "", {6: "100", 12: "100"}),
    ],
)
def test_a_level_starts_where_it_stood(office, year, changes, start, months):
    Indicator.objects.filter(key="nivel").update(**changes)

    response = spread(office, LEVEL, "nivel", "100", cada="semestral", desde=start)

    assert months_in(response, "nivel") == months


@pytest.mark.parametrize(
    ("target", "asked", "changes", "reason"),
    [
        ("", {}, {}, "Escriba primero la meta del año."),
        ("1.5", {}, {}, "Corrija primero la meta del año."),
        ("100", {"desde": "x"}, {}, "Nivel inicial: «x» no es un número."),
        ("100", {}, {"accumulation": "DECREASING"}, "El indicador es decreciente"),
    ],
)
def test_what_cannot_be_spread_says_why(office, year, target, asked, changes, reason):
    Indicator.objects.filter(key="nivel").update(**changes)

    response = spread(office, LEVEL, "nivel", target, **asked)

    assert response.context["problems"][0].startswith(reason)
    assert months_in(response, "nivel") == {6: "60", 12: "100"}


def test_a_sum_that_closed_months_exceed_says_so(office, year):
    an_open_month(6, is_open=False)

    response = spread(office, SUM, "suma", "49")

    assert response.context["problems"] == [
        "Los meses cerrados ya suman 50, más que la meta del año."
    ]


def test_with_every_month_closed_there_is_nowhere_to_spread(office, year):
    an_open_month(12, is_open=False)

    response = spread(office, SUM, "suma", "120", cada="anual")

    assert "ya están cerrados" in response.context["problems"][0]


def test_the_grid_spreads_a_row_by_its_reference_sheet(office, year):
    Indicator.objects.filter(key="suma").update(frequency=" Trimestral ")
    pk = str(Indicator.objects.get(key="suma").pk)
    posted = typed(office, GRID, "", nivel={"m07": "61"}) | {"repartir": pk}

    response = office.post(GRID, posted)

    assert months_in(response, "suma") == {3: "30", 6: "30", 9: "30", 12: "30"}
    assert months_in(response, "nivel")[7] == "61"


@pytest.mark.parametrize("asked", ["x", "999999"])
def test_the_grid_spreads_no_row_that_it_does_not_show(office, year, asked):
    response = office.post(GRID, typed(office, GRID, "") | {"repartir": asked})

    assert months_in(response, "suma") == {6: "50", 12: "70"}


@pytest.mark.parametrize(
    ("sheet", "frequency"),
    [
        ("Semestral", "semestral"),
        ("ANUAL", "anual"),
        ("", "mensual"),
        ("Diaria", "mensual"),
    ],
)
def test_the_frequency_is_read_from_the_reference_sheet(sheet, frequency):
    assert frequency_of(sheet) == frequency


def test_closed_months_are_those_of_the_lock(year):
    closed = a_cutoff()
    type(closed).objects.filter(pk=closed.pk).update(state="CLOSED", revision=1)
    an_open_month(7, is_open=False)
    an_open_month(8)

    assert shut_months(year) == {1, 2, 3, 4, 5, 6, 7}
    assert shut_months(year) == {m for m in range(1, 13) if is_shut(year, m)}
