"""The geometry of before and after: two points on one scale, with its 100 % line.

Points need no zero to be compared, as bars do: the scale holds what there is and 100 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pei_site.formats import percent
from reports.charts import LONGEST, coordinate
from reports.movement import Direction, Movement

WIDTH = 380
LEFT, RIGHT = 20, 360  # room for half a label at both ends
TOP, ROW, BOTTOM = 30, 48, 26
NAME_Y, LINE_Y = 16, 34  # of a row's words and of its points, from its top
STEPS = tuple(Fraction(one, 100) for one in (1, 2, 5, 10, 20, 25, 50, 100))
INTERVALS = 5
PLATE = 22  # the ground of a row's words, where no line passes


@dataclass(frozen=True, slots=True)
class Ends:
    """What is drawn on a line; movement None: it had and has no percentage."""

    name: str
    movement: Movement | None

    @property
    def ratios(self) -> tuple[Fraction | None, Fraction | None]:
        """Return the ratio then and now; None: there is none."""
        return (
            (self.movement.before, self.movement.after)
            if self.movement
            else (None, None)
        )


@dataclass(frozen=True, slots=True)
class Tick:
    """A line down the chart and the percentage it stands for."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One line of the chart; an x is None where that point is not drawn.

    `after_r` is the radius of the later point. `way` is "up", "down", "same" or "" (nothing to compare); `cut` lists the abscissas
    of the points that lie beyond the scale.
    """

    name: str
    title: str
    figures: str
    way: str
    after_r: str
    plate_y: str
    name_y: str
    line_y: str
    before_x: str | None
    after_x: str | None
    cut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """The whole chart."""

    title: str
    description: str
    then: str
    now: str
    width: str
    height: str
    top: str
    bottom: str
    label_y: str
    full_x: str
    ticks: tuple[Tick, ...]
    lines: tuple[Dumbbell, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    low: Fraction
    high: Fraction
    step: Fraction

    def x(self, ratio: Fraction) -> Fraction:
        shown = min(max(ratio, self.low), self.high)
        return LEFT + (shown - self.low) / (self.high - self.low) * (RIGHT - LEFT)

    def holds(self, ratio: Fraction) -> bool:
        return self.low <= ratio <= self.high


def dumbbells(ends: Sequence[Ends], then: str, now: str) -> Dumbbells:
    """Draw a line for each thing; `then` and `now` are the names of the two cut-offs."""
    axis = _axis([ratio for one in ends for ratio in one.ratios])
    names = (then, now)
    lines = tuple(
        _line(one, names, axis, TOP + ROW * row) for row, one in enumerate(ends)
    )
    bottom = TOP + ROW * len(ends)
    return Dumbbells(
        title=f"Avance: {then} y {now}",
        description="; ".join(line.title for line in lines) + ".",
        then=then,
        now=now,
        width=str(WIDTH),
        height=str(bottom + BOTTOM),
        top=str(TOP + PLATE),
        bottom=str(bottom),
        label_y=str(bottom + 18),
        full_x=coordinate(axis.x(Fraction(1))),
        ticks=_ticks(axis),
        lines=lines,
    )


def _axis(ratios: Sequence[Fraction | None]) -> _Axis:
    """Return a scale between round percentages that holds 100 % and what there is."""
    known = [min(max(one, -LONGEST), LONGEST) for one in ratios if one is not None]
    low, high = min([Fraction(1), *known]), max([Fraction(1), *known])
    rough = (high - low) / INTERVALS
    step = next(step for step in STEPS if step >= rough)
    low, high = low // step * step, -(-high // step) * step
    # A scale of a hair's breadth would make much of nothing.
    return _Axis(min(low, high - INTERVALS * STEPS[0]), high, step)


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    count = int((axis.high - axis.low) / axis.step)
    values = [axis.low + axis.step * index for index in range(count + 1)]
    return tuple(
        Tick(coordinate(axis.x(one)), percent(one).replace(",00", "")) for one in values
    )


def _line(one: Ends, names: tuple[str, str], axis: _Axis, top: int) -> Dumbbell:
    before, after = one.ratios
    words = one.movement.words if one.movement else "sin porcentaje"
    both = before is not None and after is not None
    outside = [
        one for one in (before, after) if one is not None and not axis.holds(one)
    ]
    return Dumbbell(
        name=one.name,
        title=_title(one, names, words),
        figures=f"{percent(before)} → {percent(after)} · {words}" if both else words,
        way=_way(one.movement),
        after_r="3" if before == after else "7",  # inside the earlier where they meet
        plate_y=str(top),
        name_y=str(top + NAME_Y),
        line_y=str(top + LINE_Y),
        before_x=_point(before, axis),
        after_x=_point(after, axis),
        cut=tuple(coordinate(axis.x(one)) for one in outside),
    )


def _title(one: Ends, names: tuple[str, str], words: str) -> str:
    """Say what the line shows: it is all that some readers get."""
    figures = (
        f"{name}, {'sin porcentaje' if ratio is None else percent(ratio)}"
        for name, ratio in zip(names, one.ratios, strict=True)
    )
    return f"{one.name}: " + "; ".join([*figures, words])


def _way(movement: Movement | None) -> str:
    ways = {Direction.UP: "up", Direction.DOWN: "down", Direction.SAME: "same"}
    return ways.get(movement.direction, "") if movement else ""


def _point(ratio: Fraction | None, axis: _Axis) -> str | None:
    return None if ratio is None else coordinate(axis.x(ratio))
