"""The geometry of a year in a small line: the months up to the cut-off, of twelve.

The lines of the objectives share one scale, so that they can be read side by side; the
plan's has its own. A month without a ratio is a gap, never a 0; alone, it is a dot.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import groupby

from pei_site.formats import month_name, percent
from reports.charts import LONGEST, coordinate
from reports.scorecard import ObjectiveCard, Point, Scorecard

WIDTH, HEIGHT = 176, 44
LEFT, RIGHT, TOP, BOTTOM = 6, 170, 6, 38
MONTHS = 12
FULL = Fraction(1)
STEP = Fraction(1, 10)
PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Range:
    """The ratios at the bottom and at the top, in whole tens of percent."""

    low: Fraction
    high: Fraction

    def y(self, ratio: Fraction) -> Fraction:
        """Return the ordinate of a ratio; beyond an end, the end."""
        shown = min(max(ratio, self.low), self.high)
        share = (shown - self.low) / (self.high - self.low)
        return BOTTOM - share * (BOTTOM - TOP)


@dataclass(frozen=True, slots=True)
class Stop:
    """A month with a ratio, and what the pointer reads there."""

    x: str
    y: str
    left: str
    title: str


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A year in a line; `paths` join what is joined, `alone` is what joins nothing.

    `last` is the month of the cut-off; None: it has no ratio.
    """

    id: str
    title: str
    description: str
    paths: tuple[str, ...]
    alone: tuple[Stop, ...]
    last: Stop | None
    stops: tuple[Stop, ...]
    slot: str
    full_y: str
    ticks: tuple[str, ...]


def sparklines(
    scorecard: Scorecard, shown: Iterable[ObjectiveCard] | None = None
) -> dict[int | str, Sparkline]:
    """Draw the plan ("plan") and each objective (by its number) judged in some month.

    Those that are shown (None: all), on the scale of all of them.
    """
    shared = range_of(point for card in scorecard.objectives for point in card.trend)
    places: list[tuple[int | str, str, tuple[Point, ...], Range]] = [
        (card.number, f"Objetivo {card.number}", card.trend, shared)
        for card in (scorecard.objectives if shown is None else shown)
    ]
    own = range_of(scorecard.trend)
    return {
        key: sparkline(f"anio-{key}", name, trend, scale)
        for key, name, trend, scale in [
            (PLAN, "El plan", scorecard.trend, own),
            *places,
        ]
        if any(point.ratio is not None for point in trend)
    }


def objective_line(card: ObjectiveCard) -> Sparkline | None:
    """Draw an objective on its own, on its own scale; None: it was judged in no month."""
    if all(point.ratio is None for point in card.trend):
        return None
    name = f"Objetivo {card.number}"
    return sparkline(f"anio-{card.number}", name, card.trend, range_of(card.trend))


def range_of(points: Iterable[Point]) -> Range:
    """Return the range in which all the points can be compared; 100 % is always inside."""
    judged = [point.ratio for point in points if point.ratio is not None]
    low = min([FULL - STEP, *judged])
    high = max([FULL + STEP, *judged])
    return Range(
        low=max(low // STEP * STEP, -LONGEST),
        high=min(-(-high // STEP) * STEP, LONGEST),
    )


def sparkline(
    line_id: str, name: str, trend: tuple[Point, ...], scale: Range
) -> Sparkline:
    """Draw a year."""
    runs = [[_stop(point, scale) for point in run] for run in _runs(trend)]
    stops = [stop for run in runs for stop in run]
    judged = trend[-1].ratio is not None
    return Sparkline(
        id=line_id,
        title=f"{name}, mes a mes",
        description=described(trend),
        paths=tuple(_path(run) for run in runs if len(run) > 1),
        alone=tuple(run[0] for run in runs if len(run) == 1),
        last=stops[-1] if judged else None,
        stops=tuple(stops),
        slot=coordinate(_slot()),
        full_y=coordinate(scale.y(FULL)),
        ticks=_ticks(),
    )


def described(trend: Iterable[Point]) -> str:
    """Say the months in words: "enero 101,15%, febrero sin porcentaje."."""
    told = (
        f"{month_name(point.month)} "
        f"{'sin porcentaje' if point.ratio is None else percent(point.ratio)}"
        for point in trend
    )
    return ", ".join(told).capitalize() + "."


def _runs(trend: tuple[Point, ...]) -> Iterator[list[Point]]:
    """Yield the months that follow one another, each with a ratio."""
    for judged, group in groupby(trend, lambda point: point.ratio is not None):
        if judged:
            yield list(group)


@cache
def _ticks() -> tuple[str, ...]:
    return tuple(coordinate(_x(month)) for month in range(1, MONTHS + 1))


def _slot() -> Fraction:
    return Fraction(RIGHT - LEFT, MONTHS - 1)


def _x(month: int) -> Fraction:
    return LEFT + _slot() * (month - 1)


def _stop(point: Point, scale: Range) -> Stop:
    name = month_name(point.month).capitalize()
    return Stop(
        x=coordinate(_x(point.month)),
        y=coordinate(scale.y(point.ratio or Fraction(0))),
        left=coordinate(_x(point.month) - _slot() / 2),
        title=f"{name}: {percent(point.ratio)}",
    )


def _path(run: list[Stop]) -> str:
    return "M" + "L".join(f"{stop.x} {stop.y}" for stop in run)
