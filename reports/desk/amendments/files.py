"""The register of changes as a file: a line for each figure that a change touched."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from indicators.change_control.places import describe, place_of, shown
from indicators.models import ChangedValue
from objectives.models import Change
from pei_site.formats import file_decimal
from pei_site.sheets.cells import Cell, Table, escape_text
from pei_site.sheets.workbooks import write_workbook

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads the accents wrongly
HEADER = [
    "Versión",
    "Número",
    "Fecha",
    "Instancia",
    "Acto o acta",
    "Vigencia",
    "Objetivo",
    "Indicador",
    "Meta",
    "Cambio realizado",
    "Justificación",
    "Estado",
    "Solicitado por",
    "Aprobado por",
    "Dato",
    "Antes",
    "Después",
]
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def register_table(changes: Iterable[Change]) -> Table:
    """Lay out the register; a change that touched no figure has one line."""
    rows = [[*_told(one), *figure] for one in changes for figure in _figures(one)]
    return Table("control-de-cambios", HEADER, rows)


def as_file(table: Table, file_format: str) -> bytes:
    """Write the table as spreadsheets in Spanish read it: csv, or xlsx."""
    return write_workbook([table]) if file_format == "xlsx" else _as_csv(table)


def _as_csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([_cell_text(cell) for cell in row] for row in table.rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _cell_text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return file_decimal(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _told(change: Change) -> list[Cell]:
    texts = {
        "objective": change.objective.number if change.objective else "",
        "requested": change.requested_by or "",
        "approved": change.approved_by or "",
    }
    return [
        escape_text(change.version),
        escape_text(change.number),
        change.date or "",
        escape_text(change.body),
        escape_text(change.act),
        str(change.year or ""),
        str(texts["objective"]),
        escape_text(change.indicator_key),
        escape_text(change.goal),
        escape_text(change.description),
        escape_text(change.justification),
        change.get_state_display(),
        escape_text(str(texts["requested"])),
        escape_text(str(texts["approved"])),
    ]


def _figures(change: Change) -> Iterator[list[Cell]]:
    values = list(change.values.all())
    for one in values:
        yield [
            escape_text(describe(one)),
            _cell(one, one.before, 0),
            _cell(one, one.after, 1),
        ]
    if not values:
        yield ["", "", ""]


def _cell(amended: ChangedValue, text: str, side: int) -> Cell:
    """Return a number or a date as such, and any other value as people read it."""
    value: Any = place_of(amended).value(text) if text else ""
    if isinstance(value, Decimal | date):
        return value
    return escape_text(shown(amended)[side]) if text else ""
