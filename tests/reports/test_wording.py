"""Sentences that the program composes."""

from fractions import Fraction

import pytest

from indicators.compliance.vocabulary import Status
from reports import wording
from tests.reports.scorecards import REWEIGHED


@pytest.mark.parametrize(
    ("status", "ratio", "cause", "text"),
    [
        (Status.BEHIND, Fraction(9831, 10_000), "falta", "Rezago 1,69%: falta"),
        (Status.BEHIND, Fraction(99_996, 100_000), "", "Rezago <0,01%"),
        (Status.BEHIND, Fraction(-1, 4), "", "Rezago 125,00%"),
        (Status.OVER, Fraction(150_623, 104_220), "x", "Sobre ejecución del 44,52%: x"),
        (Status.ON_TARGET, Fraction(1), "", "En cumplimiento"),
        (
            Status.ON_TARGET,
            Fraction(1),
            "según Conpes",
            "En cumplimiento, según Conpes",
        ),
        (Status.NOT_REPORTED, None, "", "Sin reporte"),
        (Status.NOT_REPORTED, None, "sin datos", "Sin reporte: sin datos"),
        (Status.NOT_PROGRAMMED, None, "", "No programado al corte"),
        (Status.EARLY, None, "", "Ejecución anticipada"),
        (Status.NOT_COMPUTABLE, None, "", "No calculable"),
        (None, None, "", "Sin programación en la vigencia"),
    ],
)
def test_sentence(status, ratio, cause, text):
    assert wording.sentence(status, ratio, cause) == text


def test_marks_are_asterisks_while_they_are_few():
    assert wording.marks(0) == []
    assert wording.marks(3) == ["*", "**", "***"]
    assert wording.marks(4) == ["(1)", "(2)", "(3)", "(4)"]


@pytest.mark.parametrize(
    ("months", "text"),
    [
        ((), ""),
        ((3,), "marzo"),
        ((3, 4), "marzo y abril"),
        ((1, 2, 3), "enero, febrero y marzo"),
    ],
)
def test_months_are_listed_as_spanish_does(months, text):
    assert wording.months(months) == text


def test_what_a_change_did_to_a_figure_is_told_before_and_after():
    weighed, new = REWEIGHED.values

    assert wording.amended(weighed) == (
        "Ponderación · Indicador sectorial 545 · objetivo 5: 50,00% → 40,00%"
    )
    assert wording.amended(new) == (
        "Programación anual · Indicador sectorial 545: vacío → 5.486.863"
    )
