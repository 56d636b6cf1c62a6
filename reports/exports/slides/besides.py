"""The slides beside the objectives: what lags, what hides it, findings, changes."""

from collections.abc import Sequence

from pei_site.formats import date_short, percent, points
from reports import balance, wording
from reports.back_matter import tallies
from reports.exports.slides import look
from reports.exports.slides.charts import Place
from reports.exports.slides.deck import Deck
from reports.exports.slides.ink import line
from reports.exports.slides.tables import Cell, Column, cell
from reports.finding import Finding
from reports.movement import distance
from reports.plan_card import ChangeEntry
from reports.scorecard import Row, Scorecard

LAGS = (
    Column("Indicador", 3.7),
    Column("Objetivo", 1.1),
    Column("Avance al corte", 1.2, "r"),
    Column("Puntos que le cuesta", 1.35, "r"),
    Column("Causa", 4.783),
)


def lags(deck: Deck, scorecard: Scorecard) -> None:
    """List what lags, what costs its objective most first."""
    found = balance.lags(scorecard)
    title = "Lo que falta"
    if not found:
        _nothing(deck, title, "Ningún indicador que cuente está por debajo del 100 %.")
        return
    name, number, ratio, cost, cause = LAGS
    rows = [
        [
            cell(name, one.row.name, one.row.identification, one.row.department),
            cell(number, f"Objetivo {one.card.number}"),
            cell(
                ratio,
                percent(one.row.ratio),
                "cuenta como 0" if one.row.ratio is None else "",
                bold=True,
            ),
            cell(cost, distance(one.cost)),
            cell(cause, one.row.sentence, colour=look.INK),
        ]
        for one in found
    ]
    notes = [
        f"{one.row.identification} le cuesta {distance(one.cost)} puntos al objetivo"
        f" {one.card.number}. {one.row.sentence} {one.row.delays}".strip()
        for one in found
    ]
    deck.tables(title, LAGS, rows, "Indicadores por debajo del 100 %", notes)


COVERS = (
    Column("Objetivo", 1.3),
    Column("Por encima del 100 %", 3.5),
    Column("Rezago que tapan", 3.2),
    Column("Puntos que tapa", 1.3, "r"),
    Column("Cumplimiento al corte", 1.333, "r"),
    Column("Con tope del 100 %", 1.5, "r"),
)


def covers(deck: Deck, scorecard: Scorecard) -> None:
    """List the objectives in which an excess hides a lag."""
    found = balance.covers(scorecard)
    title = "Lo que compensa"
    if not found:
        told = "En ningún objetivo la sobre ejecución tapa un rezago."
        _nothing(deck, title, told)
        return
    rows = [
        [
            cell(COVERS[0], f"Objetivo {one.card.number}", bold=True),
            cell(COVERS[1], _named(one.over)),
            cell(COVERS[2], _named(one.behind)),
            cell(COVERS[3], distance(one.hidden), bold=True),
            cell(COVERS[4], percent(one.card.ratio)),
            cell(COVERS[5], percent(one.card.capped_ratio)),
        ]
        for one in found
    ]
    notes = [
        f"Objetivo {one.card.number}: sin ese exceso iría en"
        f" {percent(one.card.capped_ratio)}, no en {percent(one.card.ratio)}:"
        f" {points(-one.hidden)} puntos. {_named(one.over)} frente a"
        f" {_named(one.behind)}."
        for one in found
    ]
    told = "Objetivos en los que la sobre ejecución tapa un rezago"
    deck.tables(title, COVERS, rows, told, notes)


def _named(rows: Sequence[Row]) -> str:
    return wording.listing(
        [f"{row.identification} ({percent(row.ratio)})" for row in rows]
    )


DEPARTMENTS = (
    Column("Dependencia", 5.133),
    Column("Indicadores", 1.2, "r"),
    Column("En cumplimiento", 1.2, "r"),
    Column("Rezago", 1.0, "r"),
    Column("Sobre ejecución", 1.2, "r"),
    Column("Sin reporte", 1.1, "r"),
    Column("Otros", 1.3, "r"),
)


def departments(deck: Deck, scorecard: Scorecard) -> None:
    """Count the indicators of each department, each one once."""
    found = tallies(scorecard)
    rows: list[list[Cell]] = []
    for one in found:
        counts = (
            one.total,
            one.on_target,
            one.behind,
            one.over,
            one.not_reported,
            one.other,
        )
        cells = [cell(DEPARTMENTS[0], one.name)]
        cells += [
            cell(column, str(count))
            for column, count in zip(DEPARTMENTS[1:], counts, strict=True)
        ]
        rows.append(cells)
    notes = [
        f"{one.name}: objetivos {wording.listing([str(n) for n in one.objectives])}."
        for one in found
    ]
    told = "Indicadores de cada dependencia por estado"
    deck.tables("Dependencias", DEPARTMENTS, rows, told, notes)


FINDINGS = (Column("Importancia", 2.0), Column("Dónde", 2.2), Column("Hallazgo", 7.933))


def findings(deck: Deck, scorecard: Scorecard) -> None:
    """List what the system noticed."""
    title = "Hallazgos del sistema"
    if not scorecard.findings:
        told = "El sistema no encontró nada que advertir en este corte."
        _nothing(deck, title, told)
        return
    rows = [
        [
            cell(FINDINGS[0], wording.SEVERITY[one.severity], bold=True),
            cell(FINDINGS[1], where(one)),
            cell(FINDINGS[2], one.message),
        ]
        for one in scorecard.findings
    ]
    notes = [f"{where(one)}: {one.message}" for one in scorecard.findings]
    deck.tables(title, FINDINGS, rows, "Hallazgos del sistema", notes)


def where(finding: Finding) -> str:
    """Say on what a finding hangs."""
    known = [
        f"Objetivo {finding.objective}" if finding.objective is not None else "",
        finding.indicator or "",
    ]
    return " · ".join(filter(None, known)) or "Todo el plan"


CHANGES = (
    Column("Versión / número", 1.1),
    Column("Objetivo estratégico", 2.8),
    Column("Meta / Indicador", 2.9),
    Column("Cambio realizado", 3.6),
    Column("Aprobación", 1.733),
)


def changes(deck: Deck, scorecard: Scorecard) -> None:
    """List the register of changes."""
    title = "Control de cambios"
    if not scorecard.changes:
        _nothing(deck, title, "No se ha registrado ningún cambio.")
        return
    rows = [_change(one) for one in scorecard.changes]
    notes = [_whole(one) for one in scorecard.changes]
    deck.tables(title, CHANGES, rows, "Registro de cambios aprobados", notes)


def _change(one: ChangeEntry) -> list[Cell]:
    number, objective, goal, done, approved = CHANGES
    known = [date_short(one.date) if one.date else "", one.body, one.act]
    told = [text for text in known if text] or ["—"]
    version = f"Versión {one.version}" if one.version else ""
    return [
        cell(number, one.number or "—", version, bold=True),
        cell(objective, _objective(one) or "—"),
        cell(goal, one.goal or one.indicator_label or "—", _second(one)),
        cell(done, one.description or "—", *map(wording.amended, one.values[:6])),
        cell(approved, *told),
    ]


def _objective(one: ChangeEntry) -> str:
    start = "" if one.objective is None else f"{one.objective}. "
    return f"{start}{one.objective_statement}".strip()


def _second(one: ChangeEntry) -> str:
    return one.indicator_label if one.goal else ""


def _whole(one: ChangeEntry) -> str:
    parts = [
        f"Cambio {one.number or 'sin número'}: {one.description}",
        *map(wording.amended, one.values),
        f"Justificación: {one.justification}" if one.justification else "",
    ]
    return " · ".join(filter(None, parts))


def _nothing(deck: Deck, title: str, told: str) -> None:
    slide = deck.page(title, [told])
    at = Place(look.MARGIN, look.BODY_TOP + 0.2, look.BODY_WIDTH, 1)
    deck.text(slide, [line(told, look.LEAD)], at)
