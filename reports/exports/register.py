"""The register of changes as a flat table: a line per figure that a change touched."""

from collections.abc import Iterator

from pei_site.sheets.cells import escape_text
from reports.exports.csv import table
from reports.plan_card import ChangedFigure, ChangeEntry
from reports.scorecard import Scorecard

HEADER = (
    "Versión",
    "Número",
    "Objetivo estratégico",
    "Meta / Indicador",
    "Cambio realizado",
    "Dato",
    "Antes",
    "Después",
    "Justificación",
    "Fecha",
    "Instancia",
    "Acto",
    "Vigencia",
)


def register_csv(scorecard: Scorecard) -> bytes:
    """Return the table as spreadsheets in Spanish read it; a change without figures is told too."""
    return table(HEADER, (line for one in scorecard.changes for line in _lines(one)))


def _lines(entry: ChangeEntry) -> Iterator[list[str]]:
    objective = "" if entry.objective is None else f"{entry.objective}. "
    goal = "\n".join(filter(None, (entry.goal, entry.indicator_label)))
    for figure in entry.values or (ChangedFigure("", "", ""),):
        cells = (
            entry.version,
            entry.number,
            f"{objective}{entry.objective_statement}",
            goal,
            entry.description,
            figure.what,
            figure.before,
            figure.after,
            entry.justification,
            entry.date.isoformat() if entry.date else "",
            entry.body,
            entry.act,
            "" if entry.year is None else str(entry.year),
        )
        yield [escape_text(cell) for cell in cells]
