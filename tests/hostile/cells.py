"""What is wrong with a single cell, header or row, and where a person is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.hostile.making import Rows, table

NUMBERS = {
    "NaN": "NaN",
    "infinity": "Infinity",
    "minus infinity": "-inf",
    "1e20": "1e20",
    "1e309": "1e309",
    "5,000 digits": "9" * 5000,
    "twelve digits": "999999999999",
    "negative": "-5",
    "ambiguous thousands": "72.5",
    "nine decimals": "1,123456789",
    "Arabic digits": "١٢٣",
    "full-width digits": "１２",  # noqa: RUF001 -- that is the trap
    "digits turned round": "\u202e21",
    "underscore": "1_000",
    "hexadecimal": "0x10",
    "power": "1e3",
    "two commas": "1,2,3",
    "two signs": "--5",
    "sign behind": "5-",
    "percent": "5 %",
    "money": "$5",
    "word": "mucho",
    "formula": "=1+1",
    "call": '=HYPERLINK("https://evil.example","5")',
    "date": "2023-06-30",
    "yes": "si",
    "space within": "1 000",
    "no-break space": "1\u00a0000",
    "fraction": "½",
    "superscript": "5²",
    "empty quotes": "''",
}
TEXTS = {
    "NUL": "a\0b",
    "escape": "a\x1b[31mb",
    "backspace": "a\bb",
    "C1 control": "a\x85b\x9b",
    "turned round": "acta\u202efdp.exe",
    "isolated": "a\u2066b",
    "direction mark": "a\u200fb",
    "half a character": "a\ud800b",
}
_KEYS = {
    "unknown": "nadie",
    "SQL": "suma' OR 1=1 --",
    "path": "../../etc/passwd",
    "spaces": "su ma",
    "HTML": "<script>alert(1)</script>",
    "very long": "s" * 10_000,
    "zero width": "suma\u200b",
    "Cyrillic twin": "ѕuma",  # noqa: RUF001 -- that is the trap
}


@dataclass(frozen=True)
class Fault:
    """Rows of a table with one thing wrong; `row` and `column` None: as a whole."""

    table: str
    rows: Rows
    row: int | None
    column: str | None


def _with(name: str, row: int, column: str, cell: Any) -> Fault:
    """Put a cell into a table of the small plan; rows as people number them."""
    rows = table(name)
    rows[row - 1][rows[0].index(column)] = cell
    return Fault(name, rows, row, column)


def faults() -> dict[str, Fault]:
    """Return every fault of a cell, a header or a row, by what it is."""
    return dict(_cells()) | dict(_headers()) | dict(_rows())


def _cells() -> Iterator[tuple[str, Fault]]:
    for what, cell in NUMBERS.items():
        yield f"number: {what}", _with("ejecucion", 3, "ejecutado", cell)
    for what, cell in TEXTS.items():
        yield f"text: {what}", _with("ejecucion", 3, "avance", cell)
    for what, cell in _KEYS.items():
        yield f"key: {what}", _with("ponderaciones", 2, "indicador", cell)
    yield "weight above 100", _with("ponderaciones", 2, "peso", "133,33")
    yield "text too long", _with("ejecucion", 3, "avance", "x" * 4001)
    yield "name of 100,000 letters", _with("dependencias", 2, "nombre", "x" * 100_000)
    yield "kind of nothing", _with("indicadores", 2, "tipo", "otro")
    yield "flag of nothing", _with("indicadores", 2, "desde_linea_base", "quizás")
    yield "date outside the plan", _with("indicadores", 2, "inicio", "2031-01-01")
    yield "date that is none", _with("indicadores", 2, "inicio", "2023-02-30")
    yield (
        "date of another calendar",
        _with("indicadores", 2, "inicio", "\uff12023-06-30"),
    )
    yield "month 13", _with("ejecucion", 3, "mes", "13")
    yield "month 0", _with("ejecucion", 3, "mes", "0")
    yield "month of many digits", _with("ejecucion", 3, "mes", "9" * 400)
    yield "year outside the plan", _with("ejecucion", 3, "vigencia", "1900")
    yield "cut-off within a month", _with("cortes", 2, "fecha", "2023-06-15")
    yield "state of nothing", _with("cortes", 2, "estado", "borrado")
    yield "decimals without end", _with("indicadores", 2, "decimales", "999")
    yield "key that is a formula", _with("indicadores", 2, "clave", "=cmd|'/c calc'!A1")


def _headers() -> Iterator[tuple[str, Fault]]:
    rows = table("ponderaciones")
    yield "unknown column", _header([*rows[0], "is_superuser"], "is_superuser")
    yield "column of a key", _header([*rows[0], "id"], "id")
    yield "repeated column", _header([*rows[0], "peso"], "peso")
    yield "missing column", _header(rows[0][1:], "vigencia")
    yield "HTML as a column", _header([*rows[0], "<b>x</b>"], "<b>x</b>")


def _header(header: list[str], blamed: str) -> Fault:
    rows = table("ponderaciones")
    kept = [[*row, ""][: len(header)] for row in rows[1:]]
    return Fault("ponderaciones", [header, *kept], 1, blamed)


def _rows() -> Iterator[tuple[str, Fault]]:
    rows = table("ponderaciones")
    header, first, *rest = rows
    wide = [header, [*first, "sobra"], *rest]
    yield "cell beyond the header", Fault("ponderaciones", wide, 2, None)
    twice = [header, first, *rest, first]
    yield "the same row twice", Fault("ponderaciones", twice, len(twice), None)
    empty = [header, ["", "", "suma", "33,33", ""], *rest]
    yield "row without its key", Fault("ponderaciones", empty, 2, "vigencia")
    late = [[""], *rows]
    yield "header in the second row", Fault("ponderaciones", late, 1, None)
