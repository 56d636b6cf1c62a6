"""How every sheet of the workbook looks: title, frozen header, filter, print set-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal

from pei_site.formats import round_half_up

DARK = "#14375E"
PALE = "#EEF3F8"
LINE = "#C9D3DD"
FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
HEADER_ROW = 2  # the title and an empty row stand above
A4 = 9


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, and what it holds."""

    title: str
    width: int
    kind: Literal["text", "number", "percent"] = "text"


class Book:
    """A workbook and its cell formats, each made once."""

    def __init__(self, workbook: Any, footer: str) -> None:
        self.workbook = workbook
        self.footer = footer.replace("&", "&&")
        self.style = cache(self._style)

    def _style(self, kind: str, decimals: int, total: bool) -> Any:  # noqa: FBT001 -- cached
        look: dict[str, Any] = {**FONT, "border": 1, "border_color": LINE}
        if kind == "percent":
            look["num_format"] = "0.00%"
        elif kind == "number":
            look["num_format"] = "#,##0" + (f".{'0' * decimals}" if decimals else "")
        else:
            look["text_wrap"] = True
        if total:
            look |= {"bold": True, "bg_color": PALE}
        return self.workbook.add_format(look)

    def sheet(self, name: str, title: str, columns: Sequence[Column]) -> "Sheet":
        """Add a sheet with its title, headings and print set-up."""
        worksheet = self.workbook.add_worksheet(name)
        big = self.workbook.add_format(
            {"bold": True, "font_size": 14, "font_color": DARK}
        )
        head = self.workbook.add_format(
            {**FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": DARK}
            | {
                "text_wrap": True,
                "valign": "vcenter",
                "border": 1,
                "border_color": LINE,
            }
        )
        worksheet.write_string(0, 0, title, big)
        for index, column in enumerate(columns):
            worksheet.set_column(index, index, column.width)
            worksheet.write_string(HEADER_ROW, index, column.title, head)
        worksheet.set_row(HEADER_ROW, 32)
        worksheet.freeze_panes(HEADER_ROW + 1, 0)
        self._print_set_up(worksheet, name)
        return Sheet(self, worksheet, columns)

    def _print_set_up(self, worksheet: Any, name: str) -> None:
        worksheet.set_landscape()
        worksheet.set_paper(A4)
        worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        worksheet.repeat_rows(HEADER_ROW)
        worksheet.fit_to_pages(1, 0)
        worksheet.hide_gridlines(2)
        # At most 255 characters: Excel refuses a file with a longer footer.
        entity = self.footer[:180].rstrip("&")
        worksheet.set_footer(f"&L{entity}&C{name}&RPágina &P de &N")


class Sheet:
    """A sheet that is written line by line, top to bottom."""

    def __init__(self, book: Book, worksheet: Any, columns: Sequence[Column]) -> None:
        self.book = book
        self.worksheet = worksheet
        self.columns = columns
        self.next_row = HEADER_ROW + 1

    def line(
        self, cells: Sequence[Any], *, decimals: int = 0, total: bool = False
    ) -> None:
        """Write a line; None is an empty cell, a total stays outside the filter."""
        for index, (column, value) in enumerate(zip(self.columns, cells, strict=True)):
            places = decimals_of(value, decimals) if column.kind == "number" else 0
            look = self.book.style(column.kind, places, total)
            self._cell(index, value, look)
        if not total:
            last = len(self.columns) - 1
            self.worksheet.autofilter(HEADER_ROW, 0, self.next_row, last)
        self.next_row += 1

    def _cell(self, index: int, value: Any, look: Any) -> None:
        if value is None or value == "":
            self.worksheet.write_blank(self.next_row, index, None, look)
        elif isinstance(value, str):
            self.worksheet.write_string(self.next_row, index, value, look)
        else:
            self.worksheet.write_number(self.next_row, index, float(value), look)


def decimals_of(value: Decimal | None, decimals: int) -> int:
    """Return how many decimals to show: the unit's, or more where the value has more."""
    if value is None:
        return decimals
    return max(decimals, -int(value.normalize().as_tuple().exponent))


def shown(ratio: Fraction | None) -> Decimal | None:
    """Return the printed percentage as a number: the cell holds what paper says."""
    return None if ratio is None else round_half_up(ratio, 4)
