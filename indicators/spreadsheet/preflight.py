"""The filled template before it is parsed: what may be in it, and what refuses it."""

from io import BytesIO

from indicators.spreadsheet.layout import SHEET
from pei_site.sheets import Problem, SheetError
from pei_site.sheets.preflight import Book, Limits

LABEL = "El archivo"
ADVICE = "Use la plantilla de «Mi mes»."
LIMITS = Limits(
    label=LABEL,
    advice=ADVICE,
    max_bytes=2 * 1024 * 1024,
    max_unpacked=20 * 1024 * 1024,
    max_rows=5000,
    max_columns=40,
)


def fault(message: str, row: int | None = None, column: str | None = None) -> Problem:
    """Make a problem of the uploaded file."""
    return Problem(LABEL, row, column, message)


def refused(message: str) -> SheetError:
    """Make the refusal of the whole file."""
    return SheetError([fault(message)])


def checked(content: bytes) -> tuple[BytesIO, list[Problem]]:
    """Return the workbook packed anew, and the formulas and errors in its rows."""
    book = Book(content, LIMITS)
    if SHEET not in book.names:
        raise refused(f"no tiene la hoja «{SHEET}». {ADVICE}")
    return book.checked([SHEET], LABEL)
