"""An objective's sheet: its table as the report has it, and its mean as live formulas."""

from collections.abc import Iterator
from typing import Any

from indicators import labels
from pei_site.formats import date_short, percent
from reports.exports.sheet import Book, Column, Formula, Link, Sheet, shown
from reports.scorecard import ObjectiveCard, Row, Scorecard
from reports.wording import listing, months

SUMMARY = "Resumen"
HEADER_ROW = 4  # title, way back, statement and an empty row stand above
STATEMENT_LINES = 3  # what is frozen above the table must leave room for it
WEIGHT, RATIO, COUNTED = "E", "I", "J"  # the columns that the formulas stand on
METHOD = (
    "«Cuenta en el objetivo» es lo que usa el promedio, con todos sus decimales: el"
    " porcentaje oficial donde lo hay, 0 donde falta el reporte, y nunca más que el tope"
    " de la vigencia si lo hay. Lo que no se puede juzgar está vacío, y su ponderación"
    " no se cuenta."
)


def sheet_name(card: ObjectiveCard) -> str:
    """Name the sheet: the number is the plan's own, so that no two are the same."""
    return f"Objetivo {card.number}"


def printed_at(card: ObjectiveCard) -> str:
    """Return where the objective's printed percentage stands: 'Objetivo 1'!I8."""
    return f"'{sheet_name(card)}'!{RATIO}{_total(card)}"


def counted_at(card: ObjectiveCard) -> str:
    """Return where the same stands with all its decimals: 'Objetivo 1'!J8."""
    return f"'{sheet_name(card)}'!{COUNTED}{_total(card)}"


def add(book: Book, scorecard: Scorecard, card: ObjectiveCard, draft: str) -> None:
    """Add the objective's sheet; `draft` says what is not published, else it is empty."""
    title = f"Objetivo {card.number} · Avance al corte {date_short(scorecard.cutoff)}"
    columns = _columns(scorecard.year)
    sheet = book.sheet(sheet_name(card), title, columns, HEADER_ROW)
    sheet.cell(1, 0, Link(SUMMARY, "← Resumen"), book.look("link"))
    if draft:
        sheet.cell(1, 1, draft, book.look("alert"))
    sheet.across(2, 0, card.statement, most=STATEMENT_LINES)
    counted = {term.key: term.counted for term in card.terms}
    for row in card.rows:
        cells = _cells(row)
        cells[ord(COUNTED) - ord("A")] = counted.get(row.key)
        sheet.line(cells, decimals=row.decimals)
    if not card.rows:
        sheet.paragraph(f"No tiene indicadores con ponderación en {scorecard.year}.")
    _totals(sheet, card)
    _remarks(sheet, card)


def _columns(year: int) -> tuple[Column, ...]:
    return (
        Column("Nombre indicador", 38),
        Column("Identificación", 19),
        Column("Dependencia", 19),
        Column("Unidad", 13),
        Column("Ponderación", 12, "percent"),
        Column(f"Programación {year}", 13, "number"),
        Column("Programación al corte", 13, "number"),
        Column("Magnitud ejecutada al corte", 13, "number"),
        Column("Porcentaje avance al corte", 12, "percent"),
        Column("Cuenta en el objetivo", 12, "percent"),
        Column(f"Porcentaje avance {year}", 12, "percent"),
        Column("Estado", 18),
        Column("Causa", 46),
    )


def _cells(row: Row) -> list[Any]:
    return [
        row.name,
        row.identification,
        row.department,
        row.unit,
        None if row.weight is None else row.weight / 100,
        row.target,
        row.programmed,
        row.executed,
        shown(row.ratio),
        None,
        shown(row.year_ratio),
        labels.STATUS[row.status] if row.status else labels.NO_PROGRAMMING,
        row.cause,
    ]


def _total(card: ObjectiveCard) -> int:
    """Return the row of the total, as people number it; a table is never without lines."""
    return HEADER_ROW + 2 + max(len(card.rows), 1)


def _totals(sheet: Sheet, card: ObjectiveCard) -> None:
    status = labels.STATUS[card.status] if card.status else labels.NOT_JUDGED
    incomplete = "Incompleto" if card.incomplete else None
    weight, printed, mean = _formulas(card)
    words: list[Any] = ["Cumplimiento del objetivo", None, None, None]
    cells: list[Any] = [
        weight,
        None,
        None,
        None,
        printed,
        mean,
        None,
        status,
        incomplete,
    ]
    sheet.line([*words, *cells], total=True)
    words = ["Con tope del 100 %", *words[1:]]
    cells = [*[None] * 4, shown(card.capped_ratio), *[None] * 4]
    sheet.line([*words, *cells], total=True)


def _formulas(card: ObjectiveCard) -> tuple[Formula | None, ...]:
    """Return the mean live: the weights of what counts, the printed figure, the exact one.

    None, all three: nothing in it can be judged, and a formula would divide by 0.
    """
    if card.ratio is None:
        return None, None, None
    total = _total(card)
    weights, counted = (
        f"{column}{HEADER_ROW + 2}:{column}{total - 1}" for column in (WEIGHT, COUNTED)
    )
    judged = float(sum(term.weight for term in card.terms) / 100)
    printed = float(shown(card.ratio) or 0)
    return (
        Formula(f"=SUMPRODUCT({weights}*ISNUMBER({counted}))", judged),
        Formula(f"=ROUND({COUNTED}{total},4)", printed),
        Formula(f"=SUMPRODUCT({weights},{counted})/{WEIGHT}{total}", float(card.ratio)),
    )


def _remarks(sheet: Sheet, card: ObjectiveCard) -> None:
    sheet.paragraph(METHOD)
    said = [*_notes(card), *(text for row in card.rows for text in _said_of(row))]
    if inferred := [row.identification for row in card.rows if row.inferred_weight]:
        said.append(f"Ponderación inferida: {listing(inferred)}.")
    if said:
        sheet.heading("Notas y aclaraciones")
    for text in said:
        sheet.paragraph(text)


def _notes(card: ObjectiveCard) -> Iterator[str]:
    for note in card.notes:
        yield f"{note.mark or ''} {note.text}".strip()


def _said_of(row: Row) -> Iterator[str]:
    marks = " ".join(note.mark for note in row.notes if note.mark)
    official = f"{percent(row.ratio)}; recalculado {percent(row.recomputed)}."
    missing = f"sin reporte de {months(row.missing)}."
    said = {
        "Notas": marks,
        "Porcentaje oficial": f"{official} {row.official_reason}".strip()
        if row.official
        else "",
        "Incompleto": missing if row.missing else "",
        "Motivo de la falta de reporte": row.override,
        "Avance cualitativo": row.narrative,
        "Retrasos y soluciones": row.delays,
    }
    for label, text in said.items():
        if text:
            yield f"{row.identification}. {label}: {text}"
