"""The grid of a year: saved at once or not at all, filtered, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import MonthlyRecord
from objectives import roles
from pei_site.trail import Source
from reports.desk.programming.grid import ON_A_PAGE
from tests.builders import (
    a_department,
    a_person,
    an_indicator,
    an_objective,
    measured,
    weigh,
)
from tests.reports.desk.programming.conftest import (
    GRID,
    SUM,
    line_of,
    lines_of,
    stored,
    told,
    typed,
)

pytestmark = pytest.mark.django_db


def keys(response) -> list[str]:
    return [line.indicator.key for line in lines_of(response)]


def test_rows_are_saved_at_once(office, year):
    posted = typed(
        office,
        GRID,
        "guardar",
        suma={"anual": "130", "m12": "80"},
        nivel={"m09": "75,5"},
    )

    response = office.post(GRID, posted, follow=True)

    assert told(response) == [
        "Indicador sectorial suma; Indicador sectorial nivel: Se guardó."
    ]
    assert stored("suma") == ("130", {6: "50", 12: "80"})
    assert stored("nivel") == ("100", {6: "60", 9: "75,5", 12: "100"})
    assert MonthlyRecord.history.first().door == Source.GRID


def test_one_wrong_row_stops_all_and_every_text_stays(office, year):
    posted = typed(
        office,
        GRID,
        "guardar",
        suma={"anual": "130", "m12": "80"},
        nivel={"m09": "75.5"},
    )

    response = office.post(GRID, posted)

    assert response.status_code == 409
    assert response.context["grid"].wrong == 1
    assert "usa punto" in line_of(response, "nivel").form.errors["m09"][0]
    assert line_of(response, "suma").form["m12"].value() == "80"
    assert stored("suma") == ("120", {6: "50", 12: "70"})


def test_an_untouched_grid_writes_nothing(office, year):
    versions = MonthlyRecord.history.count()

    response = office.post(GRID, typed(office, GRID, "guardar"), follow=True)

    assert told(response) == ["No había cambios que guardar."]
    assert MonthlyRecord.history.count() == versions


def test_what_is_left_to_correct_is_named(office, year):
    posted = typed(office, GRID, "guardar", suma={"m12": "71"})

    response = office.post(GRID, posted, follow=True)

    assert told(response)[1] == (
        "Queda por corregir antes de aprobar: Indicador sectorial suma."
    )


def test_an_approved_year_refuses_the_row_that_does_not_add_up(office, change):
    posted = typed(
        office, GRID, "guardar", change, suma={"m12": "71"}, nivel={"m09": "70"}
    )

    response = office.post(GRID, posted)

    assert line_of(response, "suma").form.non_field_errors() == [
        "Los meses suman 121 y la programación anual es 120."
    ]
    assert not line_of(response, "nivel").form.errors
    assert stored("nivel") == ("100", {6: "60", 12: "100"})


def test_an_approved_year_refuses_without_a_change(office, approved):
    response = office.post(GRID, typed(office, GRID, "guardar", nivel={"m09": "70"}))

    assert response.status_code == 409
    assert "está aprobada" in response.context["problems"][0]
    assert line_of(response, "nivel").form["m09"].value() == "70"


@pytest.mark.parametrize("page", [GRID, SUM])
def test_the_effect_is_told_and_nothing_is_stored(office, year, page):
    fields = {"m06": "0", "m12": "120"}

    response = office.post(page, typed(office, page, "efecto", suma=fields))

    effect = response.context["effect"]
    assert [one.after.key for one in effect.indicators] == ["suma"]
    [magnitude] = effect.indicators[0].magnitudes
    assert magnitude == ("Programado al corte", 50, 0)
    assert effect.figures[0].label == "Objetivo 1"
    assert stored("suma") == ("120", {6: "50", 12: "70"})


def test_the_effect_of_what_cannot_be_written_is_the_reason(office, year):
    response = office.post(GRID, typed(office, GRID, "efecto", suma={"m06": "x"}))

    assert response.context["effect"] is None
    assert line_of(response, "suma").form.errors


def test_rows_are_in_the_order_of_the_report(office, year):
    measured("antes", objective=an_objective(2))
    an_indicator("a-ninguno")

    assert keys(office.get(GRID)) == ["suma", "nivel", "antes", "a-ninguno"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["suma", "nivel", "otro"]),
        ({"objetivo": "2"}, ["otro"]),
        ({"objetivo": "9"}, []),
        ({"objetivo": "x"}, []),
        ({"dependencia": "DOS"}, ["otro"]),
        ({"estado": "pendientes"}, ["otro"]),
        ({"pagina": "9"}, ["suma", "nivel", "otro"]),
        ({"pagina": "٣"}, ["suma", "nivel", "otro"]),
    ],
)
def test_rows_are_filtered(office, year, asked, found):
    other = an_indicator("otro", department=a_department("DOS"))
    weigh(other, "1", objective=an_objective(2))

    assert keys(office.get(GRID, asked)) == found


def test_many_rows_come_page_by_page(office, year):
    for number in range(ON_A_PAGE):
        an_indicator(f"n{number:02}")

    first, second = office.get(GRID), office.get(GRID, {"pagina": "2", "estado": ""})

    assert (len(keys(first)), keys(second)) == (ON_A_PAGE, ["n18", "n19"])
    assert 'rel="next" href="?pagina=2"' in first.content.decode()
    assert 'rel="prev" href="?pagina=1"' in second.content.decode()


@pytest.mark.parametrize("page", [GRID, SUM])
def test_queries_do_not_grow_with_indicators(office, year, page):
    office.get(page)
    with CaptureQueriesContext(connection) as few:
        office.get(page)
    for number in range(5):
        measured(f"i{number}", objective=an_objective(number + 1))
    with CaptureQueriesContext(connection) as many:
        office.get(page)

    assert len(many) == len(few)


@pytest.mark.parametrize("page", [GRID, SUM])
@pytest.mark.parametrize("role", [roles.REPORTER, roles.DIRECTOR])
def test_the_programming_is_the_planning_offices(client, year, page, role):
    client.force_login(a_person("otra", role, is_staff=True))

    assert client.get(page).status_code == 403
    assert client.post(page, {"accion": "guardar"}).status_code == 403


@pytest.mark.parametrize("page", [f"{GRID}nadie/", GRID.replace("2023", "1999")])
def test_what_does_not_exist_is_not_found(office, year, page):
    assert office.get(page).status_code == 404


def test_a_forged_form_says_what_stands(office, year):
    posted = typed(office, SUM, "guardar") | {f"i{line_pk(office)}-was": "a|b"}

    response = office.post(SUM, posted)

    assert response.status_code == 409
    assert line_of(response, "suma").moved


def line_pk(office) -> int:
    return line_of(office.get(SUM), "suma").indicator.pk
