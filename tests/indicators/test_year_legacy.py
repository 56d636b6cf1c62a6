"""What a year leaves to the next: what was left undone, what goes on, what ended."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.vocabulary import RecordState
from indicators.year_legacy import Decision, legacy_of
from indicators.year_making import year_before
from tests.builders import (
    a_plan,
    a_year,
    an_indicator,
    an_objective,
    measured,
    program,
    report,
    weigh,
)

pytestmark = pytest.mark.django_db

SUM = "SUM"


def a_legacy(year=2024):
    return legacy_of(year_before(a_plan(), year), year)


def heir(key="321"):
    (one,) = [one for one in a_legacy().heirs if one.indicator.key == key]
    return one


def a_reported(key, accumulation, target, executed, **changes):
    """Make an indicator of 2023 with a target and what was reported in December."""
    indicator = an_indicator(key, accumulation=accumulation, **changes)
    weigh(indicator, "10")
    program(indicator, target, {12: target})
    if executed is not None:
        report(indicator, 12, executed)
    return indicator


@pytest.mark.parametrize(
    ("accumulation", "target", "executed", "missing", "remainder"),
    [
        (SUM, "100", "60", "40", "40"),
        (SUM, "100", "130", "0", None),
        (SUM, "100", "0", "100", "100"),
        (SUM, "100", None, "100", "100"),
        ("INCREASING", "1", "0.9", "0.1", "1"),  # as 514
        ("INCREASING", "1", "1", "0", None),
        ("CONSTANT", "100", "95", "5", "100"),
        ("CONSTANT", "100", None, "100", "100"),
        ("DECREASING", "5", "8", "3", "5"),
        ("DECREASING", "5", "4", "0", None),
    ],
)
def test_what_was_left_unfulfilled(accumulation, target, executed, missing, remainder):
    a_reported("321", accumulation, target, executed, baseline=Decimal(10))

    one = heir()

    assert one.missing == Decimal(missing)
    assert one.choices.get(Decision.REMAINDER) == (remainder and Decimal(remainder))
    assert one.is_unfulfilled is (remainder is not None)


def test_a_promise_of_nothing_that_nobody_reported_waits_for_a_decision():
    a_reported("321", SUM, "0", None)

    assert heir().is_unfulfilled


def test_the_months_of_a_sum_are_added_and_a_level_is_the_last():
    summed = an_indicator("545", accumulation=SUM)
    level = an_indicator("321")
    for one in (summed, level):
        weigh(one, "50")
        program(one, "10", {6: "4", 12: "6" if one == summed else "10"})
        report(one, 3, "4")
        report(one, 6, "5")

    assert (heir("545").executed, heir("545").last_month) == (Decimal(9), 6)
    assert (heir("321").executed, heir("321").last_month) == (Decimal(5), 6)


@pytest.mark.parametrize(
    ("state", "counts"),
    [(RecordState.DRAFT, False), (RecordState.RETURNED, False), ("SUBMITTED", True)],
)
def test_only_what_counts_is_told(state, counts):
    indicator = measured("321", e=None)
    report(indicator, 6, "50", state=state)

    assert heir().executed == (Decimal(50) if counts else None)


def test_a_level_may_go_on_where_it_was_and_a_sum_may_not():
    a_reported("321", "INCREASING", "80", "72.5")
    a_reported("545", SUM, "80", "72.5")

    assert heir("321").choices[Decision.LEVEL] == Decimal("72.5")
    assert Decision.LEVEL not in heir("545").choices


def test_what_had_no_programming_has_nothing_to_carry():
    weigh(an_indicator("321"), "0")

    assert heir().missing is None
    assert [*heir().choices] == [Decision.LATER, Decision.NOTHING]


def test_what_ended_is_left_out_and_its_weight_is_missing_in_the_sum():
    measured("321", weight="60", end=date(2023, 12, 31))
    measured("322", weight="40")
    measured("323", objective=an_objective(2), end=date(2024, 3, 31))

    legacy = a_legacy()

    assert [one.indicator.key for one in legacy.heirs] == ["322", "323"]
    assert [one.indicator.key for one in legacy.ended] == ["321"]
    assert legacy.sums == {1: Decimal(40), 2: Decimal(100)}


def test_a_year_is_partial_until_december_is_reported():
    measured("321")
    assert a_legacy().is_partial

    a_reported("322", SUM, "10", "4")
    assert not a_legacy().is_partial


def test_the_first_year_is_not_partial():
    assert not a_legacy(2020).is_partial


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_the_same_number_of_questions(count, django_assert_num_queries):
    for number in range(count):
        measured(f"i{number}", objective=an_objective(number + 1))
    source = a_year()

    with django_assert_num_queries(4):
        legacy = legacy_of(source, 2024)
        assert len(legacy.unfulfilled) == count
        assert len(legacy.sums) == count
        assert legacy.fingerprint
