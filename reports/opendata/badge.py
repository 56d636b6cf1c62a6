"""The geometry of a badge: a figure that other sites show as a picture.

It carries its own ground and edge, so that it reads on white and in the dark, and no
font: widths are reckoned with those of Helvetica, and `textLength` makes whatever font
the reader has fit them.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from indicators import labels
from indicators.compliance.status import compare
from indicators.compliance.vocabulary import Status
from pei_site.formats import NOTHING, date_short, percent
from reports.addresses import At, Revision
from reports.charts import coordinate
from reports.scorecard import ObjectiveCard, Scorecard

HEIGHT = 56
PADDING = 14
STRIP = 3  # the gold line between both halves
ICON = 16
SMALL, LABEL, FIGURE = 12, 14, 20
WHITE, PALE, INK = "#ffffff", "#c9d7ea", "#18212e"
BOLD = Fraction(108, 100)

# Thousandths of the size; what is not named here is as wide as a capital.
_WIDTHS = {
    278: " .,:/·ftI!",
    222: "ijl",
    333: "r-()",
    500: "ckJsvxyz",
    556: "0123456789abdeghnopquL",
    611: "FTZ",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: NOTHING,
}  # fmt: skip
ADVANCES: Mapping[str, int] = {
    letter: width for width, letters in _WIDTHS.items() for letter in letters
}
CAPITAL = 667

# Colour and icon (as in templates/reports/_icon.html) of each status.
STYLES: Mapping[Status | None, tuple[str, str]] = {
    Status.ON_TARGET: ("#1a6649", "check"),
    Status.BEHIND: ("#a03a1c", "down"),
    Status.OVER: ("#573c96", "up"),
    None: ("#515b69", "dash"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: where it begins, how wide it is, how it looks."""

    text: str
    x: str
    y: str
    width: str
    size: int
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge ready to draw; `split` is where its left half ends."""

    title: str
    width: str
    inner: str
    split: str
    lines: tuple[Words, ...]
    icon: str
    icon_x: str
    colour: str


def of_objective(card: ObjectiveCard, at: At) -> Badge:
    """Return the badge of an objective."""
    beside = " (incompleto)" if card.incomplete else ""
    ratios = card.ratio, card.capped_ratio
    return _badge(f"Objetivo {card.number}", ratios, card.status, at, beside)


def of_plan(scorecard: Scorecard, at: At) -> Badge:
    """Return the badge of the whole plan, by the system's own figure."""
    incomplete = any(card.incomplete for card in scorecard.objectives)
    status = None if scorecard.ratio is None else compare(scorecard.ratio)
    ratios = scorecard.ratio, scorecard.capped_ratio
    beside = " (incompleto)" if incomplete else ""
    return _badge("Cumplimiento del plan", ratios, status, at, beside)


def _badge(
    label: str,
    ratios: tuple[Fraction | None, Fraction | None],
    status: Status | None,
    at: At,
    beside: str,
) -> Badge:
    ratio, capped = ratios
    name = labels.STATUS[status] if status else labels.NOT_JUDGED
    word = f"{name}{beside}"
    if capped != ratio:
        word = f"{word} · con tope {percent(capped)}"
    colour, icon = STYLES.get(status, STYLES[None])
    when = _when(at)
    split = PADDING + max(_width(label, LABEL, bold=True), _width(when, SMALL))
    left = split + PADDING + STRIP + PADDING
    told = left + ICON + 4
    inner = max(
        left + _width(percent(ratio), FIGURE, bold=True), told + _width(word, SMALL)
    )
    return Badge(
        title=f"{label}: {percent(ratio)}. {word}. {when}",
        width=coordinate(inner + PADDING),
        inner=coordinate(inner + PADDING - 1),
        split=coordinate(split + PADDING),
        lines=(
            _line(label, PADDING, 24, LABEL, WHITE, bold=True),
            _line(when, PADDING, 43, SMALL, PALE),
            _line(percent(ratio), left, 26, FIGURE, INK, bold=True),
            _line(word, told, 44, SMALL, colour),
        ),
        icon=icon,
        icon_x=coordinate(left - 1),
        colour=colour,
    )


def _when(at: At) -> str:
    if isinstance(at, Revision):
        return f"Corte {date_short(at.date)} · revisión {at.number}"
    return f"Corte {date_short(at)}"


def _line(
    text: str,
    x: Fraction | int,
    y: int,
    size: int,
    colour: str,
    *,
    bold: bool = False,
) -> Words:
    width = _width(text, size, bold=bold)
    return Words(
        text, coordinate(x), coordinate(y), coordinate(width), size, bold, colour
    )


def _width(text: str, size: int, *, bold: bool = False) -> Fraction:
    """Reckon how wide a text is, accents aside."""
    letters = unicodedata.normalize("NFD", text)
    total = sum(
        ADVANCES.get(letter, CAPITAL)
        for letter in letters
        if not unicodedata.combining(letter)
    )
    return Fraction(total * size, 1000) * (BOLD if bold else 1)
