"""How the year went, month by month: what each mean would have said at each month end.

By the rules and with the figures of today, not as it was known then. The month of the
cut-off is the cut-off itself, official figures included; the others are recomputed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.status import Facts, Judgement, judge
from indicators.compliance.weighting import Weighted, overall, weighted_mean
from reports.scorecard import ObjectiveCard, Point, Row


def capped(counts: Fraction | None, cap: Decimal | None) -> Fraction | None:
    """Return what counts, up to the year's cap (a percentage; None: there is none)."""
    if counts is None or cap is None:
        return counts
    return min(counts, Fraction(cap) / 100)


def of_row(
    facts: Facts, judged: Judgement, cap: Decimal | None, last: int
) -> tuple[Point, ...]:
    """Judge an indicator at each month before the last, the cut-off's: that is given."""
    own = replace(facts, official=None)
    before = [(month, judge(own, month)) for month in range(1, last)]
    return tuple(
        Point(month, one.ratio, capped(one.counts, cap))
        for month, one in [*before, (last, judged)]
    )


def of_objective(rows: Sequence[Row], last: int) -> tuple[Point, ...]:
    """Return the weighted mean of what counted by each month."""
    weighed = [(row.weight, row.trend) for row in rows if row.weight is not None]
    return tuple(
        _mean(
            month,
            weighted_mean(
                Weighted(weight, trend[month - 1].counted) for weight, trend in weighed
            ),
        )
        for month in range(1, last + 1)
    )


def of_plan(
    cards: Iterable[ObjectiveCard], last: int, *, weighted: bool
) -> tuple[Point, ...]:
    """Return the mean of the objectives by each month; weighted: by their weights."""
    known = [(card.trend, card.weight if weighted else None) for card in cards]
    return tuple(
        _mean(
            month,
            overall([(trend[month - 1].ratio, weight) for trend, weight in known]),
        )
        for month in range(1, last + 1)
    )


def _mean(month: int, ratio: Fraction | None) -> Point:
    return Point(month, ratio, ratio)
