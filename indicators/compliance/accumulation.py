"""How the months of an indicator roll up to a cut-off (rules 1, 5 and 10)."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, Decimal

from indicators.compliance.vocabulary import Accumulation

# Month (1 to 12) -> magnitude in the indicator's unit; an absent month has none.
Months = Mapping[int, Decimal]

DECEMBER = 12


def roll_up(
    accumulation: Accumulation, months: Months, cutoff_month: int
) -> Decimal | None:
    """Return the magnitude at the cut-off, in the indicator's unit (rule 1).

    A sum adds the months up to the cut-off; a level is the last one known by then,
    carried forward and never added. None: no month up to the cut-off has a value.
    """
    known = [month for month in months if month <= cutoff_month]
    if not known:
        return None
    if accumulation == Accumulation.SUM:
        return sum((months[month] for month in known), Decimal(0))
    return months[max(known)]


def missing_months(
    accumulation: Accumulation, programmed: Months, executed: Months, cutoff_month: int
) -> tuple[int, ...]:
    """Return the months up to the cut-off that owe a report, in order (rule 5).

    A month owes one when it has programming: above 0 for a sum, any level otherwise.
    A report of 0 is a report.
    """
    return tuple(
        month
        for month in sorted(programmed)
        if month <= cutoff_month
        and month not in executed
        and (accumulation != Accumulation.SUM or programmed[month] > 0)
    )


def spread(target: Decimal, decimals: int) -> dict[int, Decimal]:
    """Spread a year's target over its twelve months (rule 10): they add up exactly.

    A twelfth is rounded half-down to the indicator's unit (its decimals) and December
    takes the remainder. Where eleven rounded months would already exceed the target,
    the twelfth is cut instead, because nobody can promise a December below 0.
    """
    twelfth, unit = target / DECEMBER, Decimal(1).scaleb(-decimals)
    month = twelfth.quantize(unit, ROUND_HALF_DOWN)
    others = DECEMBER - 1
    if abs(month * others) > abs(target):
        month = twelfth.quantize(unit, ROUND_DOWN)
    return {
        **dict.fromkeys(range(1, DECEMBER), month),
        DECEMBER: target - month * others,
    }
