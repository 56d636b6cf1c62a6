"""Sheets as a folder of CSV files."""

import codecs
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from pei_site.formats import file_decimal
from pei_site.sheets.cells import Cell, Problem, RawSheet, SheetError, Table

HOW_TO_SAVE = "Guárdelo como «CSV UTF-8 (delimitado por comas)»."
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(path: Path, name: str) -> RawSheet:
    """Read a CSV file in UTF-8, separated by commas or semicolons."""
    return parse_csv(path.read_bytes(), name, path.name)


def parse_csv(content: bytes, name: str, label: str) -> RawSheet:
    """Read the content of a CSV file; `label` is what people call it.

    A record is a row, as in a spreadsheet, even when its cells have several lines.
    """
    text = _decode(content, label)
    records = list(_records(text, label))
    if not records:
        raise SheetError(
            [Problem(label, None, None, "está vacío: falta el encabezado.")]
        )
    (first, header), *rows = records
    if first != 1:
        raise SheetError(
            [Problem(label, 1, None, "el encabezado va en la primera fila.")]
        )
    return RawSheet(name, label, header, rows)


def _decode(content: bytes, label: str) -> str:
    if fault := _encoding_fault(content):
        raise SheetError([Problem(label, None, None, fault)])
    return content.decode("utf-8-sig")


def _encoding_fault(content: bytes) -> str | None:
    """Say what the file is when it is not text in UTF-8; None: it is."""
    if content.startswith(b"PK\x03\x04"):
        return f"es un libro de Excel o un archivo comprimido, no un CSV. {HOW_TO_SAVE}"
    if content.startswith(_UTF_16) or b"\0" in content[:2]:
        return f"está en UTF-16. {HOW_TO_SAVE}"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return f"no está en UTF-8 (línea {line}); parece Latin-1 o Windows-1252. {HOW_TO_SAVE}"
    return None


def _records(text: str, label: str) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the records that are not blank with their row number."""
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True
    )
    number = 0
    try:
        for number, record in enumerate(reader, 1):
            if any(record):
                yield number, list(record)
    except csv.Error as error:
        message = "las comillas no están bien cerradas o sobra texto tras ellas."
        raise SheetError([Problem(label, number + 1, None, message)]) from error


def _delimiter(text: str) -> str:
    """Comma or semicolon, whichever the first line has more of."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def write_csv(table: Table) -> bytes:
    """Write a table as CSV: UTF-8 without BOM, commas, numbers with a decimal comma."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(_as_text(row) for row in table.rows)
    return buffer.getvalue().encode("utf-8")


def _as_text(row: Iterable[Cell]) -> list[str]:
    return [_cell_text(cell) for cell in row]


def _cell_text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return file_decimal(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
