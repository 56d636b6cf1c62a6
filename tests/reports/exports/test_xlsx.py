"""The workbook: what its summary and its objectives say, in real numbers."""

from dataclasses import replace
from decimal import Decimal

from reports.exports.xlsx import to_xlsx
from reports.scorecard import Note
from tests.reports.cards import a_row, an_objective, not_programmed
from tests.reports.exports.workbooks import read, rows_of, table
from tests.reports.scorecards import FINDING, WHEN, a_scorecard, nothing_judged


def test_the_workbook_has_a_sheet_for_each_objective():
    found = rows_of(to_xlsx(a_scorecard(), WHEN))

    assert list(found) == [
        "Resumen",
        "Objetivo 1",
        "Objetivo 3",
        "Objetivo 5",
        "Indicadores",
        "Meses",
        "Cambios",
        "Hallazgos",
    ]
    assert found["Hallazgos"][3][3] == FINDING.message


def test_the_summary_says_which_follow_up_it_is():
    rows = rows_of(to_xlsx(a_scorecard(), WHEN))["Resumen"]

    assert {row[0]: row[1] for row in rows[1:8]} == {
        "Entidad": "Secretaría General de la Alcaldía Mayor de Bogotá D.C.",
        "Periodo": "2020–2024 · Versión 3 del plan",
        "Corte": "30 de junio de 2023",
        "Estado": "Publicado · Revisión 1",
        "Cumplimiento del plan": 0.992,
        "Con tope del 100 %": 0.9178,
        "Tope de la vigencia": "Ninguno: la sobre ejecución cuenta completa.",
    }


def test_the_summary_tells_each_objective_and_the_plan():
    cells = read(to_xlsx(a_scorecard(), WHEN))["Resumen"]

    lines = [
        [cell.shown for title, cell in line.items() if title != "Enunciado"]
        for line in table(cells, "Objetivo")[:4]
    ]

    assert lines == [
        [
            "Objetivo 1",
            "98,49%",
            "98,49%",
            "Rezago",
            "▲ Alto",
            "No",
            "2",
            "1",
            "1",
            "0",
            "0",
            "0",
            "98,49%",
        ],
        [
            "Objetivo 3",
            "100,00%",
            "100,00%",
            "Rezago",
            "▲ Alto",
            "No",
            "1",
            "1",
            "0",
            "0",
            "0",
            "0",
            "100,00%",
        ],
        [
            "Objetivo 5",
            "99,13%",
            "76,87%",
            "Rezago",
            "▲ Alto",
            "No",
            "2",
            "0",
            "1",
            "1",
            "0",
            "0",
            "99,13%",
        ],
        [
            "Plan",
            "99,20%",
            "91,78%",
            "",
            "",
            "",
            "5",
            "2",
            "2",
            "1",
            "0",
            "0",
            "99,20%",
        ],
    ]


def test_an_objective_has_the_columns_of_the_report():
    cells = read(to_xlsx(a_scorecard(), WHEN))["Objetivo 5"]

    line = {
        title: cell.shown
        for title, cell in table(cells, "Nombre indicador")[0].items()
        if title != "Nombre indicador"
    }

    assert line == {
        "Identificación": "Indicador sectorial 545",
        "Dependencia": "Alta Consejería de Paz",
        "Unidad": "Porcentaje",
        "Ponderación": "50,00%",
        "Programación 2023": "5.486.863",
        "Programación al corte": "2.743.434",
        "Magnitud ejecutada al corte": "1.474.056",
        "Porcentaje avance al corte": "53,73%",
        "Cuenta en el objetivo": "53,73%",
        "Porcentaje avance 2023": "26,87%",
        "Estado": "Rezago",
        "Causa": "Presenta un rezago de 1.269.378.",
    }


def test_what_is_said_besides_stands_below_the_table():
    row = a_row(missing=(3, 4), override="La encuesta se aplazó.", delays="Se pidió.")
    note = Note("*", "Según el comité.")
    card = an_objective(1, row, notes=(note,))

    cells = read(to_xlsx(a_scorecard(objectives=(card,)), WHEN))["Objetivo 1"]

    official = (
        "Indicador sectorial 321. Porcentaje oficial: 98,31%; recalculado 98,64%."
    )
    below = [cell.text for place, cell in cells.items() if int(place[1:]) > 11]
    assert below == [
        "* Según el comité.",
        f"{official} Así se publicó en el seguimiento.",
        "Indicador sectorial 321. Incompleto: sin reporte de marzo y abril.",
        "Indicador sectorial 321. Motivo de la falta de reporte: La encuesta se aplazó.",
        "Indicador sectorial 321. Retrasos y soluciones: Se pidió.",
        "Ponderación inferida: Indicador sectorial 321.",
    ]


def test_the_workbook_leaves_empty_what_there_is_not():
    found = rows_of(to_xlsx(nothing_judged(), WHEN))

    assert found["Indicadores"][3][12:19] == [""] * 7
    assert found["Objetivo 2"][5][4:11] == [""] * 7
    assert found["Resumen"][10][2:4] == ["", ""]


def test_a_table_without_lines_says_so():
    found = rows_of(to_xlsx(nothing_judged(), WHEN))

    assert found["Cambios"][3][0] == "El plan no tiene cambios registrados."
    assert found["Meses"][3][0].startswith("No hay meses programados")
    assert found["Hallazgos"][3][0].startswith("El sistema no encontró nada")
    bare = rows_of(to_xlsx(replace(nothing_judged(), objectives=()), WHEN))
    assert bare["Resumen"][10][0] == "El plan no tiene objetivos."
    card = replace(an_objective(4, not_programmed()), rows=())
    bare = rows_of(to_xlsx(a_scorecard(objectives=(card,)), WHEN))
    assert bare["Objetivo 4"][5][0] == "No tiene indicadores con ponderación en 2023."


def test_the_workbook_shows_every_decimal_of_a_magnitude():
    row = a_row(decimals=0, executed=Decimal("72.125"), programmed=None)
    content = to_xlsx(a_scorecard(objectives=(an_objective(1, row),)), WHEN)

    line = table(read(content)["Objetivo 1"], "Nombre indicador")[0]

    assert line["Magnitud ejecutada al corte"].shown == "72,125"
