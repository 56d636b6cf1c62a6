"""Spreadsheets in and out: named sheets of cells with their row numbers.

The readers and writers are in `pei_site.sheets.files`: they are slow to import, and a
paper needs only to escape its texts.
"""

from pei_site.sheets.cells import (
    Cell,
    Problem,
    RawSheet,
    SheetError,
    Table,
    escape_text,
    unescape_text,
)
from pei_site.texts import forbidden_character, plain_text

__all__ = [
    "Cell",
    "Problem",
    "RawSheet",
    "SheetError",
    "Table",
    "escape_text",
    "forbidden_character",
    "plain_text",
    "unescape_text",
]
