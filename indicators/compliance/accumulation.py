"""How the months of an indicator roll up to a cut-off (rules 1, 5 and 10)."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, Decimal

from indicators.compliance.vocabulary import Accumulation

# Month (1 to 12) -> magnitude in the indicator's unit; an absent month has none.
Months = Mapping[int, Decimal]

DECEMBER = 12
YEAR = tuple(range(1, DECEMBER + 1))


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


def spread(
    target: Decimal, decimals: int, months: Sequence[int] = YEAR
) -> dict[int, Decimal]:
    """Spread a target over months in order (rule 10): they add up to it exactly.

    Its share is rounded half-down to the indicator's unit (its decimals), and the last
    month takes the remainder: December of the year's twelve. Where the others would
    already exceed the target, the share is cut instead, because nobody can promise a
    last month below 0. Without months there is nothing to spread over.
    """
    if not months:
        return {}
    exact, unit = target / len(months), Decimal(1).scaleb(-decimals)
    share = exact.quantize(unit, ROUND_HALF_DOWN)
    *others, last = months
    if abs(share * len(others)) > abs(target):
        share = exact.quantize(unit, ROUND_DOWN)
    return {**dict.fromkeys(others, share), last: target - share * len(others)}
