"""Texts without what nobody sees: line ends in one way, no hidden characters."""

import re

# Controls but tab and line ends, halves of characters, and what turns the writing round.
_FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINE_ENDS = re.compile("\r\n?")
_PAGE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def plain_text(text: str) -> str:
    """Write line ends in one way and drop outer spaces, which nobody sees."""
    return _LINE_ENDS.sub("\n", text).strip(" ")


def without_hidden(text: str) -> str:
    """Take out what nobody sees and no file may hold; pasted texts bring it along.

    A vertical tab or form feed is a line end; the rest leaves nothing behind.
    """
    return _FORBIDDEN.sub("", _PAGE_ENDS.sub("\n", _LINE_ENDS.sub("\n", text)))


def forbidden_character(text: str) -> str | None:
    """Name the first character that may not enter the database; None: there is none."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None
