"""Cells: what a sheet can hold, and text that no spreadsheet takes for a formula."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# A text of a CSV file, or what a spreadsheet says that the cell is. "" is an empty cell.
Cell = str | Decimal | date | bool

TRIGGERS = "=+-@\t\r\n\0＝＋－＠"  # noqa: RUF001 -- the full-width ones open formulas too
_LIVE = re.compile(f"'*[{re.escape(TRIGGERS)}]")
_ESCAPED = re.compile(f"'+[{re.escape(TRIGGERS)}]")


def escape_text(text: str) -> str:
    """Put ' before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if _LIVE.match(text) else text


def unescape_text(text: str) -> str:
    """Take away the ' that escape_text put; any other text is returned as it is."""
    return text[1:] if _ESCAPED.match(text) else text


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file; row None: the whole file, column None: the whole row.

    Rows are numbered as a person sees them in a spreadsheet: the header is row 1.
    """

    file: str
    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"fila {self.row}")
        if self.column is not None:
            place.append(f"columna {self.column}")
        return f"{', '.join(place)}: {self.message}"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it was read. `label` is what people call it: the file's name.

    Rows come with their number; blank rows are left out.
    """

    name: str
    label: str
    header: list[Cell]
    rows: list[tuple[int, list[Cell]]]


class SheetError(Exception):
    """A file that cannot be read at all, or not as a table; it carries its problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet to write: a cell is text, a number or a date; text columns are escaped."""

    name: str
    header: list[str]
    rows: list[list[Cell]]
