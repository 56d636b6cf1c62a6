"""A year's programming: what is wrong with it, and what spreads a target (rules 2, 10)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_DOWN, Decimal
from enum import StrEnum

from indicators.compliance.accumulation import DECEMBER, Months, roll_up, spread
from indicators.compliance.achievement import Measure, on_wrong_side
from indicators.compliance.vocabulary import Accumulation


class Fault(StrEnum):
    """An error of programming: it stops loading a file and approving a year."""

    TARGET_MISSING = "TARGET_MISSING"
    MONTHS_DO_NOT_ADD_UP = "MONTHS_DO_NOT_ADD_UP"
    LAST_MONTH_IS_NOT_TARGET = "LAST_MONTH_IS_NOT_TARGET"
    BASELINE_MISSING = "BASELINE_MISSING"
    WRONG_SIDE = "WRONG_SIDE"


def spread_target(
    measure: Measure,
    target: Decimal,
    decimals: int,
    months: Sequence[int],
    start: Decimal = Decimal(0),
) -> dict[int, Decimal]:
    """Spread a year's target over the months that are still to be programmed, in order.

    `start` is what the months before them hold: the sum of them, or their last level.
    A sum gives the months what is left of the target; a constant level is the target
    every month; the other levels go to it in equal steps, each rounded half-down to the
    unit, and the last month is the target. ValueError: a sum is already over it.
    """
    if measure.accumulation == Accumulation.SUM:
        if start > target:
            raise ValueError("The months before add up to more than the target.")
        return spread(target - start, decimals, months)
    if measure.accumulation == Accumulation.CONSTANT:
        return dict.fromkeys(months, target)
    return _steps(start, target, decimals, months)


def _steps(
    start: Decimal, target: Decimal, decimals: int, months: Sequence[int]
) -> dict[int, Decimal]:
    """Go from a level to another one in equal steps; the last month arrives exactly.

    No rounding goes behind the start or beyond the target.
    """
    unit, road = Decimal(1).scaleb(-decimals), target - start
    low, high = sorted([start, target])
    levels = {
        month: (start + road * step / len(months)).quantize(unit, ROUND_HALF_DOWN)
        for step, month in enumerate(months[:-1], start=1)
    }
    within = {month: min(max(level, low), high) for month, level in levels.items()}
    return within | dict.fromkeys(months[-1:], target)


def programming_faults(
    measure: Measure, target: Decimal | None, months: Months
) -> list[tuple[Fault, int | None]]:
    """Return every fault with the month to blame (None: the year's target, or all).

    A target of None means that the year has none: without months that is right.
    """
    if target is None and not months:
        return []
    return [
        *_disagreement(measure, target, months),
        *_baseline(measure, target, months),
    ]


def _disagreement(
    measure: Measure, target: Decimal | None, months: Months
) -> list[tuple[Fault, int | None]]:
    """Compare the months with the target: a sum adds up to it, a level ends at it."""
    if target is None:
        return [(Fault.TARGET_MISSING, None)]
    programmed = roll_up(measure.accumulation, months, DECEMBER)
    if measure.accumulation == Accumulation.SUM:
        adds_up = (programmed or Decimal(0)) == target
        return [] if adds_up else [(Fault.MONTHS_DO_NOT_ADD_UP, None)]
    if programmed == target:
        return []
    return [(Fault.LAST_MONTH_IS_NOT_TARGET, max(months, default=None))]


def _baseline(
    measure: Measure, target: Decimal | None, months: Months
) -> list[tuple[Fault, int | None]]:
    """Demand a baseline where one is used, and every promise on its right side."""
    if measure.uses_baseline and measure.baseline is None:
        return [(Fault.BASELINE_MISSING, None)]
    promises = [*sorted(months.items()), (None, target)]
    return [
        (Fault.WRONG_SIDE, month)
        for month, level in promises
        if level is not None and on_wrong_side(measure, level)
    ]
