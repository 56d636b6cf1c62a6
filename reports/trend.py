"""How the year went, month by month: what each mean would have said at each month end.

By the rules and with the figures of today, not as it was known then. The month of the
cut-off is the cut-off itself, official figures included; the others are recomputed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.accumulation import DECEMBER
from indicators.compliance.status import Facts, Judgement, counted_at
from indicators.compliance.vocabulary import Accumulation
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
    points = []
    ratio = counts = None
    for month in range(1, last):
        if month in facts.programmed or month in facts.executed:  # else nothing moved
            ratio, counts = counted_at(facts, month)
        points.append(Point(month, ratio, capped(counts, cap)))
    return (*points, Point(last, judged.ratio, capped(judged.counts, cap)))


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


@dataclass(frozen=True, slots=True)
class Projection:
    """Where a year would go "si lo que falta se ejecuta como está programado".

    No result: nothing ever counts it. `rest`: programmed after the cut-off; `points`:
    the months after it; `end`: the ratio of the year that December would close with.
    """

    rest: Decimal
    points: tuple[Point, ...]
    end: Fraction


def projection(row: Row, last: int) -> Projection | None:
    """Project a sum from its cut-off month; None: there is nothing to project from.

    Only from magnitudes that are whole: no month owes its report, none is replaced by
    an official figure. And only with a target and something programmed afterwards.
    """
    if row.accumulation is not Accumulation.SUM or row.official or row.missing:
        return None
    later = {m.month: m.programmed for m in row.months if m.month > last}
    rest = sum((value for value in later.values() if value is not None), Decimal(0))
    if not row.target or row.executed is None or not rest:
        return None
    end = (Fraction(row.executed) + Fraction(rest)) / Fraction(row.target)
    return Projection(rest, _projected(row, later, last), end)


def _projected(
    row: Row, later: Mapping[int, Decimal | None], last: int
) -> tuple[Point, ...]:
    """Add to both sides what is programmed each month: done as promised."""
    done, promised = Fraction(row.executed or 0), Fraction(row.programmed or 0)
    points = []
    for month in range(last + 1, DECEMBER + 1):
        programmed = Fraction(later.get(month) or 0)
        done, promised = done + programmed, promised + programmed
        points.append(Point(month, done / promised if promised else None, None))
    return tuple(points)
