"""The list as a file: the rows, the order and the figures of the page."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from indicators import labels
from pei_site.formats import date_long, date_short
from pei_site.sheets.cells import escape_text
from reports.entries import Entry
from reports.explore.listing import Listing
from reports.explore.words import status_name
from reports.exports.csv import magnitude, percentage, table
from reports.exports.sheet import Book, Column, shown
from reports.exports.xlsx import OPTIONS
from reports.scorecard import Row, Scorecard

PLACE = 8  # where the columns of one objective stand
COLUMNS = (
    Column("Objetivos", 10),
    Column("Clave", 12),
    Column("Tipo", 20),
    Column("Código", 16),
    Column("Nombre indicador", 52),
    Column("Dependencia", 24),
    Column("Unidad", 13),
    Column("Anualización", 13),
    Column("Programación al corte", 14, "number"),
    Column("Magnitud ejecutada al corte", 14, "number"),
    Column("Porcentaje avance al corte", 13, "percent"),
    Column("Porcentaje recalculado", 13, "percent"),
    Column("Porcentaje avance de la vigencia", 13, "percent"),
    Column("Porcentaje oficial", 9),
    Column("Incompleto", 11),
    Column("Estado", 20),
    Column("Semáforo", 13),
    Column("Descripción del estado", 70),
)
OF_PLACE = (
    Column("Ponderación", 12, "percent"),
    Column("Le cuesta al objetivo", 12, "percent"),
)


def to_csv(scorecard: Scorecard, listed: Listing) -> bytes:
    """Return a clean table: a header and a line for each row of the list."""
    by_objective = listed.selection.by_objective
    header = [
        f"{column.title} (%)" if column.kind == "percent" else column.title
        for column in _columns(by_objective=by_objective)
    ]
    cutoff = scorecard.cutoff.isoformat()
    lines = (
        [cutoff, *_texts(entry, by_objective=by_objective)] for entry in listed.found
    )
    return table(["Corte", *header], lines)


def to_xlsx(scorecard: Scorecard, listed: Listing, when: datetime) -> bytes:
    """Return a sheet that says what was asked for; `when` (UTC) is the only time in it."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    workbook.set_properties(
        {
            "title": f"{scorecard.plan.name}: indicadores {date_long(scorecard.cutoff)}",
            "author": scorecard.plan.entity,
            "created": when.replace(tzinfo=None),  # xlsxwriter prints it as UTC
        }
    )
    book = Book(workbook, footer=scorecard.plan.entity)
    title = f"{scorecard.plan.name} · Indicadores al {date_short(scorecard.cutoff)}"
    by_objective = listed.selection.by_objective
    sheet = book.sheet("Indicadores", title, _columns(by_objective=by_objective))
    sheet.worksheet.write_string(1, 0, listed.described)
    for entry in listed.found:
        cells = _cells(entry, by_objective=by_objective)
        sheet.line(cells, decimals=entry.row.decimals)
    book.close()
    return content.getvalue()


def _columns(*, by_objective: bool) -> tuple[Column, ...]:
    place = OF_PLACE if by_objective else ()
    return (*COLUMNS[:PLACE], *place, *COLUMNS[PLACE:])


def _texts(entry: Entry, *, by_objective: bool) -> list[str]:
    row = entry.row
    place = [magnitude(entry.weight, 2), percentage(entry.cost)] if by_objective else []
    return [
        *map(escape_text, _what(entry)),
        *place,
        magnitude(row.programmed, row.decimals),
        magnitude(row.executed, row.decimals),
        percentage(row.ratio),
        percentage(row.recomputed),
        percentage(row.year_ratio),
        *map(escape_text, _judged(row)),
    ]


def _cells(entry: Entry, *, by_objective: bool) -> list[Any]:
    row = entry.row
    weight = None if entry.weight is None else entry.weight / 100
    return [
        *_what(entry),
        *([weight, shown(entry.cost)] if by_objective else []),
        row.programmed,
        row.executed,
        shown(row.ratio),
        shown(row.recomputed),
        shown(row.year_ratio),
        *_judged(row),
    ]


def _what(entry: Entry) -> list[str]:
    row = entry.row
    return [
        ", ".join(map(str, entry.objectives)),
        row.key,
        labels.KIND[row.kind],
        row.code,
        row.name,
        row.department,
        row.unit,
        labels.ACCUMULATION[row.accumulation],
    ]


def _judged(row: Row) -> list[str]:
    return [
        "Sí" if row.official else "No",
        "Sí" if row.missing else "No",
        status_name(row.status),
        labels.BAND[row.band] if row.band else labels.NOT_JUDGED,
        row.sentence,
    ]
