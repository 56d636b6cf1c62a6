"""The scorecard as a workbook for people: summary, objectives, data, changes, findings.

Each objective's sheet is `xlsx_objective`, the summary `xlsx_summary`, the flat tables
`xlsx_data`. Formulas are the program's alone; what people wrote stays text.
"""

import io
from datetime import datetime

import xlsxwriter

from pei_site.formats import date_long, date_short
from reports.exports import xlsx_data, xlsx_objective, xlsx_summary
from reports.exports.sheet import Book, Column
from reports.paper import DRAFT
from reports.scorecard import Scorecard
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
    plan, draft = scorecard.plan, DRAFT.get(scorecard.state, "")
    workbook.set_properties(
        {
            "title": f"{plan.name}: seguimiento {date_long(scorecard.cutoff)}",
            "subject": draft or f"Revisión {scorecard.revision}",
            "author": plan.entity,
            "company": plan.entity,
            "keywords": "plan estratégico institucional, seguimiento, indicadores",
            "created": when.replace(tzinfo=None),  # xlsxwriter prints it as UTC
        }
    )
    cutoff = f"Corte: {date_short(scorecard.cutoff)}"
    book = Book(workbook, footer=plan.entity, header=f"{draft or plan.name} · {cutoff}")
    xlsx_summary.add(book, scorecard, draft)
    for card in scorecard.objectives:
        xlsx_objective.add(book, scorecard, card, draft)
    xlsx_data.add_indicators(book, scorecard)
    xlsx_data.add_months(book, scorecard)
    _changes(book, scorecard)
    _findings(book, scorecard)
    book.close()
    return content.getvalue()


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
    if not scorecard.changes:
        sheet.paragraph("El plan no tiene cambios registrados.")


CHANGES = (
    Column("Versión", 9),
    Column("Número", 9),
    Column("Objetivo estratégico", 36),
    Column("Meta / Indicador", 36),
    Column("Cambio realizado", 60),
    Column("Justificación", 36),
    Column("Fecha", 11),
    Column("Instancia", 22),
    Column("Acto", 20),
    Column("Vigencia", 9),
)


def _findings(book: Book, scorecard: Scorecard) -> None:
    sheet = book.sheet("Hallazgos", "Hallazgos del sistema", FINDINGS)
    for finding in scorecard.findings:
        severity = SEVERITY[finding.severity]
        place = [finding.objective, finding.indicator]
        sheet.line([severity, *place, finding.message, finding.code.value])
    if not scorecard.findings:
        sheet.paragraph("El sistema no encontró nada que advertir en este corte.")


FINDINGS = (
    Column("Importancia", 16),
    Column("Objetivo", 10),
    Column("Indicador", 16),
    Column("Hallazgo", 100),
    Column("Código", 22),
)
