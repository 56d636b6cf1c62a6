"""What hostile files are made of: CSV texts, workbooks and zips, changed part by part."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

from reports.planfiles.layout import LAYOUTS
from tests.reports.planfolder import SMALL

TABLES = [one.name for one in LAYOUTS]
SHEET_PART = "xl/worksheets/sheet1.xml"
TEXTS_PART = "xl/sharedStrings.xml"

Rows = list[list[Any]]


def table(name: str) -> Rows:
    """Return the rows of a table of the small plan, its header first."""
    text = (SMALL / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def a_csv(rows: Sequence[Sequence[Any]]) -> bytes:
    """Write rows as a CSV file; halves of characters as they are."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8", "surrogatepass")


def a_book(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """Write sheets as a workbook; a text with {= at its start as a formula."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                _write(sheet, number, row)
    return buffer.getvalue()


def _write(sheet: Any, number: int, row: Sequence[Any]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str) and cell.startswith("{="):
            sheet.write_formula(number, column, cell, None, 5)
        elif isinstance(cell, str):
            sheet.write_string(number, column, cell.encode("utf-8", "replace").decode())
        elif cell is not None:
            sheet.write(number, column, cell)


def a_plan_book(name: str = "", rows: Sequence[Sequence[Any]] = ()) -> bytes:
    """Write the small plan as a workbook, one of its tables with other rows."""
    told = {one: table(one) for one in TABLES if (SMALL / f"{one}.csv").exists()}
    return a_book(told | ({name: rows} if name else {}))


def a_zip(
    files: Mapping[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Zip files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def locked(content: bytes) -> bytes:
    """Have the first part of a zip say that it needs a password."""
    whole = bytearray(content)
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        whole[whole.index(mark) + place] |= 1
    return bytes(whole)


def packed_oddly(content: bytes, method: int = 99) -> bytes:
    """Have the first part of a zip say that it is packed in a way that nobody knows."""
    whole = bytearray(content)
    for mark, place in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        whole[whole.index(mark) + place] = method
    return bytes(whole)


def changed(content: bytes, parts: Mapping[str, bytes | Callable]) -> bytes:
    """Return a zip with parts added, or passed through a function."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        for name in old.namelist():
            change = parts.get(name)
            found[name] = change(old.read(name)) if callable(change) else old.read(name)
    new = {name: part for name, part in parts.items() if isinstance(part, bytes)}
    return a_zip(found | new)


def replaced(book: bytes, old: bytes, new: bytes, part: str = SHEET_PART) -> bytes:
    """Replace bytes in a part of a workbook."""
    return changed(book, {part: lambda xml: xml.replace(old, new)})


def with_rows(book: bytes, xml: bytes) -> bytes:
    """Add rows, as they are, at the end of the first sheet."""
    return replaced(book, b"</sheetData>", xml + b"</sheetData>")
