"""The geometry of the charts: exact figures in, strings ready for SVG attributes out.

One drawing for screen and paper: the templates in `templates/reports/charts/` write
these colours as attributes, which is all that paper knows; the screen's style sheet
overrides them by class. Coordinates are strings because es-CO would write a comma.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pei_site.formats import percent, round_half_up
from reports.scorecard import ObjectiveCard, Row, Scorecard

COLOURS = {
    "track": "#e4e1d8",
    "fill": "#12386b",
    "missing": "#edb9a4",
    "over": "#573c96",
    "negative": "#a03a1c",
    "mark": "#18212e",
}
LONGEST = Fraction(2)  # past 200 % a bar is cut, and says so with an arrow
WIDTH, HEIGHT = 320, 20
EDGE = 2  # room for half a mark at both ends
TRACK_TOP, TRACK_HEIGHT = 6, 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a bar; its role names its colour."""

    role: str
    x: str
    width: str

    @property
    def colour(self) -> str:
        """Return the colour for paper."""
        return COLOURS[self.role]


@dataclass(frozen=True, slots=True)
class Scale:
    """The ratios at the two ends of the bars that are read side by side."""

    low: Fraction
    high: Fraction

    def x(self, ratio: Fraction) -> Fraction:
        """Return the abscissa of a ratio."""
        span = WIDTH - 2 * EDGE
        return EDGE + (ratio - self.low) / (self.high - self.low) * span


@dataclass(frozen=True, slots=True)
class Bar:
    """A ratio against its 100 % mark.

    `capped_x` is where the ratio with over-execution cut at 100 % stands (None: it is
    the same); `zero_x` is drawn only when the scale has negative ratios; `cut` says
    that the bar is longer than its scale.
    """

    id: str
    title: str
    pieces: tuple[Piece, ...]
    full_x: str
    zero_x: str | None
    capped_x: str | None
    cut: bool


def scale_for(ratios: Iterable[Fraction | None]) -> Scale:
    """Return the scale on which all these ratios can be compared: 0 to 100 % or wider."""
    judged = [ratio for ratio in ratios if ratio is not None]
    low = min([Fraction(0), *judged])
    high = max([Fraction(1), *judged])
    return Scale(low=max(low, -LONGEST), high=min(high, LONGEST))


def objective_bars(
    scorecard: Scorecard, shown: Iterable[ObjectiveCard] | None = None
) -> dict[int, Bar]:
    """Return the bar of each objective by its number, on one scale; shown None: all."""
    scale = scale_for(card.ratio for card in scorecard.objectives)
    cards = scorecard.objectives if shown is None else shown
    return {card.number: objective_bar(card, scale) for card in cards}


def objective_bar(card: ObjectiveCard, scale: Scale) -> Bar:
    """Return the bar of an objective, with its capped ratio where it differs."""
    capped = None if card.capped_ratio == card.ratio else card.capped_ratio
    name = f"Objetivo {card.number}"
    return _bar(f"barra-objetivo-{card.number}", name, card.ratio, scale, capped)


def row_bars(card: ObjectiveCard) -> dict[str, Bar]:
    """Return the bar of each indicator of an objective by its key, on one scale."""
    scale = scale_for(row.ratio for row in card.rows)
    return {row.key: row_bar(card, row, scale) for row in card.rows}


def row_bar(card: ObjectiveCard, row: Row, scale: Scale) -> Bar:
    """Return the bar of an indicator inside an objective."""
    return _bar(
        f"barra-{card.number}-{row.key}", row.identification, row.ratio, scale, None
    )


def _bar(
    bar_id: str,
    name: str,
    ratio: Fraction | None,
    scale: Scale,
    capped: Fraction | None,
) -> Bar:
    return Bar(
        id=bar_id,
        title=_title(name, ratio, capped),
        pieces=_pieces(ratio, scale),
        full_x=coordinate(scale.x(Fraction(1))),
        zero_x=coordinate(scale.x(Fraction(0))) if scale.low < 0 else None,
        capped_x=None
        if capped is None
        else coordinate(scale.x(max(capped, scale.low))),
        cut=ratio is not None and not scale.low <= ratio <= scale.high,
    )


def _title(name: str, ratio: Fraction | None, capped: Fraction | None) -> str:
    """Say what the drawing shows: it is all that some readers get."""
    if ratio is None:
        return f"{name}: sin porcentaje al corte"
    beside = "" if capped is None else f"; con tope del 100 %, {percent(capped)}"
    return f"{name}: {percent(ratio)} de lo programado al corte{beside}"


def _pieces(ratio: Fraction | None, scale: Scale) -> tuple[Piece, ...]:
    """Return the track and, over it, what was done, what is missing and what exceeds."""
    zero, full = Fraction(0), Fraction(1)
    track = _piece("track", scale, zero, max(full, scale.high))
    if ratio is None:
        return (track,)
    shown = min(max(ratio, scale.low), scale.high)
    parts = [
        ("negative", shown, zero),
        ("fill", zero, min(shown, full)),
        ("missing", max(shown, zero), full),
        ("over", full, shown),
    ]
    drawn = (_piece(role, scale, *ends) for role, *ends in parts if ends[0] < ends[1])
    return (track, *drawn)


def _piece(role: str, scale: Scale, start: Fraction, end: Fraction) -> Piece:
    left = scale.x(start)
    return Piece(role, coordinate(left), coordinate(scale.x(end) - left))


def coordinate(value: Fraction | Decimal | int) -> str:
    """Write a coordinate with a point, in any language."""
    return str(round_half_up(Fraction(value), 2))
