"""What a page and a file say of what was found."""

import pytest

from tests.reports.explore.asked import ask
from tests.reports.scorecards import nothing_judged


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "4 indicadores"),
        ("estado=rezago", "1 de 4 indicadores"),
        ("texto=nada", "0 de 4 indicadores"),
        ("filas=objetivo", "5 filas"),
        ("filas=objetivo&objetivo=3", "3 de 5 filas"),
    ],
)
def test_the_list_says_how_many_there_are(query, told):
    assert ask(query).told == told


def test_one_indicator_is_told_in_the_singular():
    assert ask("", nothing_judged()).told == "1 indicador"
    assert ask("filas=objetivo", nothing_judged()).told == "1 fila"


def test_the_list_says_what_was_asked_for_in_one_line():
    listed = ask(
        "texto=plan&objetivo=2&dependencia=sc&estado=rezago&marca=incompleto"
        "&semaforo=bajo&filas=objetivo&orden=-costo"
    )

    assert listed.described == (
        "Filtros: Buscar: plan; Objetivo 2; Dependencia: Subsecretaría; Semáforo: Bajo;"
        " Estado: Rezago; Incompleto. Una fila por objetivo."
        " Orden: Le cuesta al objetivo, de mayor a menor. 0 de 5 filas."
    )
    assert ask("").described == "Filtros: ninguno. 4 indicadores."


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("objetivo=9", "no hay ningún objetivo «9», así que ese filtro no se aplicó"),
        ("objetivo=02", "no hay ningún objetivo «02»"),
        ("dependencia=zz", "no hay ninguna dependencia «zz»"),
        ("tipo=otro", "no hay ningún tipo «otro»"),
        ("semaforo=verde", "no hay ningún semáforo «verde»"),
        ("estado=mal", "no hay ningún estado «mal»"),
        ("marca=x", "no hay ninguna condición «x»"),
        ("orden=azar", "No se puede ordenar por «azar»"),
        ("orden=costo", "No se puede ordenar por «costo»"),
        ("filas=todas", "No hay filas por «todas»"),
        ("texto=a%00b", "nulos"),
        (f"texto={'a' * 101}", "Busque con 100 letras o menos"),
    ],
)
def test_what_is_unknown_is_said_and_changes_nothing(query, problem):
    listed = ask(query)

    assert [problem in text for text in listed.problems] == [True], listed.problems
    assert len(listed.found) == 4


def test_one_unknown_value_does_not_lose_the_known_ones():
    listed = ask("estado=mal&estado=rezago&estado=rezago")

    assert listed.selection.statuses == ("rezago",)
    assert [entry.row.key for entry in listed.found] == ["presupuesto"]


def test_the_form_offers_the_states_that_there_are_and_those_asked_for():
    offered = [value for value, _ in ask("").form.fields["estado"].widget.choices]
    asked = ask("estado=anticipada").form.fields["estado"].widget.choices

    assert offered == ["sin-reporte", "rezago", "en-cumplimiento", "sin-programacion"]
    assert ("anticipada", "Ejecución anticipada (0)") in asked
