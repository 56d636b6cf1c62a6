"""The scorecard as a workbook for people: summary, indicators, changes, findings."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from indicators import labels
from pei_site.formats import date_long, date_short
from reports.exports.sheet import Book, Column, Sheet, shown
from reports.scorecard import ObjectiveCard, Row, Scorecard
from reports.wording import SEVERITY, amended

# Texts stay texts: nothing that people wrote becomes a formula or an address.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_xlsx(scorecard: Scorecard, when: datetime) -> bytes:
    """Return the workbook; `when` (UTC) is the only time in it."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    workbook.set_properties(
        {
            "title": f"{scorecard.plan.name}: seguimiento {date_long(scorecard.cutoff)}",
            "author": scorecard.plan.entity,
            "created": when.replace(tzinfo=None),  # xlsxwriter prints it as UTC
        }
    )
    book = Book(workbook, footer=scorecard.plan.entity)
    _summary(book, scorecard)
    _indicators(book, scorecard)
    _changes(book, scorecard)
    _findings(book, scorecard)
    workbook.close()
    return content.getvalue()


def _summary(book: Book, scorecard: Scorecard) -> None:
    sheet = book.sheet(
        "Resumen",
        f"{scorecard.plan.name} · Cumplimiento al corte: {date_short(scorecard.cutoff)}",
        SUMMARY,
    )
    for card in scorecard.objectives:
        sheet.line(_objective_cells(card))
    overall = shown(scorecard.ratio)
    capped = shown(scorecard.capped_ratio)
    label = "Cumplimiento del plan (cálculo del sistema)"
    sheet.line([None, label, overall, capped, None, None, None], total=True)


SUMMARY = (
    Column("Objetivo", 10),
    Column("Enunciado", 80),
    Column("Cumplimiento al corte", 15, "percent"),
    Column("Con tope de 100%", 13, "percent"),
    Column("Estado", 20),
    Column("Semáforo", 15),
    Column("Incompleto", 12),
)


def _objective_cells(card: ObjectiveCard) -> list[Any]:
    return [
        card.number,
        card.statement,
        shown(card.ratio),
        shown(card.capped_ratio),
        labels.STATUS[card.status] if card.status else labels.NOT_JUDGED,
        labels.BAND[card.band] if card.band else labels.NOT_JUDGED,
        "Sí" if card.incomplete else "No",
    ]


def _indicators(book: Book, scorecard: Scorecard) -> None:
    year = scorecard.year
    title = f"Indicadores · Avance al corte {date_short(scorecard.cutoff)}"
    sheet = book.sheet("Indicadores", title, _indicator_columns(year))
    for card in scorecard.objectives:
        for row in card.rows:
            _indicator_line(sheet, card, row)


def _indicator_columns(year: int) -> tuple[Column, ...]:
    return (
        Column("Objetivo", 9),
        Column("Identificación", 24),
        Column("Nombre indicador", 52),
        Column("Dependencia", 24),
        Column("Unidad", 13),
        Column("Anualización", 13),
        Column("Ponderación", 12, "percent"),
        Column(f"Programación {year}", 14, "number"),
        Column("Programación al corte", 14, "number"),
        Column("Magnitud ejecutada al corte", 14, "number"),
        Column("Porcentaje avance al corte", 13, "percent"),
        Column("Porcentaje recalculado", 13, "percent"),
        Column(f"Porcentaje avance {year}", 13, "percent"),
        Column("Oficial", 9),
        Column("Semáforo", 13),
        Column("Estado", 70),
        Column("Notas", 50),
    )


def _indicator_line(sheet: Sheet, card: ObjectiveCard, row: Row) -> None:
    notes = "\n".join(f"{note.mark or ''} {note.text}".strip() for note in row.notes)
    sheet.line(
        [
            card.number,
            row.identification,
            row.name,
            row.department,
            row.unit,
            labels.ACCUMULATION[row.accumulation],
            None if row.weight is None else row.weight / 100,
            row.target,
            row.programmed,
            row.executed,
            shown(row.ratio),
            shown(row.recomputed),
            shown(row.year_ratio),
            "Sí" if row.official else "No",
            labels.BAND[row.band] if row.band else labels.NOT_JUDGED,
            row.sentence,
            notes,
        ],
        decimals=row.decimals,
    )


def _changes(book: Book, scorecard: Scorecard) -> None:
    """Write the seed's columns in their order, then the rest; a line for each figure."""
    sheet = book.sheet("Cambios", "Control de cambios", CHANGES)
    for entry in scorecard.changes:
        objective = "" if entry.objective is None else f"{entry.objective}. "
        sheet.line(
            [
                entry.version,
                entry.number,
                f"{objective}{entry.objective_statement}",
                "\n".join(filter(None, (entry.goal, entry.indicator_label))),
                entry.description,
                entry.justification,
                date_short(entry.date) if entry.date else None,
                entry.body,
                entry.act,
                entry.year,
            ]
        )
        for figure in entry.values:
            rest = [None] * (len(CHANGES) - 5)
            place = [entry.version, entry.number, None, None]
            sheet.line([*place, amended(figure), *rest])


CHANGES = (
    Column("Versión", 9),
    Column("Número", 9),
    Column("Objetivo estratégico", 45),
    Column("Meta / Indicador", 45),
    Column("Cambio realizado", 70),
    Column("Justificación", 45),
    Column("Fecha", 12),
    Column("Instancia", 28),
    Column("Acto", 24),
    Column("Vigencia", 9),
)


def _findings(book: Book, scorecard: Scorecard) -> None:
    columns = (
        Column("Importancia", 14),
        Column("Objetivo", 10),
        Column("Indicador", 16),
        Column("Hallazgo", 110),
        Column("Código", 22),
    )
    sheet = book.sheet("Hallazgos", "Hallazgos del sistema", columns)
    for finding in scorecard.findings:
        severity = SEVERITY[finding.severity]
        place = [finding.objective, finding.indicator]
        sheet.line([severity, *place, finding.message, finding.code.value])
