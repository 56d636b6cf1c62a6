"""Texts without what nobody sees: line ends and letters in one way, nothing hidden."""

import re
from unicodedata import normalize

# Controls but tab and line ends, halves of characters, what is no character and no
# XML may hold, and what turns the writing round.
_FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINE_ENDS = re.compile("\r\n?")
_PAGE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def plain_text(text: str) -> str:
    """Write line ends and letters in one way; drop outer spaces, which nobody sees."""
    return normalize("NFC", _LINE_ENDS.sub("\n", text)).strip(" ")


def without_hidden(text: str) -> str:
    """Take out what nobody sees and no file may hold; pasted texts bring it along.

    A vertical tab or form feed is a line end; the rest leaves nothing behind. A letter
    and its accent are one (NFC), so that the same word is found however it was typed.
    """
    lines = _PAGE_ENDS.sub("\n", _LINE_ENDS.sub("\n", text))
    return normalize("NFC", _FORBIDDEN.sub("", lines))


def forbidden_character(text: str) -> str | None:
    """Name the first character that may not enter the database; None: there is none."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None
