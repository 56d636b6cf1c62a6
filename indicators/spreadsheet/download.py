"""The template as a workbook: what identifies is locked, what is entered is checked."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from indicators import labels
from indicators.entry.lines import Line
from indicators.entry.months import Month
from indicators.spreadsheet.layout import (
    COLUMNS,
    HELP_SHEET,
    INSTRUCTIONS,
    LONGEST,
    SHEET,
    VALUE,
)
from indicators.vocabulary import RecordState
from pei_site.fields import LIMIT
from pei_site.sheets import escape_text

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- fixed: the same rows give the same bytes
# Texts stay texts: nothing that people wrote becomes a formula or an address.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_A4 = 9
_LINE = 14  # points
_MOST_LINES = 16
_HELP_WIDTH = 100
_INPUT = "#FDF6E3"
_LOCKED = "#F2F0EA"
_MAY = {"format_columns": True, "format_rows": True}  # widths, also when protected


def template(month: Month, lines: Iterable[Line]) -> bytes:
    """Return the workbook with a row for each line; the same lines, the same bytes."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": f"Registro de {month}", "created": _CREATED})
        sheet = book.add_worksheet(SHEET)
        styles = _Styles(book)
        _head(sheet, styles)
        count = 0
        for count, line in enumerate(lines, 1):
            _write(sheet, styles, count, line)
        _guard(sheet, count)
        _instructions(book, month)
    return buffer.getvalue()


class _Styles:
    """The formats of the cells, each made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        border = {"border": 1, "border_color": "#E0DDD3", "valign": "top"}
        self.base = {**border, "text_wrap": True, "font_size": 10}
        locked = {**self.base, "bg_color": _LOCKED}
        self.head = book.add_format({**locked, "bold": True, "valign": "vcenter"})
        self.head_input = book.add_format(
            {**self.base, "bold": True, "valign": "vcenter", "bg_color": _INPUT}
        )
        self.text = book.add_format(locked)
        # "@": what a person types stays text, also =1+1.
        self.input_text = book.add_format(
            {**self.base, "bg_color": _INPUT, "locked": False, "num_format": "@"}
        )
        self._numbers: dict[tuple[int, bool], Any] = {}

    def number(self, decimals: int, *, entered: bool) -> Any:
        """Return the format of a magnitude in its unit."""
        if (decimals, entered) not in self._numbers:
            places = f".{'0' * decimals}" if decimals else ""
            look = {"bg_color": _INPUT if entered else _LOCKED, "locked": not entered}
            self._numbers[decimals, entered] = self.book.add_format(
                {**self.base, **look, "num_format": f"#,##0{places}"}
            )
        return self._numbers[decimals, entered]


def _head(sheet: Any, styles: _Styles) -> None:
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, 24)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        look = styles.head_input if column.entered else styles.head
        sheet.write_string(0, place, column.name, look)


def _write(sheet: Any, styles: _Styles, row: int, line: Line) -> None:
    cells = list(zip(COLUMNS, _cells(line), strict=True))
    # Told, because not every program measures by itself what it opens.
    sheet.set_row(row, _height((str(cell), column.width) for column, cell in cells))
    for place, (column, cell) in enumerate(cells):
        if column.name == VALUE or isinstance(cell, Decimal):
            look = styles.number(line.indicator.decimals, entered=column.entered)
        else:
            look = styles.input_text if column.entered else styles.text
        if isinstance(cell, Decimal | int):
            sheet.write_number(row, place, cell, look)
        elif cell:
            sheet.write_string(row, place, escape_text(cell), look)
        else:
            sheet.write_blank(row, place, None, look)


def _height(texts: Iterable[tuple[str, int]]) -> int:
    """Return the height in points that the longest text needs, within a screen."""
    lines = max(
        sum(len(part) // width + 1 for part in text.split("\n"))
        for text, width in texts
    )
    return min(max(lines, 2), _MOST_LINES) * _LINE


def _cells(line: Line) -> tuple[str | int | Decimal | None, ...]:
    """Return the cells of a row, in the order of the columns."""
    record, previous = line.record, line.previous
    state = record.state if record else RecordState.DRAFT
    return (
        line.indicator.key,
        f"{line.indicator.identification}: {line.indicator.name}",
        line.indicator.unit,
        line.expectation,
        record.programmed if record else None,
        previous.executed if previous else None,
        record.executed if record else None,
        record.narrative if record else "",
        record.cause if record else "",
        record.delays if record else "",
        labels.RECORD_STATE[state],
        line.month.key,
        line.version,
    )


def _guard(sheet: Any, rows: int) -> None:
    """Lock what identifies, and have the cells say at once what cannot be."""
    sheet.protect("", _MAY)
    if not rows:
        return
    for place, column in enumerate(COLUMNS):
        if column.entered:
            rule = _NUMBER if column.name == VALUE else _TEXT
            sheet.data_validation(1, place, rows, place, rule)


_NUMBER = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": int(LIMIT) - 1,
    "input_title": "Valor ejecutado",
    "input_message": "Un número de 0 en adelante. 0 es un reporte; vacío, ninguno.",
    "error_title": "No es un valor",
    "error_message": "Escriba un número de 0 en adelante, sin unidad.",
}
_TEXT = {
    "validate": "length",
    "criteria": "<=",
    "value": LONGEST,
    "error_title": "Texto largo",
    "error_message": "El texto pasa de 4.000 caracteres.",
}


def _instructions(book: Any, month: Month) -> None:
    sheet = book.add_worksheet(HELP_SHEET)
    sheet.set_column(0, 0, _HELP_WIDTH)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", _MAY)
    title = book.add_format({"bold": True, "font_size": 13})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, f"Cómo llenar el registro de {month}", title)
    for row, text in enumerate(INSTRUCTIONS, 2):
        sheet.set_row(row, _height([(text, _HELP_WIDTH - 10)]) + 4)
        sheet.write_string(row, 0, f"{row - 1}. {text}", wrapped)
