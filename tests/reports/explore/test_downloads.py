"""The list as a file: the rows, the order and the figures of the page."""

import csv
import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from reports.explore.downloads import to_csv, to_xlsx
from tests.reports.cards import a_row, an_objective
from tests.reports.explore.asked import PLAN, ask
from tests.reports.scorecards import WHEN, a_scorecard


def read_csv(query: str, scorecard=PLAN) -> list[dict[str, str]]:
    text = to_csv(scorecard, ask(query, scorecard)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def read_xlsx(query: str, scorecard=PLAN) -> list[list]:
    content = to_xlsx(scorecard, ask(query, scorecard), WHEN)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name("Indicadores").to_python()


@pytest.mark.parametrize(
    "query", ["", "orden=-avance", "dependencia=sc&orden=estado", "texto=nada"]
)
def test_both_files_carry_the_rows_of_the_page_in_its_order(query):
    wanted = [entry.row.key for entry in ask(query).found]

    assert [line["Clave"] for line in read_csv(query)] == wanted
    assert [line[1] for line in read_xlsx(query)[3:]] == wanted


def test_the_table_says_the_figures_as_the_report_does():
    _, late, unreported, never = read_csv("")

    assert late == {
        "Corte": "2023-06-30",
        "Objetivos": "2",
        "Clave": "presupuesto",
        "Tipo": "Meta de gestión",
        "Código": "",
        "Nombre indicador": "Presupuesto comprometido",
        "Dependencia": "Subsecretaría",
        "Unidad": "Porcentaje",
        "Anualización": "Creciente",
        "Programación al corte": "100,00",
        "Magnitud ejecutada al corte": "50,00",
        "Porcentaje avance al corte (%)": "50,00",
        "Porcentaje recalculado (%)": "98,64",
        "Porcentaje avance de la vigencia (%)": "80,56",
        "Porcentaje oficial": "No",
        "Incompleto": "No",
        "Estado": "Rezago",
        "Semáforo": "Bajo",
        "Descripción del estado": "Rezago 50,00%: Llovió en Ibagué.",
    }
    assert unreported["Porcentaje avance al corte (%)"] == ""
    assert (unreported["Incompleto"], unreported["Semáforo"]) == (
        "Sí",
        "Sin calificación",
    )
    assert never["Estado"] == "Sin programación en la vigencia"


def test_an_indicator_of_two_objectives_is_one_line_unless_asked_for_by_objective():
    once, *_ = read_csv("texto=543")
    first, second = read_csv("texto=543&filas=objetivo")

    assert once["Objetivos"] == "2, 3"
    assert [line["Objetivos"] for line in (first, second)] == ["2", "3"]
    assert first["Ponderación (%)"] == "40,00"


def test_by_objective_the_files_tell_what_each_lag_costs():
    query = "filas=objetivo&orden=-costo"
    lines = read_csv(query)
    sheet = read_xlsx(query)

    assert [line["Le cuesta al objetivo (%)"] for line in lines] == [
        "60,00",
        "30,00",
        "0,00",
        "0,00",
        "",
    ]
    place = sheet[2].index("Le cuesta al objetivo")
    assert [line[place] for line in sheet[3:]] == [0.6, 0.3, 0, 0, ""]


def test_the_sheet_says_what_was_asked_for_and_its_cells_hold_what_is_printed():
    title, asked, heading, line = read_xlsx("estado=rezago")

    assert title[0] == "Plan Estratégico Institucional · Indicadores al 30/6/2023"
    assert asked[0] == "Filtros: Estado: Rezago. 1 de 4 indicadores."
    told = dict(zip(heading, line, strict=True))
    assert told["Porcentaje recalculado"] == 0.9864
    assert (told["Programación al corte"], told["Estado"]) == (100, "Rezago")


def test_no_text_becomes_a_formula():
    row = replace(a_row(), name="=1+1", department="@sum(a1)")
    scorecard = a_scorecard(objectives=(an_objective(1, row),))

    (line,) = read_csv("", scorecard)
    sheet = read_xlsx("", scorecard)

    assert (line["Nombre indicador"], line["Dependencia"]) == ("'=1+1", "'@sum(a1)")
    assert sheet[3][4] == "'=1+1"  # and written as text


def test_the_same_list_gives_the_same_bytes():
    assert to_xlsx(PLAN, ask(""), WHEN) == to_xlsx(PLAN, ask(""), WHEN)
