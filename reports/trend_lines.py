"""The lines of a trend: the plan, an objective or an indicator through the year.

Each sets side by side what the months give with the rules and data of the cut-off, what
earlier cut-offs said, as they were frozen, and how each year of the plan ended.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from indicators.compliance.vocabulary import Band, Status
from reports.said import Said
from reports.scorecard import ObjectiveCard, Point, Row, Scorecard
from reports.trend import Projection, projection

DECEMBER = 12
Figure = Callable[[Said], Fraction | None]


def is_missing(point: Point) -> bool:
    """Return whether it has no percentage and yet counts: 0, for lack of a report."""
    return point.ratio is None and point.counted is not None


@dataclass(frozen=True, slots=True)
class Told:
    """What a cut-off said; `recomputed`: what this cut-off gives for the same month.

    Both None where it could not be judged; `recomputed` also where it is not told.
    """

    said: Said
    ratio: Fraction | None
    recomputed: Fraction | None

    @property
    def differs(self) -> bool:
        """Whether today's figure of that month is another one, to the last digit."""
        return self.recomputed is not None and self.ratio != self.recomputed

    @property
    def moved(self) -> Fraction | None:
        """Return how far today's figure is from the one said; None: one is missing."""
        if self.ratio is None or self.recomputed is None:
            return None
        return self.recomputed - self.ratio


@dataclass(frozen=True, slots=True)
class YearEnd:
    """How a year stood at its last cut-off; `whole` False: that is not December's."""

    cutoff: date
    ratio: Fraction | None

    @property
    def whole(self) -> bool:
        """Whether the cut-off closes its year."""
        return self.cutoff.month == DECEMBER


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn and told of one thing; `status`, `band` None: cannot be judged.

    `objective` and `row` say what it is: both None the plan, `row` None an objective.
    `projected` is for sums alone, and no result.
    """

    id: str
    name: str
    text: str
    ratio: Fraction | None
    trend: tuple[Point, ...]
    told: tuple[Told, ...]
    ends: tuple[YearEnd, ...]
    status: Status | None = None
    band: Band | None = None
    objective: int | None = None
    row: Row | None = None
    projected: Projection | None = None

    @property
    def official(self) -> bool:
        """Whether its figure at the cut-off is an official one."""
        return self.row is not None and self.row.official

    @property
    def indicator(self) -> Row:
        """Return the row of an indicator's line; an error for the others."""
        if self.row is None:
            raise ValueError(f"{self.id} is no indicator")
        return self.row

    @property
    def judged(self) -> tuple[Point, ...]:
        """Return the months in which there is a percentage."""
        return tuple(point for point in self.trend if point.ratio is not None)


def of_plan(scorecard: Scorecard, said: Sequence[Said]) -> Line:
    """Return the line of the whole plan."""
    return Line(
        id="plan",
        name="Todo el plan",
        text="",
        ratio=scorecard.ratio,
        trend=scorecard.trend,
        told=_told(scorecard, said, scorecard.trend, lambda one: one.ratio),
        ends=_ends(scorecard, said, scorecard.ratio, lambda one: one.ratio),
    )


def of_objective(
    scorecard: Scorecard, card: ObjectiveCard, said: Sequence[Said]
) -> Line:
    """Return the line of an objective."""

    def figure(one: Said) -> Fraction | None:
        return one.objectives.get(card.number)

    return Line(
        id=f"objetivo-{card.number}",
        name=f"Objetivo {card.number}",
        text=card.short_statement or card.statement,
        ratio=card.ratio,
        trend=card.trend,
        told=_told(scorecard, said, card.trend, figure),
        ends=_ends(scorecard, said, card.ratio, figure),
        status=card.status,
        band=card.band,
        objective=card.number,
    )


def of_row(
    scorecard: Scorecard, card: ObjectiveCard, row: Row, said: Sequence[Said]
) -> Line:
    """Return the line of an indicator in an objective."""

    def figure(one: Said) -> Fraction | None:
        return one.rows.get((card.number, row.key))

    return Line(
        id=f"indicador-{row.key}",
        name=row.identification,
        text=row.name,
        ratio=row.ratio,
        trend=row.trend,
        told=_told(scorecard, said, row.trend, figure),
        ends=(),  # of an indicator the years themselves are known: Row.years
        status=row.status,
        band=row.band,
        objective=card.number,
        row=row,
        projected=projection(row, scorecard.cutoff.month),
    )


def _told(
    scorecard: Scorecard,
    said: Sequence[Said],
    trend: tuple[Point, ...],
    figure: Figure,
) -> tuple[Told, ...]:
    """Pair what was said this year with what the same months give now."""
    now = {point.month: point.ratio for point in trend}
    return tuple(
        Told(one, figure(one), now.get(one.cutoff.month))
        for one in said
        if one.cutoff.year == scorecard.year
    )


def _ends(
    scorecard: Scorecard,
    said: Sequence[Said],
    ratio: Fraction | None,
    figure: Figure,
) -> tuple[YearEnd, ...]:
    """Tell how each year before ended, and where this one stands."""
    before = (one for one in said if one.cutoff.year < scorecard.year)
    return (
        *(YearEnd(one.cutoff, figure(one)) for one in before),
        YearEnd(scorecard.cutoff, ratio),
    )
