"""Spreadsheets in and out: named sheets of cells with their row numbers."""

from pei_site.sheets.cells import (
    Cell,
    Problem,
    RawSheet,
    SheetError,
    Table,
    escape_text,
    forbidden_character,
    plain_text,
    unescape_text,
)
from pei_site.sheets.files import TakenError, read_sheets, write_sheets

__all__ = [
    "Cell",
    "Problem",
    "RawSheet",
    "SheetError",
    "Table",
    "TakenError",
    "escape_text",
    "forbidden_character",
    "plain_text",
    "read_sheets",
    "unescape_text",
    "write_sheets",
]
