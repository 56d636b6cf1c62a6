"""How much room a text takes on a slide, and how it is cut where there is no more.

Nothing measures the reader's fonts: widths are estimated on the generous side, so that
a machine without ours still keeps every text inside its box.
"""

import re
import unicodedata
from functools import cache

ELLIPSIS = "…"
NARROW, WIDE = frozenset("iljtfrI.,;:'|!()[]·-"), frozenset("mwMW%@—…Σ")
SPACING = 1.22  # from one line to the next, in sizes of the letter
UNWRITTEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Drop what no slide can hold: control characters, halves of letters, non-letters.

    Line ends stay; a tab becomes a space.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return UNWRITTEN.sub("", plain)


@cache
def _width(letter: str) -> float:
    """Return the width of a letter as a part of its size."""
    if letter in NARROW or letter == " ":
        return 0.28
    if letter in WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    return 0.63 if letter.isupper() else 0.53


def width_of(text: str, size: float) -> float:
    """Return the width of a line of text in points."""
    return sum(map(_width, text)) * size


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines of `width` points; a word that is longer is broken too."""
    return [line for part in text.split("\n") for line in _wrap(part, width, size)]


def _wrap(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    line, taken = "", 0.0
    space = width_of(" ", size)
    for word in text.split(" "):
        wide = width_of(word, size)
        if line and taken + space + wide <= width:
            line, taken = f"{line} {word}", taken + space + wide
            continue
        if line:
            lines.append(line)
        if wide > width:
            *whole, line = _pieces(word, width, size)
            lines += whole
            taken = width_of(line, size)
            continue
        line, taken = word, wide
    return [*lines, line]


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces, piece, taken = [], "", 0.0
    for letter in word:
        wide = _width(letter) * size
        if piece and taken + wide > width:
            pieces.append(piece)
            piece, taken = "", 0.0
        piece, taken = piece + letter, taken + wide
    return [*pieces, piece]


def cut(text: str, lines: int, width: float, size: float) -> str:
    """Return the text, ended with "…" where it takes more than so many lines."""
    # No line holds more letters than this: the rest need not be measured.
    most = int(lines * width / (0.25 * size)) + 1
    known = text[:most]
    wrapped = wrap(known, width, size)
    if len(wrapped) <= lines and known == text:
        return text
    kept = " ".join(wrapped[:lines])
    while kept and len(wrap(kept + ELLIPSIS, width, size)) > lines:
        kept = kept.rpartition(" ")[0] or kept[:-1]
    return kept.rstrip(" .,;:\n") + ELLIPSIS


def height_of(text: str, width: float, size: float) -> float:
    """Return the height of a text in points when it is written in that width."""
    return len(wrap(text, width, size)) * size * SPACING
