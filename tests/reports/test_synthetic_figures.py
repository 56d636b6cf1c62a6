"""The numbers of the synthetic plan: promises add up exactly, whatever is drawn."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, strategies as st

from reports.planfiles.synthetic.figures import (
    KINDS,
    WHOLE,
    course,
    magnitude,
    portions,
)


@given(st.integers(0, 10**9), st.lists(st.integers(1, 100), min_size=1, max_size=400))
def test_portions_add_up_to_the_whole_and_none_is_negative(total, shares):
    parts = portions(total, shares)

    assert sum(parts) == total
    assert len(parts) == len(shares)
    assert min(parts) >= 0


def test_weights_in_cents_add_up_to_exactly_100():
    weights = [magnitude(cents, 2) for cents in portions(WHOLE, [1, 1, 1])]

    assert weights == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.opening)
@given(seed=st.integers(0, 10_000), years=st.integers(1, 25))
def test_levels_leave_their_start_from_the_first_month_and_end_where_promised(
    kind, seed, years
):
    random = Random(seed)
    drawn = course(random, kind, [True] * years)

    promises = [drawn.promise(random, place) for place in range(years)]

    if kind.accumulation == "suma":
        assert [sum(months.values()) for months in promises] == [*drawn.totals]
        return
    first, last = promises[0], promises[-1]
    assert first[min(first)] != (drawn.start if kind.uses_baseline else 0)
    assert last[max(last)] == drawn.end == drawn.target(last)


def test_a_falling_level_above_its_promise_is_behind():
    falling = next(kind for kind in KINDS if kind.accumulation == "decreciente")
    drawn = course(Random(1), falling, [True])

    assert drawn.differences({6: 100}, {6: 130}) == {6: -30}


def test_a_sum_is_behind_by_all_that_is_missing_so_far():
    adding = next(kind for kind in KINDS if kind.accumulation == "suma")
    drawn = course(Random(1), adding, [True])

    assert drawn.differences({1: 10, 2: 10, 3: 10}, {1: 7, 2: 13, 3: 8}) == {
        1: -3,
        2: 0,
        3: -2,
    }
