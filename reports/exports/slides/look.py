"""The look of the slides: the colours of static/css/tokens.css, as a theme, and sizes."""

from collections.abc import Mapping

from indicators.compliance.vocabulary import Status

# Each place of an Office theme, and the token that it takes.
THEME: Mapping[str, tuple[str, str]] = {
    "dk1": ("--ink", "18212e"),
    "lt1": ("--surface", "ffffff"),
    "dk2": ("--blue-deep", "0b2547"),
    "lt2": ("--sunken", "f2f0ea"),
    "accent1": ("--blue", "12386b"),
    "accent2": ("--gold", "e2a52c"),
    "accent3": ("--met", "1a6649"),
    "accent4": ("--behind", "a03a1c"),
    "accent5": ("--over", "573c96"),
    "accent6": ("--chart-programmed", "b7c6da"),
    "hlink": ("--link", "12468f"),
    "folHlink": ("--over", "573c96"),
}
SOFT = "515b69"  # --ink-soft has no place in a theme
LINE = "e0ddd3"  # --line
INK, WHITE, BLUE, GOLD = "tx1", "bg1", "accent1", "accent2"
PROGRAMMED = "accent6"
# Our own drawings of a state; what cannot be judged is grey.
STATE: Mapping[Status, str] = {
    Status.ON_TARGET: "accent3",
    Status.BEHIND: "accent4",
    Status.OVER: "accent5",
}
FONT, PANOSE = "Source Sans 3", "020B0503030403020204"
LANGUAGE = "es-CO"

# Inches. A slide is 16:9, as wide as PowerPoint makes them.
WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
BODY_WIDTH = WIDTH - 2 * MARGIN
BODY_TOP, BODY_BOTTOM = 1.3, 6.85
BODY_HEIGHT = BODY_BOTTOM - BODY_TOP
FOOT_TOP = 6.98

# Points. Nothing is smaller than SMALL.
SMALL, TABLE, TEXT, LEAD, TITLE, FIGURE, COVER = 10, 11, 14, 16, 26, 54, 40
LEADING = 90_000  # thousandths of a per cent: ours and its substitutes differ in height
PER_INCH = 72
EMU = 914_400  # of an inch
# What the value of a chart says of itself: as formats.percent writes it, in es-CO.
PERCENT = "[$-240A]#,##0.00%"


def emu(inches: float) -> int:
    """Return inches as the whole units of the file."""
    return round(inches * EMU)
