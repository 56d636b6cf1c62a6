"""Which indicators an address asks for."""

import pytest
from django.http import QueryDict

from reports.explore.selection import Selection, fold
from tests.reports.explore.asked import ask, keys
from tests.reports.scorecards import a_scorecard

EVERYTHING = ["543", "presupuesto", "545", "999"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", EVERYTHING),
        ("objetivo=2", ["543", "presupuesto"]),
        ("objetivo=3", ["543", "545", "999"]),
        ("tipo=gestion", ["presupuesto"]),
        ("dependencia=sc", ["presupuesto", "545"]),
        ("estado=rezago", ["presupuesto"]),
        ("estado=rezago&estado=sin-reporte", ["presupuesto", "545"]),
        ("estado=sin-programacion", ["999"]),
        ("marca=incompleto", ["545"]),
        ("marca=incompleto&marca=oficial", []),
        ("semaforo=bajo", ["presupuesto"]),
        ("semaforo=sin-semaforo", ["545", "999"]),
        ("dependencia=sc&semaforo=bajo", ["presupuesto"]),
        ("texto=INNOVACION", ["543"]),
        ("texto=publica+estrategia", ["543"]),
        ("texto=apropiaci%C3%B3n", ["presupuesto"]),
        ("texto=ibague", ["presupuesto"]),
        ("texto=545", ["545"]),
        ("texto=meta+de+gestion", ["presupuesto"]),
        ("texto=no+hay+tal", []),
        ("texto=+++", EVERYTHING),
        ("utm_source=boletin", EVERYTHING),
    ],
)
def test_an_address_finds(query, found):
    assert keys(query) == found


def test_official_figures_are_found():
    assert keys("marca=oficial", a_scorecard()) == ["321"]


@pytest.mark.parametrize(
    "query",
    [
        "texto=a%26b&objetivo=2&tipo=gestion&dependencia=sc&semaforo=bajo",
        "estado=sin-reporte&estado=rezago&marca=oficial&filas=objetivo&orden=-costo",
        "texto=%C3%B1and%C3%BA",
        "",
    ],
)
def test_the_query_of_a_selection_asks_for_the_same(query):
    selection = ask(query).selection

    assert ask(selection.query).selection == selection
    assert QueryDict(selection.query) == QueryDict(query)


def test_one_filter_is_taken_away_and_the_others_stay():
    selection = ask("estado=rezago&estado=sin-reporte&texto=a&orden=avance").selection

    assert selection.without(("estado", "rezago")).query == (
        "texto=a&estado=sin-reporte&orden=avance"
    )
    assert selection.without(("texto", "a")).query == (
        "estado=sin-reporte&estado=rezago&orden=avance"
    )
    assert selection.unfiltered() == Selection(order="avance")


def test_people_search_without_accents():
    assert fold("Ñandú ÁÉÍÓÚ ﬁn") == "nandu aeiou fin"
