"""The data dictionary: what every column of the CSV and every key of the JSON means.

Read from `reports.exports.columns` and from the schema itself, so that the dictionary
cannot say more, or less, than the files do.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indicators import labels
from pei_site.sheets.cells import escape_text
from reports import wording
from reports.exports.columns import COLUMNS
from reports.exports.csv import BYTE_ORDER_MARK
from reports.finding import Severity

SCHEMA = Path(__file__).parents[1] / "schema" / "scorecard.schema.json"
HEADER = (
    "Archivo",
    "Nombre",
    "Significado",
    "Tipo",
    "Unidad",
    "Valores",
    "Vacío o null",
)
KINDS: Mapping[str, str] = {
    "string": "Texto",
    "integer": "Número entero",
    "boolean": "true o false",
    "array": "Lista",
    "object": "Objeto",
}
WORDS: Mapping[str, str] = {
    **labels.KIND,
    **labels.STATUS,
    **labels.BAND,
    **{key.lower(): word for key, word in labels.CUTOFF_STATE.items()},
    **{str(key): wording.SEVERITY[key] for key in Severity},
}
NOT_EMPTY = "No ocurre."


@dataclass(frozen=True, slots=True)
class Entry:
    """A column or a key; `unit` and `allowed` blank: none, and any value."""

    name: str
    meaning: str
    kind: str
    unit: str
    allowed: str
    empty: str


@cache
def schema_text() -> str:
    """Return the JSON Schema as it stands in the repository."""
    return SCHEMA.read_text(encoding="utf-8")


def of_csv() -> tuple[Entry, ...]:
    """Describe the columns of the CSV, in their order."""
    return tuple(
        Entry(one.title, one.meaning, one.kind, one.unit, one.allowed, one.empty)
        for one in COLUMNS
    )


def of_json() -> tuple[Entry, ...]:
    """Describe the keys of the JSON, each by its way: objectives[].number."""
    schema: dict[str, Any] = json.loads(schema_text())
    return tuple(_walk("", schema, schema))


def as_csv() -> bytes:
    """Return the dictionary as a table that spreadsheets in Spanish read."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for file, entries in (("CSV", of_csv()), ("JSON", of_json())):
        for one in entries:
            told = (one.name, one.meaning, one.kind, one.unit, one.allowed, one.empty)
            writer.writerow([file, *map(escape_text, told)])
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _walk(way: str, node: dict[str, Any], schema: dict[str, Any]) -> Iterator[Entry]:
    """Go down the keys of an object, and of the objects in a list."""
    for key, part in node.get("properties", {}).items():
        whole = resolved(part, schema)
        name = f"{way}{key}"
        yield _entry(name, whole)
        yield from _walk(f"{name}.", whole, schema)
        items = resolved(whole.get("items", {}), schema)
        yield from _walk(f"{name}[].", items, schema)


def resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference; what stands beside it says more precisely what it is."""
    if "$ref" not in part:
        return part
    target: dict[str, Any] = schema["$defs"][part["$ref"].rpartition("/")[2]]
    return target | part


def _entry(name: str, part: dict[str, Any]) -> Entry:
    return Entry(
        name=name,
        meaning=part["description"],
        kind=_kind(part),
        unit=part.get("x-unidad", ""),
        allowed=_allowed(part),
        empty=part.get("x-nulo", NOT_EMPTY),
    )


def _kind(part: dict[str, Any]) -> str:
    if part.get("format") == "date":
        return "Fecha (AAAA-MM-DD)"
    kinds = part.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    return KINDS[kind]


def _allowed(part: dict[str, Any]) -> str:
    """Say which values may stand, each with what people call it."""
    words = [f"{one} ({WORDS[one]})" for one in part.get("enum", []) if one]
    examples = ", ".join(part.get("examples", []))
    told = [" · ".join(words), part.get("x-valores", "")]
    return " ".join(filter(None, [*told, examples and f"Por ejemplo: {examples}"]))
