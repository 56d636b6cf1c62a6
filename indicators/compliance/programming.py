"""What is wrong with a year's programming before it is approved (rules 2 and 10)."""

from decimal import Decimal
from enum import StrEnum

from indicators.compliance.accumulation import DECEMBER, Months, roll_up
from indicators.compliance.achievement import Measure, on_wrong_side
from indicators.compliance.vocabulary import Accumulation


class Fault(StrEnum):
    """An error of programming: it stops loading a file and approving a year."""

    TARGET_MISSING = "TARGET_MISSING"
    MONTHS_DO_NOT_ADD_UP = "MONTHS_DO_NOT_ADD_UP"
    LAST_MONTH_IS_NOT_TARGET = "LAST_MONTH_IS_NOT_TARGET"
    BASELINE_MISSING = "BASELINE_MISSING"
    WRONG_SIDE = "WRONG_SIDE"


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
