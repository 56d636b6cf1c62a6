"""The corpus: more than a hundred and twenty hostile files, made by code, always the same.

Each is at home at some door, where it must be refused and its fault told with its place.
At the other doors it may be refused for being of another kind, and does as little harm.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.spreadsheet.layout import COLUMNS
from tests.hostile import cells, containers
from tests.hostile.making import a_book, a_csv, a_plan_book, replaced
from tests.indicators.evidence.files import HOSTILE as EVIDENCE

MONTH = "2023-06"
# More rows than an upload may have. The command loads as many as there are, in minutes.
MANY = {"25,000 rows", "100,000 rows"}
HEADER = [column.name for column in COLUMNS]


@dataclass(frozen=True)
class HostileFile:
    """A file as it is uploaded; `doors` are those where it is at home.

    `row` and `column` are where its fault is; None: the file as a whole is refused.
    """

    name: str
    content: bytes
    doors: tuple[str, ...]
    table: str = ""
    row: int | None = None
    column: str | None = None


def corpus() -> dict[str, HostileFile]:
    """Return every hostile file by what it is."""
    return dict(
        [*_of_tables(), *_of_texts(), *_of_books(), *_of_months(), *_evidence()]
    )


def _of_tables() -> Iterator[tuple[str, HostileFile]]:
    for what, fault in cells.faults().items():
        place: tuple = (fault.table, fault.row, fault.column)
        name, doors = f"{fault.table}.csv", ("table", "folder")
        content = a_csv(fault.rows)
        if "half a character" in what:  # no UTF-8, and no workbook can be made of it
            yield f"csv, {what}", HostileFile(name, content, doors, fault.table)
            continue
        yield f"csv, {what}", HostileFile(name, content, doors, *place)
        book = a_plan_book(fault.table, fault.rows)
        yield f"xlsx, {what}", HostileFile("plan.xlsx", book, ("plan", "book"), *place)


def _of_texts() -> Iterator[tuple[str, HostileFile]]:
    for what, content in containers.texts().items():
        doors = ("table",) if what in MANY else ("table", "folder")
        told = HostileFile("ponderaciones.csv", content, doors, "ponderaciones")
        yield f"csv, {what}", told
    for what, content in containers.zips().items():
        yield what, HostileFile("plan.zip", content, ("plan",))


def _of_books() -> Iterator[tuple[str, HostileFile]]:
    for what, content in containers.books().items():
        doors = ("plan",) if what in MANY else ("plan", "book")
        told = HostileFile("plan.xlsx", content, doors, "ponderaciones")
        yield f"book, {what}", told


def _of_months() -> Iterator[tuple[str, HostileFile]]:
    """Yield what comes as the template of a month."""
    for what, cell in cells.NUMBERS.items():
        yield f"month, {what}", _month("ejecutado", cell)
    for what, cell in cells.TEXTS.items():
        if what != "half a character":
            yield f"month, {what}", _month("avance", cell)
    yield "month, cell of Excel", _month("causa", "x" * 32_767)
    yield "month, too long", _month("causa", "x" * 4001)
    yield "month, of another", _month("clave", "creciente")
    yield "month, another month", _month("mes", "2023-07")
    yield "month, version of letters", _month("versión", "uno")
    yield "month, formula", _month("ejecutado", "{=1+1}")
    for what, content in containers.books().items():
        told = HostileFile("registro.xlsx", _renamed(content), ("month",))
        yield f"month, {what}", told


def _month(column: str, cell: str) -> HostileFile:
    row = ["suma", "", "", "", "", "", "5", "", "", "", "", MONTH, 1]
    row[HEADER.index(column)] = cell
    book = a_book({"Registro": [HEADER, row]})
    return HostileFile("registro.xlsx", book, ("month",), "", 2, column)


def _renamed(book: bytes) -> bytes:
    """Call the first sheet of a book as the template calls it, where that can be done."""
    try:
        return replaced(book, b'"ponderaciones"', b'"Registro"', "xl/workbook.xml")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return book


def _evidence() -> Iterator[tuple[str, HostileFile]]:
    for what, (name, content) in EVIDENCE.items():
        yield f"evidence, {what}", HostileFile(name, content, ("evidence",))
