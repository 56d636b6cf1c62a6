"""The raw data of the workbook: flat tables to filter, count and carry elsewhere."""

from collections.abc import Iterator
from typing import Any

from pei_site.formats import date_short, month_name
from reports.entries import entries
from reports.exports.columns import HEADER
from reports.exports.row_words import judged, which
from reports.exports.sheet import Book, Column, shown
from reports.scorecard import MonthFigures, Row, Scorecard
from reports.wording import months

# The columns of the CSV, in its order and by its names (without "(%)": these are
# percentages), with their widths; what the CSV does not have comes after them.
WIDTHS = (
    11, 9, 40, 13, 14, 17, 9, 44, 20, 20, 12, 13, 12,
    14, 14, 14, 13, 13, 13, 12, 17, 12, 48, 44, 40, 13,
)  # fmt: skip
PERCENTS = (3, 12, 16, 17, 18, 25)
NUMBERS = (1, 13, 14, 15)


def _kind(index: int) -> Any:
    if index in PERCENTS:
        return "percent"
    return "number" if index in NUMBERS else "text"


INDICATORS = (
    *(
        Column(title.removesuffix(" (%)"), WIDTHS[index], _kind(index))
        for index, title in enumerate(HEADER)
    ),
    Column("Meses sin reporte", 18),
    Column("Avance cualitativo", 48),
    Column("Retrasos y soluciones", 44),
)
MONTHS = (
    Column("Clave", 14),
    Column("Identificación", 22),
    Column("Nombre indicador", 50),
    Column("Dependencia", 22),
    Column("Unidad", 13),
    Column("Vigencia", 9),
    Column("Mes", 7, "number"),
    Column("Nombre del mes", 12),
    Column("Programado", 14, "number"),
    Column("Ejecutado", 14, "number"),
    Column("Avance cualitativo", 50),
    Column("Causa", 44),
    Column("Retrasos y soluciones", 44),
)


def add_indicators(book: Book, scorecard: Scorecard) -> None:
    """Add a line per objective and indicator, with everything that is said of it."""
    title = f"Indicadores · Avance al corte {date_short(scorecard.cutoff)}"
    sheet = book.sheet("Indicadores", title, INDICATORS, pages_wide=3)
    cutoff = scorecard.cutoff.isoformat()
    for card in scorecard.objectives:
        counted = {term.key: term.counted for term in card.terms}
        place = [cutoff, card.number, card.statement, shown(card.ratio)]
        for row in card.rows:
            told = [*which(row), *_figures(row), *judged(row), counted.get(row.key)]
            rest = [months(row.missing), row.narrative, row.delays]
            sheet.line([*place, *told, *rest], decimals=row.decimals)
        if not card.rows:  # an objective that nobody measures yet is still told
            sheet.line([*place, *[None] * (len(INDICATORS) - len(place))])


def _figures(row: Row) -> list[Any]:
    return [
        None if row.weight is None else row.weight / 100,
        row.target,
        row.programmed,
        row.executed,
        shown(row.ratio),
        shown(row.recomputed),
        shown(row.year_ratio),
    ]


def add_months(book: Book, scorecard: Scorecard) -> None:
    """Add a line per indicator and month of which something is known."""
    title = f"Meses · Vigencia {scorecard.year}"
    sheet = book.sheet("Meses", title, MONTHS)
    empty = True
    for entry in entries(scorecard):
        for cells in _of_months(entry.row, scorecard.year):
            sheet.line(cells, decimals=entry.row.decimals)
            empty = False
    if empty:
        sheet.paragraph("No hay meses programados ni reportados en la vigencia.")


def _of_months(row: Row, year: int) -> Iterator[list[Any]]:
    for month in row.months:
        if _known(month):
            yield [
                row.key,
                row.identification,
                row.name,
                row.department,
                row.unit,
                str(year),
                month.month,
                month_name(month.month),
                month.programmed,
                month.executed,
                month.narrative,
                month.cause,
                month.delays,
            ]


def _known(month: MonthFigures) -> bool:
    texts = month.narrative or month.cause or month.delays
    return bool(texts) or not (month.programmed is None and month.executed is None)
