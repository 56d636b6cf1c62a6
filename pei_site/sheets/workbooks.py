"""Sheets as an .xlsx workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from pei_site.sheets.cells import Cell, Problem, RawSheet, SheetError, Table
from pei_site.sheets.preflight import Book, Limits

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- fixed: the same plan gives the same bytes
# A command's book: whoever runs the server loads plans of any size, and no bomb.
_LIMITS = Limits(
    label="",
    advice="Guárdelo como «Libro de Excel (.xlsx)».",
    max_bytes=256 << 20,
    max_unpacked=1 << 30,
    max_rows=1_048_575,  # all that a sheet has
    max_columns=200,  # the widest sheet of a plan has 35
)
_CELL_LIMIT = 32_767  # characters, Excel's own


def read_workbook(
    path: Path, names: Sequence[str]
) -> tuple[list[RawSheet], list[str], list[Problem]]:
    """Read the sheets of these names; numeric and date cells come as such.

    Besides, the names of the other sheets, and the cells that are formulas or errors.
    """
    book = Book(path.read_bytes(), replace(_LIMITS, label=path.name))
    wanted = [name for name in book.names if name in names]
    checked, problems = book.checked(wanted)
    sheets = parse_sheets(checked, {name: name for name in wanted}, path.name)
    return sheets, [name for name in book.names if name not in wanted], problems


def parse_sheets(book: BytesIO, names: Mapping[str, str], label: str) -> list[RawSheet]:
    """Read some sheets of a workbook that was looked at: what each is, and its name."""
    try:
        opened = CalamineWorkbook.from_filelike(book)
        found = [_raw_sheet(name, _grid(opened, name)) for name in names.values()]
    except CalamineError as error:
        raise _unreadable(label) from error
    return [
        replace(sheet, name=meant) for meant, sheet in zip(names, found, strict=True)
    ]


def _unreadable(label: str) -> SheetError:
    message = "no es un libro .xlsx que se pueda leer. Guárdelo como «Libro de Excel (.xlsx)»."
    return SheetError([Problem(label, None, None, message)])


def _grid(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _raw_sheet(name: str, grid: list[list[Any]]) -> RawSheet:
    rows = [
        (number, [as_cell(value) for value in row])
        for number, row in enumerate(grid, 1)
    ]
    filled = [(number, row) for number, row in rows if any(cell != "" for cell in row)]
    if not filled:
        return RawSheet(name, name, [], [])
    (first, header), *rest = filled
    return (
        RawSheet(name, name, header, rest)
        if first == 1
        else RawSheet(name, name, [], filled)
    )


def as_cell(value: Any) -> Cell:
    """Say what a cell holds: numbers keep the 15 digits that a spreadsheet keeps."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}")
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return str(value)


def write_workbook(tables: list[Table]) -> bytes:
    """Write tables as a workbook: real numbers and dates, never a formula."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for column, name in enumerate(table.header):
                sheet.write_string(0, column, name, bold)
            _write_rows(sheet, table, day)
    return buffer.getvalue()


def _write_rows(sheet: Any, table: Table, day: Any) -> None:
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, Decimal):
                sheet.write_number(number, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            elif cell != "":
                _write_text(sheet, table, number, column, str(cell))


def _write_text(sheet: Any, table: Table, number: int, column: int, text: str) -> None:
    if len(text) > _CELL_LIMIT:
        message = (
            f"tiene {len(text)} caracteres y una celda de Excel admite {_CELL_LIMIT}."
        )
        raise SheetError(
            [Problem(table.name, number + 1, table.header[column], message)]
        )
    sheet.write_string(number, column, text)
