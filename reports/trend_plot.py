"""The plot of a trend: an axis of percentages, slots side by side, lines and marks.

Where there is no percentage the line is broken, never drawn at 0. Each kind of mark has
its own form, not only its colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.charts import LONGEST, coordinate

STEP = Fraction(1, 2)
FULL, ZERO = Fraction(1), Fraction(0)
INK, HOLLOW = "#12386b", "#ffffff"
INKS = {"said": "#b36b00", "missing": "#a03a1c"}
OPEN = {"said", "part", "projected", "missing"}  # their form is their edge


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and the corners of its plot, in its own units."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


WIDE = Frame(width=720, height=308, left=64, right=700, top=18, bottom=256)
SMALL = Frame(width=340, height=204, left=52, right=330, top=14, bottom=158)


@dataclass(frozen=True, slots=True)
class Scale:
    """The ratios at the foot and at the top; both are multiples of 50 %."""

    low: Fraction
    high: Fraction

    def y(self, ratio: Fraction, frame: Frame) -> Fraction:
        """Return the ordinate of a ratio; what does not fit stands at the edge."""
        shown = min(max(ratio, self.low), self.high)
        share = (shown - self.low) / (self.high - self.low)
        return frame.bottom - share * (frame.bottom - frame.top)


@dataclass(frozen=True, slots=True)
class Spot:
    """A percentage to draw: `role` names its mark, `words` what the pointer reads.

    ratio None: nothing is drawn and the line is broken there.
    """

    slot: int
    ratio: Fraction | None
    role: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the drawing: a path around its point."""

    role: str
    path: str
    title: str

    @property
    def fill(self) -> str:
        """Return the colour inside, for paper."""
        return HOLLOW if self.role in OPEN else INKS.get(self.role, INK)

    @property
    def stroke(self) -> str:
        """Return the colour of its edge, for paper."""
        return INKS.get(self.role, INK)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing and its percentage; `full` is the 100 % line."""

    y: str
    label_y: str
    label: str
    full: bool


@dataclass(frozen=True, slots=True)
class SlotLabel:
    """The name of a month or year under the drawing."""

    x: str
    text: str


def x_of(slot: int, frame: Frame, count: int) -> Fraction:
    width = Fraction(frame.right - frame.left, count)
    return frame.left + width * (Fraction(slot) - Fraction(1, 2))


def slots(names: Sequence[str], frame: Frame) -> tuple[SlotLabel, ...]:
    return tuple(
        SlotLabel(coordinate(x_of(slot, frame, len(names))), name)
        for slot, name in enumerate(names, start=1)
    )


def ticks(scale: Scale, frame: Frame) -> tuple[Tick, ...]:
    """Every 50 %, or every 100 % where that would be a ladder."""
    span = scale.high - scale.low
    step = STEP if span <= LONGEST else FULL
    first = -(-scale.low // step) * step
    values = [
        first + step * index for index in range(int((scale.high - first) / step) + 1)
    ]
    return tuple(
        Tick(
            y=coordinate(scale.y(value, frame)),
            label_y=coordinate(scale.y(value, frame) + 4),
            label=f"{int(value * 100)}%".replace("-", "−"),
            full=value == FULL,
        )
        for value in values
    )


def paths(
    spots: Sequence[Spot], scale: Scale, frame: Frame, count: int
) -> tuple[str, ...]:
    """Return one path for each run of percentages that stand side by side."""
    runs: list[list[str]] = [[]]
    for spot in spots:
        if spot.ratio is None:
            runs.append([])
        else:
            runs[-1].append(place(spot.slot, spot.ratio, scale, frame, count))
    return tuple("M" + "L".join(run) for run in runs if len(run) > 1)


def place(slot: int, ratio: Fraction, scale: Scale, frame: Frame, count: int) -> str:
    x, y = x_of(slot, frame, count), scale.y(ratio, frame)
    return f"{coordinate(x)} {coordinate(y)}"


# Around the point, from its left or top: each role has its form, not only its colour.
FORMS = {
    "month": "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z",
    "cutoff": "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
    "part": "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
    "official": "m0 -6l6 6l-6 6l-6 -6Z",
    "said": "m0 -7l7 7l-7 7l-7 -7Z",
    "missing": "m-4 -4l8 8m0 -8l-8 8",
    "projected": "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
    "above": "m-5 -4l5 -6l5 6Z",
    "below": "m-5 4l5 6l5 -6Z",
}


def marks_of(
    spots: Sequence[Spot], scale: Scale, frame: Frame, count: int
) -> tuple[Mark, ...]:
    """Return the marks, with an arrow where a percentage does not fit in the scale."""
    marks = []
    for spot in spots:
        if spot.ratio is None:
            continue
        start = f"M{place(spot.slot, spot.ratio, scale, frame, count)}"
        title = spot.words.capitalize()
        marks.append(Mark(spot.role, start + FORMS[spot.role], title))
        beyond = _beyond(spot.ratio, scale)
        if beyond:
            marks.append(Mark(beyond, start + FORMS[beyond], title))
    return tuple(marks)


def _beyond(ratio: Fraction, scale: Scale) -> str:
    if scale.low <= ratio <= scale.high:
        return ""
    return "above" if ratio > scale.high else "below"
