"""Letters that no font of the paper has: shown as something, never as nothing.

A missing glyph is drawn blank and breaks PDF/A and PDF/UA. What has a plainer form
(full width, mathematical, circled) takes it; the rest becomes an empty box, and the
data inside the PDF keep what was written.
"""

import html as escaping
import logging
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

BOX = "□"
# Marks that are not drawn: joiners, directions, variants. Line ends are the page's.
UNDRAWN = "Cf"
SPACES = {"Zl": "\n", "Zp": "\n", "Cc": " "}
KEPT = frozenset("\t\n\r")
NOT_A_LETTER = range(0xFE00, 0xFE10)  # variants of the letter before

logger = logging.getLogger(__name__)


def printable(html: str, fonts: Iterable[Path]) -> str:
    """Return the document with all that the fonts lack replaced; it is told in the log."""
    known = _known(tuple(fonts))
    missing = {letter for letter in set(html) if not _is_drawn(letter, known)}
    if not missing:
        return html
    told = ", ".join(f"U+{ord(letter):04X}" for letter in sorted(missing))
    logger.warning("No font has: %s", told)
    return html.translate({ord(letter): _instead(letter, known) for letter in missing})


def _is_drawn(letter: str, known: frozenset[int]) -> bool:
    code = ord(letter)
    return (
        code in known
        or letter in KEPT
        or code in NOT_A_LETTER
        or unicodedata.category(letter) == UNDRAWN
    )


def _instead(letter: str, known: frozenset[int]) -> str:
    """Return what is printed: it goes into HTML, so it is escaped again."""
    category = unicodedata.category(letter)
    if category in SPACES:
        return SPACES[category]
    plain = unicodedata.normalize("NFKC", letter)
    drawn = all(_is_drawn(one, known) for one in plain)
    return escaping.escape(plain) if drawn else BOX


@cache
def _known(fonts: tuple[Path, ...]) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- only where PDFs are made

    known: set[int] = set()
    for path in fonts:
        with TTFont(path, lazy=True) as font:
            known.update(font.getBestCmap())
    return frozenset(known)
