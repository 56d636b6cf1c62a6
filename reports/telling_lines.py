"""What a comparison tells of what a scorecard lists: months, notes, changes, findings."""

from decimal import Decimal

from pei_site.formats import date_short, month_name
from reports import wording
from reports.plan_card import ChangeEntry
from reports.scorecard import ObjectiveCard, Row, Scorecard
from reports.telling import Matter, figure, share, short_percent

# What is listed, in words, by its matter, its name, and what tells two of a name apart.
Lines = dict[tuple[Matter, str, str], str]


def of_the_plan(scorecard: Scorecard) -> Lines:
    """Tell how the platform was built, the register of changes and the findings."""
    told: Lines = {
        (Matter.PLAN, f"Construcción de la plataforma, paso {one.number}", ""): one.text
        for one in scorecard.plan.steps
    }
    for change in scorecard.changes:
        name = f"Cambio {change.number or 'sin número'}, versión {change.version}"
        _add(told, Matter.CHANGES, name, change.goal, _entry(change))
    for finding in scorecard.findings:
        name = wording.SEVERITY[finding.severity]
        apart = f"{finding.code} {finding.objective} {finding.indicator}"
        _add(told, Matter.FINDINGS, name, apart, finding.message)
    return told


def _entry(change: ChangeEntry) -> str:
    parts = (
        change.description,
        change.goal,
        change.indicator,
        change.indicator_label,
        change.objective_statement,
        "" if change.objective is None else f"Objetivo {change.objective}",
        "" if change.year is None else f"Vigencia {change.year}",
        change.justification,
        change.body,
        change.act,
        date_short(change.date) if change.date else "",
    )
    return " · ".join(part for part in parts if part)


def _add(told: Lines, matter: Matter, name: str, apart: str, text: str) -> None:
    """Add a line even where another is told apart by nothing."""
    while (matter, name, apart) in told:
        apart += "+"
    told[matter, name, apart] = text


def of_notes(card: ObjectiveCard | Row) -> Lines:
    """Tell the notes by their text, with the mark of each."""
    return {
        (Matter.TEXTS, f"Nota «{one.text}»", ""): one.mark or "sin fila"
        for one in card.notes
    }


def of_weights(row: Row, besides: set[int]) -> Lines:
    """Tell the weights of other years; those of the compared ones are told by the row."""
    return {
        (Matter.WEIGHTS, f"Peso en {one.year}", ""): share(one.weight)
        for one in row.years
        if one.year not in besides
    }


def of_the_series(row: Row, other: Row) -> Lines:
    """Tell the months and years of an indicator, and its reference sheet.

    Without the months and years that the other row has just so: they are no difference,
    and most are.
    """
    same = row.decimals == other.decimals
    known = {*other.months, *other.years} if same else frozenset()
    told: Lines = {}
    for one in row.months:
        if one in known:
            continue
        name = month_name(one.month)
        promised, done = _magnitudes(row, one.programmed, one.executed)
        told[Matter.PROGRAMMING, f"Programado en {name}", ""] = promised
        told[Matter.REPORTS, f"Ejecutado en {name}", ""] = done
        told[Matter.TEXTS, f"Avance cualitativo de {name}", ""] = one.narrative
        told[Matter.TEXTS, f"Causa de {name}", ""] = one.cause
        told[Matter.TEXTS, f"Retrasos y soluciones de {name}", ""] = one.delays
    for year in row.years:
        if year in known:
            continue
        promised, done = _magnitudes(row, year.target, year.executed)
        told[Matter.PROGRAMMING, f"Programación de {year.year}", ""] = promised
        told[Matter.FIGURES, f"Ejecutado de {year.year}", ""] = done
        told[Matter.FIGURES, f"Avance de {year.year}", ""] = short_percent(year.ratio)
    if row.sheet != other.sheet:
        told |= {
            (Matter.SHEET, f"Ficha: {one.label}", ""): one.value for one in row.sheet
        }
    return told


def _magnitudes(row: Row, *values: Decimal | None) -> tuple[str, ...]:
    return tuple(figure(value, row.decimals) for value in values)
