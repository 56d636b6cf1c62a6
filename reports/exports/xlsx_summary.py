"""The first sheet: what plan, when, in what state, and every objective with its figure."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from indicators import labels
from indicators.compliance.vocabulary import Band
from pei_site.formats import date_long, weight
from reports.departments import Group, group_of
from reports.entries import entries
from reports.exports.sheet import Book, Column, Formula, Link, Marked, Sheet, shown
from reports.exports.xlsx_objective import SUMMARY, counted_at, printed_at, sheet_name
from reports.scorecard import ObjectiveCard, Row, Scorecard

PRINTED = "C"  # where the figures that the report prints stand
COLUMNS = (
    Column("Objetivo", 22),
    Column("Enunciado", 62),
    Column("Cumplimiento al corte", 14, "percent"),
    Column("Con tope del 100 %", 12, "percent"),
    Column("Estado", 18),
    Column("Semáforo", 14),
    Column("Incompleto", 11),
    Column("Indicadores", 11, "number"),
    *(Column(group.value, 14, "number") for group in Group),
)
WEIGHT = Column("Ponderación", 12, "number")
COUNTED = Column("Cuenta en el plan", 12, "percent")
SHEETS = {
    "Indicadores": "Todos los datos de los indicadores en una sola tabla con filtros.",
    "Meses": "Lo programado y lo ejecutado mes a mes.",
    "Cambios": "Control de cambios del plan.",
    "Hallazgos": "Lo que el sistema encontró y conviene saber.",
}
MARKS = {Band.HIGH: "▲", Band.MEDIUM: "◆", Band.LOW: "▼"}  # as on paper
FIGURES = 3  # facts that are figures
MOST_LINES = 3  # of a fact: what is frozen above the table must leave room for it


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said above the table, and how its value looks."""

    label: str
    value: Any
    look: str = "text"


def add(book: Book, scorecard: Scorecard, draft: str) -> None:
    """Add the summary; `draft` says what is not published, else it is empty."""
    about = _about(scorecard, draft)
    header_row = len(about) + FIGURES + 2
    total = header_row + 2 + max(len(scorecard.objectives), 1)
    sheet = book.sheet(SUMMARY, scorecard.plan.name, _columns(scorecard), header_row)
    _write(sheet, [*about, *_figures(scorecard, total)])
    for card in scorecard.objectives:
        sheet.line(_cells(scorecard, card))
    sheet.bars(PRINTED)
    if not scorecard.objectives:
        sheet.paragraph("El plan no tiene objetivos.")
    sheet.line(_plan(scorecard, header_row + 2, total), total=True)
    sheet.heading("Otras hojas")
    for name, what in SHEETS.items():
        sheet.cell(sheet.next_row, 0, Link(name, name), book.look("link"))
        sheet.paragraph(what, first=1)


def _columns(scorecard: Scorecard) -> tuple[Column, ...]:
    arithmetic = (WEIGHT, COUNTED) if scorecard.weighted_overall else (COUNTED,)
    return (*COLUMNS, *arithmetic)


def _about(scorecard: Scorecard, draft: str) -> list[Fact]:
    plan = scorecard.plan
    version = f" · Versión {plan.version} del plan" if plan.version else ""
    state = labels.CUTOFF_STATE[scorecard.state]
    revision = f" · Revisión {scorecard.revision}" if scorecard.revision else ""
    said = Fact("Estado", draft, "alert") if draft else None
    facts = [
        Fact("Entidad", plan.entity),
        Fact("Periodo", f"{plan.start}–{plan.end}{version}"),
        Fact("Corte", date_long(scorecard.cutoff)),
        said or Fact("Estado", f"{state}{revision}"),
    ]
    if scorecard.revision_reason:
        facts.append(Fact("Motivo de la revisión", scorecard.revision_reason))
    return facts


def _figures(scorecard: Scorecard, total: int) -> list[Fact]:
    """Return the plan's figures; the first is read from the total, where it stands once."""
    cap = scorecard.cap
    rule = (
        "Ninguno: la sobre ejecución cuenta completa." if cap is None else weight(cap)
    )
    if scorecard.ratio is None:
        first = Fact("Cumplimiento del plan", labels.NOT_JUDGED)
        second = Fact("Con tope del 100 %", labels.NOT_JUDGED)
    else:
        figure = Formula(f"={PRINTED}{total}", float(shown(scorecard.ratio) or 0))
        first = Fact("Cumplimiento del plan", figure, "percent")
        second = Fact("Con tope del 100 %", shown(scorecard.capped_ratio), "percent")
    return [first, second, Fact("Tope de la vigencia", rule)]


def _write(sheet: Sheet, facts: list[Fact]) -> None:
    for index, fact in enumerate(facts, start=1):
        sheet.cell(index, 0, fact.label, sheet.book.look("label"))
        if fact.look == "text":
            sheet.across(index, 1, fact.value, most=MOST_LINES)
        else:
            sheet.cell(index, 1, fact.value, sheet.book.look(fact.look))


def _cells(scorecard: Scorecard, card: ObjectiveCard) -> list[Any]:
    printed = counted = None
    if card.ratio is not None:
        printed = Formula(f"={printed_at(card)}", float(shown(card.ratio) or 0))
        counted = Formula(f"={counted_at(card)}", float(card.ratio))
    return [
        Link(sheet_name(card), sheet_name(card)),
        card.statement,
        printed,
        shown(card.capped_ratio),
        labels.STATUS[card.status] if card.status else labels.NOT_JUDGED,
        _band(card),
        "Sí" if card.incomplete else "No",
        *_counts(card.rows),
        *([card.weight] if scorecard.weighted_overall else []),
        counted,
    ]


def _band(card: ObjectiveCard) -> Marked:
    if card.band is None:
        return Marked(f"○ {labels.NOT_JUDGED}", "none")
    return Marked(f"{MARKS[card.band]} {labels.BAND[card.band]}", card.band.lower())


def _plan(scorecard: Scorecard, first: int, total: int) -> list[Any]:
    """Return the plan's line; there an indicator of several objectives counts once.

    `first` and `total` number rows as people do.
    """
    kind = "ponderado" if scorecard.weighted_overall else "simple"
    words = f"Cálculo del sistema: promedio {kind} de los objetivos que se califican."
    printed = mean = None
    if scorecard.ratio is not None:
        text, place = _mean(scorecard, first, total - 1)
        mean = Formula(text, float(scorecard.ratio))
        figure = float(shown(scorecard.ratio) or 0)
        printed = Formula(f"=ROUND({place}{total},4)", figure)
    return [
        "Plan",
        words,
        printed,
        shown(scorecard.capped_ratio),
        *[None] * 3,
        *_counts([entry.row for entry in entries(scorecard)]),
        *([None] if scorecard.weighted_overall else []),
        mean,
    ]


def _mean(scorecard: Scorecard, first: int, last: int) -> tuple[str, str]:
    """Return the formula of the plan's mean, and the column that it stands in."""
    count = len(_columns(scorecard))
    weight_at, counted_at = (chr(ord("A") + count - back) for back in (2, 1))
    counted = f"{counted_at}{first}:{counted_at}{last}"
    if not scorecard.weighted_overall:
        return f"=AVERAGE({counted})", counted_at
    weights = f"{weight_at}{first}:{weight_at}{last}"
    judged = f"SUMPRODUCT({weights}*ISNUMBER({counted}))"
    return f"=SUMPRODUCT({weights},{counted})/{judged}", counted_at


def _counts(rows: Collection[Row]) -> list[int]:
    found = Counter(group_of(row) for row in rows)
    return [len(rows), *(found[group] for group in Group)]
