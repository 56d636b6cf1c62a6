"""The workbook: what its sheets say, real numbers, and texts that stay texts."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from indicators.vocabulary import CutoffState
from reports.exports.columns import HEADER
from reports.exports.xlsx import to_xlsx
from reports.scorecard import MonthFigures, Note
from tests.reports.cards import a_row, an_objective, not_programmed, over_and_behind
from tests.reports.exports.workbooks import read, table
from tests.reports.scorecards import (
    CHANGE,
    FINDING,
    REWEIGHED,
    WHEN,
    a_scorecard,
    nothing_judged,
)

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "\uff1d1"]
# Every formula that the program writes: whatever else is one came from people.
OURS = re.compile(
    r"ROUND\([A-Z]\d+,4\)|AVERAGE\([A-Z]\d+:[A-Z]\d+\)|C\d+|'Objetivo \d+'![IJ]\d+"
    r"|SUMPRODUCT\([A-Z]\d+:[A-Z]\d+\*ISNUMBER\([A-Z]\d+:[A-Z]\d+\)\)"
    r"|SUMPRODUCT\([A-Z]\d+:[A-Z]\d+,[A-Z]\d+:[A-Z]\d+\)/E\d+"
)


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    """Read the workbook as other programs do: the rows of each sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(content: bytes) -> dict[str, str]:
    """Return the files inside the workbook that are its sheets."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = [name for name in archive.namelist() if "worksheets/" in name]
    return {name: archive.read(name).decode() for name in names}


def test_the_workbook_has_a_sheet_for_each_objective():
    found = sheets(to_xlsx(a_scorecard(), WHEN))

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
    rows = sheets(to_xlsx(a_scorecard(), WHEN))["Resumen"]

    assert {row[0]: row[1] for row in rows[1:8]} == {
        "Entidad": "Secretaría General de la Alcaldía Mayor de Bogotá D.C.",
        "Periodo": "2020–2024 · Versión 3 del plan",
        "Corte": "30 de junio de 2023",
        "Estado": "Publicado · Revisión 1",
        "Cumplimiento del plan": 0.992,
        "Con tope de 100%": 0.9178,
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


def test_the_raw_data_have_the_columns_of_the_csv_and_more():
    rows = sheets(to_xlsx(a_scorecard(), WHEN))["Indicadores"]

    titles = [title.removesuffix(" (%)") for title in HEADER]
    assert rows[2][: len(titles)] == titles
    first = dict(zip(rows[2], rows[3], strict=True))
    assert (first["Ponderación"], first["Programación de la vigencia"]) == (0.895, 90)
    assert first["Porcentaje recalculado"] == 0.9864
    assert first["Cuenta en el objetivo"] == 0.9831


def test_the_months_are_told_once_though_an_indicator_weighs_twice():
    march = MonthFigures(3, Decimal("1.5"), Decimal("0.25"), "Avanza.", "", "")
    unknown = MonthFigures(4, None, None, "", "", "")
    row = a_row(months=(march, unknown))
    plan = a_scorecard(objectives=(an_objective(1, row), an_objective(2, row)))

    found = sheets(to_xlsx(plan, WHEN))["Meses"]

    assert [line[5:11] for line in found[3:]] == [
        ["2023", 3.0, "marzo", 1.5, 0.25, "Avanza."]
    ]


def test_the_workbook_leaves_empty_what_there_is_not():
    found = sheets(to_xlsx(nothing_judged(), WHEN))

    assert found["Indicadores"][3][12:19] == [""] * 7
    assert found["Objetivo 2"][5][4:11] == [""] * 7
    assert found["Resumen"][10][2:4] == ["", ""]


def test_a_table_without_lines_says_so():
    found = sheets(to_xlsx(nothing_judged(), WHEN))

    assert found["Cambios"][3][0] == "El plan no tiene cambios registrados."
    assert found["Meses"][3][0].startswith("No hay meses programados")
    assert found["Hallazgos"][3][0].startswith("El sistema no encontró nada")
    bare = sheets(to_xlsx(replace(nothing_judged(), objectives=()), WHEN))
    assert bare["Resumen"][10][0] == "El plan no tiene objetivos."
    card = replace(an_objective(4, not_programmed()), rows=())
    bare = sheets(to_xlsx(a_scorecard(objectives=(card,)), WHEN))
    assert bare["Objetivo 4"][5][0] == "No tiene indicadores con ponderación en 2023."


def test_a_draft_says_so_on_every_objective_and_every_page():
    content = to_xlsx(a_scorecard(state=CutoffState.OPEN), WHEN)

    found = sheets(content)
    assert found["Resumen"][4][1] == "BORRADOR: corte abierto"
    assert found["Objetivo 1"][1][1] == "BORRADOR: corte abierto"
    headers = "&amp;RBORRADOR: corte abierto · Corte: 30/6/2023"
    assert all(headers in part for part in parts(content).values())


def test_every_sheet_is_ready_to_print():
    for part in parts(to_xlsx(a_scorecard(), WHEN)).values():
        assert '<pageSetup paperSize="9"' in part
        assert 'fitToHeight="0" orientation="landscape"' in part
        assert "Página &amp;P de &amp;N" in part
        assert 'state="frozen"' in part


def test_the_workbook_shows_every_decimal_of_a_magnitude():
    row = a_row(decimals=0, executed=Decimal("72.125"), programmed=None)
    content = to_xlsx(a_scorecard(objectives=(an_objective(1, row),)), WHEN)

    line = table(read(content)["Objetivo 1"], "Nombre indicador")[0]

    assert line["Magnitud ejecutada al corte"].shown == "72,125"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_an_address_in_the_workbook(text):
    row = a_row(name=text, department=text, cause=text, narrative=text, override=text)
    card = an_objective(1, row, statement=text, notes=(Note("*", text),))
    plan = replace(a_scorecard().plan, name=text, entity=text, version=text)
    entry = replace(CHANGE, description=text, number=text)
    content = to_xlsx(
        a_scorecard(plan=plan, objectives=(card,), changes=(entry,)), WHEN
    )

    formulas = [
        formula
        for part in parts(content).values()
        for formula in re.findall("<f>(.*?)</f>", part)
    ]
    links = re.findall("<hyperlink [^>]*>", "".join(parts(content).values()))

    assert len(formulas) == 8
    assert [formula for formula in formulas if not OURS.fullmatch(formula)] == []
    assert all(" location=" in link and "r:id" not in link for link in links)


def test_the_workbook_accepts_a_very_long_entity():
    plan = replace(a_scorecard().plan, entity="Entidad & " * 40, name="Plan & " * 60)
    content = to_xlsx(a_scorecard(plan=plan), WHEN)

    running = re.findall(
        "<odd(?:Header|Footer)>(.*?)</odd", "".join(parts(content).values())
    )
    assert len(running) == 16
    assert max(len(text.replace("&amp;", "&")) for text in running) <= 255


def test_a_text_longer_than_a_cell_is_cut_and_not_lost():
    row = a_row(narrative="a" * 40_000)

    found = sheets(to_xlsx(a_scorecard(objectives=(an_objective(1, row),)), WHEN))

    narrative = found["Indicadores"][3][len(HEADER) + 2]
    assert (len(narrative), narrative[-1]) == (32_767, "…")


def test_many_objectives_have_a_sheet_each():
    cards = tuple(replace(over_and_behind(), number=n) for n in range(1, 61))

    names = list(sheets(to_xlsx(a_scorecard(objectives=cards), WHEN)))

    assert names[1:61] == [f"Objetivo {n}" for n in range(1, 61)]


def test_the_register_has_the_seeds_columns_and_a_line_for_each_figure():
    book = sheets(to_xlsx(a_scorecard(changes=(CHANGE, REWEIGHED)), WHEN))["Cambios"]

    header, first, second, *figures = book[2:]

    assert header[:6] == [
        "Versión",
        "Número",
        "Objetivo estratégico",
        "Meta / Indicador",
        "Cambio realizado",
        "Justificación",
    ]
    assert first[1:5] == [
        "001",
        "4. Promover procesos de transformación digital.",
        f"{CHANGE.goal}\n{CHANGE.indicator_label}",
        CHANGE.description,
    ]
    assert (second[1], second[4], second[6]) == (
        "002",
        REWEIGHED.description,
        "9/6/2023",
    )
    assert [(row[1], row[4]) for row in figures] == [
        ("002", "Ponderación · Indicador sectorial 545 · objetivo 5: 50,00% → 40,00%"),
        ("002", "Programación anual · Indicador sectorial 545: vacío → 5.486.863"),
    ]
