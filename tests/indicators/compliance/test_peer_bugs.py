"""Mistakes seen in programs of this kind, each as a test that we do not make it."""

import pytest

from indicators.compliance.accumulation import roll_up
from indicators.compliance.achievement import (
    YearTotals,
    achievement,
    period_achievement,
)
from indicators.compliance.vocabulary import Status
from indicators.compliance.weighting import overall, weighted_mean
from tests.indicators.compliance.builders import (
    A_LEVEL,
    A_SUM,
    CONSTANT,
    DOWN_FROM_40,
    INCREASING,
    D,
    F,
    facts,
    in_june,
    months,
    part,
)


def test_a_cap_of_100_does_not_lift_what_is_below_it() -> None:
    assert weighted_mean([part("100", F(2, 5))], F(1)) == F(2, 5)


def test_a_decreasing_indicator_advances_when_it_falls() -> None:
    assert achievement(DOWN_FROM_40, D(34), D(30)) == F(3, 5)


def test_the_same_facts_give_the_same_percentage_at_the_cutoff_and_for_the_year() -> (
    None
):
    known = facts(
        DOWN_FROM_40, target="30", programmed=months(m06="30"), executed={6: D(34)}
    )

    judgement = in_june(known)

    assert judgement.ratio == judgement.year_ratio == F(3, 5)


@pytest.mark.parametrize("scale", ["1", "0.5", "2"])
def test_weights_are_divided_by_their_sum(scale: str) -> None:
    parts = [part(scale, 1), part(scale, 1)]

    assert weighted_mean(parts) == 1


def test_one_part_that_weighs_1_does_not_switch_to_the_plain_mean() -> None:
    assert weighted_mean([part("1", 1), part("99", 0)]) == F(1, 100)


def test_a_null_part_is_left_out_with_weights_and_without_them() -> None:
    assert overall([(F(1, 2), D(50)), (None, D(50))]) == F(1, 2)
    assert overall([(F(1, 2), None), (None, None)]) == F(1, 2)


def test_losing_a_report_does_not_raise_the_score() -> None:
    reported = in_june(facts(executed=months(m03="5")))
    lost = in_june(facts())

    before = weighted_mean([part("50", reported.counts), part("50", 1)])
    after = weighted_mean([part("50", lost.counts), part("50", 1)])

    assert (before, after) == (F(5, 8), F(1, 2))


def test_not_programmed_and_not_reported_are_two_different_things() -> None:
    not_programmed = in_june(facts(programmed=months(m12="40")))
    not_reported = in_june(facts())

    assert (not_programmed.status, not_programmed.counts) == (
        Status.NOT_PROGRAMMED,
        None,
    )
    assert (not_reported.status, not_reported.counts) == (Status.NOT_REPORTED, 0)


@pytest.mark.parametrize("accumulation", [CONSTANT, INCREASING])
def test_a_cumulative_level_may_fall_and_is_never_added(accumulation: str) -> None:
    known = months(m03="60", m06="50")

    assert roll_up(accumulation, known, 6) == 50  # type: ignore[arg-type]


def test_a_year_without_a_report_keeps_its_target() -> None:
    years = [YearTotals(D(80), D(80)), YearTotals(None, D(20))]

    assert period_achievement(A_SUM, years, None) == F(4, 5)


def test_a_month_without_a_report_keeps_its_programming() -> None:
    assert in_june(facts(executed=months(m03="10"))).ratio == F(1, 2)


@pytest.mark.parametrize("executed", ["0", "5", "-5"])
def test_a_target_of_zero_is_neither_100_nor_an_exception(executed: str) -> None:
    known = facts(
        A_LEVEL, target="0", programmed=months(m06="0"), executed={6: D(executed)}
    )

    judgement = in_june(known)

    assert (judgement.ratio, judgement.year_ratio) == (None, None)


def test_a_promise_that_equals_its_start_is_not_computable() -> None:
    known = facts(DOWN_FROM_40, target="40", programmed={6: D(40)}, executed={6: D(40)})

    assert in_june(known).status == Status.NOT_COMPUTABLE
