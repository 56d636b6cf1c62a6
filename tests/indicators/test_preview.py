"""How a month would stand, by the rules, and what looks wrong."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.compliance.vocabulary import Accumulation, Status
from indicators.preview import preview
from indicators.vocabulary import RecordState
from tests.builders import a_year, an_indicator, measured, program, report, weigh

pytestmark = pytest.mark.django_db


def seen(indicator, executed, month=6):
    number = None if executed is None else Decimal(executed)
    return preview(indicator, a_year(), month, number)


def test_the_rules_judge_what_is_typed():
    found = seen(measured("321", e=None), "30")

    assert found.judgement.ratio == Fraction(1, 2)
    assert found.judgement.status == Status.BEHIND
    assert found.needs_cause
    assert found.warnings == ()


def test_a_sum_adds_the_months_before_drafts_too_but_not_returned_ones():
    indicator = an_indicator("545", accumulation=Accumulation.SUM)
    weigh(indicator)
    program(indicator, "100", {4: "20", 5: "20", 6: "60"})
    report(indicator, 4, "20", state=RecordState.DRAFT)
    report(indicator, 5, "7", state=RecordState.RETURNED)

    assert seen(indicator, "30").judgement.executed == 50


def test_nothing_typed_reads_as_unreported():
    found = seen(measured("321", e="60"), None)

    assert found.judgement.status == Status.NOT_REPORTED
    assert not found.needs_cause


def test_an_indicator_without_target_is_not_judged():
    assert seen(an_indicator("9"), "5").judgement.status is None


@pytest.mark.parametrize(
    ("before", "typed", "warning"),
    [
        ("50", "40", "El nivel baja: en mayo era 50,00."),
        ("4", "40", "Es 10 veces o más lo de mayo, que fue 4,00."),
        (None, "75.01", "El avance al corte sería 125,02%: más de 125%."),
        (None, "0.6", "¿Es un porcentaje escrito como fracción?"),
    ],
)
def test_what_looks_wrong_is_said(before, typed, warning):
    indicator = measured("321", e=None)
    if before:
        report(indicator, 5, before)

    assert any(text.startswith(warning) for text in seen(indicator, typed).warnings)


@pytest.mark.parametrize(
    ("before", "typed"), [("50", "60"), ("5", "49"), (None, "75"), (None, "1.5")]
)
def test_what_looks_right_is_not_warned_about(before, typed):
    indicator = measured("321", e=None)
    if before:
        report(indicator, 5, before)

    assert seen(indicator, typed).warnings == ()


def test_a_sum_that_falls_is_not_warned_about():
    indicator = an_indicator("545", accumulation=Accumulation.SUM)
    program(indicator, "100", {5: "50", 6: "50"})
    report(indicator, 5, "60")

    assert seen(indicator, "40").warnings == ()
