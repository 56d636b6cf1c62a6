"""The workbook: real numbers, and texts that stay texts."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from reports.exports.xlsx import to_xlsx
from tests.reports.cards import a_row, an_objective
from tests.reports.scorecards import (
    CHANGE,
    FINDING,
    REWEIGHED,
    WHEN,
    a_scorecard,
    nothing_judged,
)

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "\uff1d1"]


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    """Read the workbook: the rows of each sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_workbook_holds_real_numbers():
    found = sheets(to_xlsx(a_scorecard(), WHEN))

    assert list(found) == ["Resumen", "Indicadores", "Cambios", "Hallazgos"]
    assert found["Resumen"][3][0:4:2] == [1.0, 0.9849]
    assert found["Resumen"][-1][2:4] == [0.992, 0.9178]
    assert found["Indicadores"][3][6:13] == [
        0.895,
        90.0,
        73.5,
        72.5,
        0.9831,
        0.9864,
        0.8056,
    ]
    assert found["Hallazgos"][3][3] == FINDING.message


def test_the_workbook_leaves_empty_what_there_is_not():
    row = sheets(to_xlsx(nothing_judged(), WHEN))["Indicadores"][3]

    assert row[6:13] == [""] * 7


def test_the_workbook_shows_every_decimal_of_a_magnitude():
    row = a_row(decimals=0, executed=Decimal("72.125"), programmed=None)
    content = to_xlsx(a_scorecard(objectives=(an_objective(1, row),)), WHEN)

    styles = zipfile.ZipFile(io.BytesIO(content)).read("xl/styles.xml").decode()

    assert "#,##0.000" in styles


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_an_address_in_the_workbook(text):
    row = a_row(name=text, department=text)
    content = to_xlsx(a_scorecard(objectives=(an_objective(1, row),)), WHEN)

    archive = zipfile.ZipFile(io.BytesIO(content))
    cells = archive.read("xl/worksheets/sheet2.xml").decode()

    assert "<f>" not in cells
    assert "<hyperlink" not in cells


def test_the_workbook_accepts_a_very_long_entity():
    plan = replace(a_scorecard().plan, entity="Entidad & " * 40)

    assert list(sheets(to_xlsx(a_scorecard(plan=plan), WHEN)))


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
