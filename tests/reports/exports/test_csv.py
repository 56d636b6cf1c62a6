"""The flat table: figures as Spanish spreadsheets read them, texts disarmed."""

import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest

from reports.exports.columns import HEADER
from reports.exports.csv import to_csv
from reports.scorecard import Scorecard
from tests.reports.cards import NOTE, a_row, an_objective
from tests.reports.scorecards import a_scorecard, nothing_judged

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"]


def table(scorecard: Scorecard) -> list[dict[str, str]]:
    """Read the CSV as a spreadsheet in Spanish does."""
    text = io.StringIO(to_csv(scorecard).decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def test_csv_has_a_line_for_each_objective_and_indicator():
    lines = table(a_scorecard())

    assert [(line["Objetivo"], line["Clave"]) for line in lines] == [
        ("1", "321"),
        ("1", "4"),
        ("3", "552"),
        ("5", "545"),
        ("5", "546"),
    ]
    assert lines[0]["Porcentaje avance al corte (%)"] == "98,31"
    assert lines[0]["Ponderación (%)"] == "89,50"
    assert lines[3]["Magnitud ejecutada al corte"] == "1474056"
    assert lines[4]["Semáforo"] == "Alto"
    assert lines[2]["Notas"] == f"* {NOTE}"


def test_csv_leaves_empty_what_there_is_not():
    line = table(nothing_judged())[0]

    assert line["Porcentaje avance al corte (%)"] == line["Ponderación (%)"] == ""
    assert line["Estado"] == "Sin programación en la vigencia"


def test_csv_tells_an_objective_that_nobody_measures():
    bare = replace(an_objective(7), rows=(), terms=(), ratio=None)

    line = table(a_scorecard(objectives=(bare,)))[0]

    assert (line["Objetivo"], line["Clave"], len(line)) == ("7", "", len(HEADER))


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_disarms_what_a_spreadsheet_would_run(text):
    row = a_row(name=text, cause=text, sentence=text, department=text)

    line = table(a_scorecard(objectives=(an_objective(1, row),)))[0]

    assert {line["Nombre indicador"], line["Causa"], line["Dependencia"]} == {
        f"'{text}"
    }


def test_csv_keeps_a_negative_percentage_a_number():
    row = a_row(ratio=Fraction(-1, 8), counted=Fraction(-1, 8))

    line = table(a_scorecard(objectives=(an_objective(1, row),)))[0]

    assert line["Porcentaje avance al corte (%)"] == "-12,50"
