"""What the cells of the workbook look like: letters, colours, formats, lines."""

from functools import lru_cache
from typing import Any

DARK = "#14375E"
PALE = "#EEF3F8"
LINE = "#C9D3DD"
ALERT = "#9F1F2E"
BAR = "#C5D8EC"  # behind a percentage: dark letters are read on it
LETTERS = 1.25  # in the width of a digit: fewer than there are, so that none is hidden
FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
BANDS = {"high": "#1A6649", "medium": "#7D5700", "low": "#9F1F2E", "none": "#515B69"}
BARS = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": BAR,
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}
HEAD: dict[str, Any] = {
    **FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": DARK,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": LINE,
}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": DARK},
    "alert": {"bold": True, "font_size": 12, "font_color": ALERT},
    "heading": {"bold": True, "font_size": 11, "font_color": DARK},
    "label": {**FONT, "bold": True, "font_color": DARK},
    "text": {**FONT, "text_wrap": True, "align": "left"},
    "percent": {**FONT, "bold": True, "align": "left", "num_format": "0.00%"},
    "link": {**FONT, "font_color": DARK, "underline": 1},
    "head": {**HEAD, "align": "left", "indent": 1},
    "head-figures": {**HEAD, "align": "right"},
}


def table_look(kind: str, decimals: int, *, total: bool) -> dict[str, Any]:
    """Return the look of a cell of a table: by what it holds, and whether it adds up."""
    look: dict[str, Any] = {**FONT, "border": 1, "border_color": LINE}
    if kind == "percent":
        look |= {"num_format": "0.00%", "align": "right"}
    elif kind == "number":
        places = f".{'0' * decimals}" if decimals else ""
        look |= {"num_format": f"#,##0{places}", "align": "right"}
    else:
        look |= {"text_wrap": True, "align": "left", "indent": 1}
    if kind == "link":
        look |= {"font_color": DARK, "underline": 1}
    if kind in BANDS:
        look |= {"font_color": BANDS[kind], "bold": True}
    if total:
        look |= {"bold": True, "bg_color": PALE}
    return look


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a width, broken between words.

    Widths are told in digits, and letters are narrower on average.
    """
    width = int(width * LETTERS)
    if len(text) <= width and "\n" not in text:
        return 1
    return _broken(text, width)


@lru_cache  # a statement stands beside each of its indicators
def _broken(text: str, width: int) -> int:
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0
        for word in paragraph.split(" "):
            used += len(word) + 1
            if used > width + 1 and used > len(word) + 1:
                lines, used = lines + 1, len(word) + 1
            if used > width + 1:  # a word longer than the line goes on below
                lines, used = lines + (used - 2) // width, width
    return lines
