"""How every sheet of the workbook looks: title, frozen header, filter, print set-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal

from pei_site.formats import round_half_up
from pei_site.sheets.cells import escape_text
from reports.exports.looks import BARS, LOOKS, lines_of, table_look

HEADER_ROW = 2  # the title and an empty row stand above
A4 = 9
LONGEST = 32_767  # characters of a cell: Excel refuses a file with more
# Excel refuses a file whose header or footer passes 255 characters; what the others
# on the same line need is taken away.
LONGEST_RUNNING = 150
LINE_HEIGHT = 13  # points of a line of 10-point letters
INDENT = 2  # characters that a text in a cell leaves at its sides
TALLEST = 409  # points of a row, as Excel allows


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, and what it holds."""

    title: str
    width: int
    kind: Literal["text", "number", "percent"] = "text"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that the program wrote, and the figure it gives: what a reader sees
    before anything is recalculated.
    """

    text: str
    value: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A word with its mark and colour, as the report shows a band: ▲ Alto."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another sheet of the same workbook."""

    sheet: str
    text: str
    kind: str = "link"


class Book:
    """A workbook and its cell formats, each made once."""

    def __init__(self, workbook: Any, footer: str, header: str = "") -> None:
        self.workbook = workbook
        self.footer = _running(footer)
        self.header = _running(header)
        self.style = cache(self._style)
        self.look = cache(self._look)
        self.sheets: list[Sheet] = []

    def close(self) -> None:
        """Write the file, when all lines are there."""
        for sheet in self.sheets:
            sheet.filter()
        self.workbook.close()

    def _style(self, kind: str, decimals: int, total: bool) -> Any:  # noqa: FBT001 -- cached
        return self.workbook.add_format(table_look(kind, decimals, total=total))

    def _look(self, name: str) -> Any:
        return self.workbook.add_format(LOOKS[name])

    def sheet(
        self,
        name: str,
        title: str,
        columns: Sequence[Column],
        header_row: int = HEADER_ROW,
        pages_wide: int = 1,
    ) -> "Sheet":
        """Add a sheet with its title, headings and print set-up.

        `header_row` counts from 0: what stands above it is the caller's to write.
        `pages_wide`: over how many pages a table is printed that one cannot hold.
        """
        worksheet = self.workbook.add_worksheet(name)
        worksheet.write_string(0, 0, _fitting(title), self.look("title"))
        for index, column in enumerate(columns):
            worksheet.set_column(index, index, column.width)
            look = self.look("head" if column.kind == "text" else "head-figures")
            worksheet.write_string(header_row, index, column.title, look)
        worksheet.set_row(header_row, 42)
        worksheet.freeze_panes(header_row + 1, 0)
        worksheet.repeat_rows(header_row)
        worksheet.fit_to_pages(pages_wide, 0)
        self._print_set_up(worksheet, name)
        self.sheets.append(Sheet(self, worksheet, columns, header_row))
        return self.sheets[-1]

    def _print_set_up(self, worksheet: Any, name: str) -> None:
        worksheet.set_landscape()
        worksheet.set_paper(A4)
        worksheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        worksheet.hide_gridlines(2)
        worksheet.set_footer(f"&L{self.footer}&C{name}&RPágina &P de &N")
        if self.header:
            worksheet.set_header(f"&R{self.header}")


class Sheet:
    """A sheet that is written line by line, top to bottom."""

    def __init__(
        self, book: Book, worksheet: Any, columns: Sequence[Column], header_row: int
    ) -> None:
        self.book = book
        self.worksheet = worksheet
        self.columns = columns
        self.header_row = header_row
        self.next_row = header_row + 1
        self.last_line = 0

    def line(
        self, cells: Sequence[Any], *, decimals: int = 0, total: bool = False
    ) -> None:
        """Write a line; None is an empty cell, a total stays outside the filter."""
        row, tall = self.next_row, 1
        for index, (column, value) in enumerate(zip(self.columns, cells, strict=True)):
            kind: str = column.kind
            if isinstance(value, str):
                tall = max(tall, lines_of(value, column.width - INDENT))
            elif isinstance(value, Link | Marked):
                kind = value.kind
            places = decimals_of(value, decimals) if kind == "number" else 0
            self.cell(row, index, value, self.book.style(kind, places, total))
        self._set_lines(row, tall)
        if not total:
            self.last_line = row
        self.next_row += 1

    def cell(self, row: int, index: int, value: Any, look: Any) -> None:
        """Write what a cell holds: nothing, a text (never run), a number, or ours."""
        write = self.worksheet
        if value is None or value == "":
            write.write_blank(row, index, None, look)
        elif isinstance(value, str):
            write.write_string(row, index, _fitting(value), look)
        elif isinstance(value, Marked | Formula | Link):
            self._ours(row, index, value, look)
        else:
            write.write_number(row, index, float(value), look)

    def _ours(
        self, row: int, index: int, value: Marked | Formula | Link, look: Any
    ) -> None:
        write = self.worksheet
        match value:
            case Marked():
                write.write_string(row, index, value.text, look)
            case Formula():
                write.write_formula(row, index, value.text, look, value.value)
            case Link():
                place = f"internal:'{value.sheet}'!A1"
                write.write_url(row, index, place, look, _fitting(value.text))

    def filter(self) -> None:
        """Offer to filter the lines, once all are there."""
        if self.last_line:
            last = len(self.columns) - 1
            self.worksheet.autofilter(self.header_row, 0, self.last_line, last)

    def bars(self, column: str) -> None:
        """Draw a bar behind each percentage of a column: full at 100 %."""
        lines = f"{column}{self.header_row + 2}:{column}{self.next_row}"
        self.worksheet.conditional_format(lines, BARS)

    def heading(self, text: str) -> None:
        """Write a heading below the table, with a row of air above it."""
        look = self.book.look("heading")
        self.worksheet.write_string(self.next_row + 1, 0, text, look)
        self.next_row += 2

    def paragraph(self, text: str, first: int = 0) -> None:
        """Write a text over the whole table, or from a column on, and go to the next row."""
        self.across(self.next_row, first, text)
        self.next_row += 1

    def across(self, row: int, first: int, text: str, *, most: int = 0) -> None:
        """Write a text over the rest of the columns, as tall as it needs.

        `most`: no more lines than that are shown (the cell holds the whole text).
        """
        last = len(self.columns) - 1
        look = self.book.look("text")
        self.worksheet.merge_range(row, first, row, last, "", look)
        self.worksheet.write_string(row, first, _fitting(text), look)
        lines = lines_of(text, sum(column.width for column in self.columns[first:]))
        self._set_lines(row, min(lines, most or lines))

    def _set_lines(self, row: int, lines: int) -> None:
        self.worksheet.set_row(row, min(lines * LINE_HEIGHT + 3, TALLEST))


def decimals_of(value: object, decimals: int) -> int:
    """Return how many decimals to show: the unit's, or more where the value has more.

    What is no magnitude (a count, the number of an objective) has none.
    """
    if not isinstance(value, Decimal):
        return 0
    return max(decimals, -int(value.normalize().as_tuple().exponent))


def shown(ratio: Fraction | None) -> Decimal | None:
    """Return the printed percentage as a number: the cell holds what paper says."""
    return None if ratio is None else round_half_up(ratio, 4)


def _fitting(text: str) -> str:
    """Return a text as a cell may hold it: not too long, and never run once it is CSV."""
    safe = escape_text(text)
    return safe if len(safe) <= LONGEST else f"{safe[: LONGEST - 1]}…"


def _running(text: str) -> str:
    """Return a text for a header or footer, where & begins a command."""
    doubled = text.replace("&", "&&")
    if len(doubled) <= LONGEST_RUNNING:
        return doubled
    return f"{doubled[: LONGEST_RUNNING - 1].rstrip('&')}…"
