"""The register of changes as a table of its own."""

import csv
import io
from dataclasses import replace

from reports.exports.register import HEADER, register_csv
from tests.reports.scorecards import CHANGE, REWEIGHED, a_scorecard, nothing_judged


def lines(scorecard):
    text = register_csv(scorecard).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_each_figure_has_its_line_and_a_change_without_figures_one():
    header, *rows = lines(a_scorecard(changes=(CHANGE, REWEIGHED)))

    assert header == list(HEADER)
    assert [(row[1], *row[5:8]) for row in rows] == [
        ("001", "", "", ""),
        (
            "002",
            "Ponderación · Indicador sectorial 545 · objetivo 5",
            "50,00%",
            "40,00%",
        ),
        ("002", "Programación anual · Indicador sectorial 545", "", "5.486.863"),
    ]
    assert rows[1][2:5] == [
        "4. Promover procesos de transformación digital.",
        f"{CHANGE.goal}\n{CHANGE.indicator_label}",
        REWEIGHED.description,
    ]
    assert rows[1][9] == "2023-06-09"


def test_an_empty_register_is_its_header():
    assert lines(nothing_judged()) == [list(HEADER)]


def test_no_text_of_a_change_becomes_a_formula():
    hostile = replace(CHANGE, description="=1+1", body="@SUM(A1)")

    row = lines(a_scorecard(changes=(hostile,)))[1]

    assert (row[4], row[10]) == ("'=1+1", "'@SUM(A1)")
