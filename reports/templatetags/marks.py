"""Marks of a state: colour, icon and word together, never the colour alone."""

from typing import Any

from django import template

from indicators import labels
from indicators.compliance.vocabulary import Band, Status
from reports import wording
from reports.finding import Severity
from reports.scorecard import ObjectiveCard, Row, Term

register = template.Library()

Mark = dict[str, Any]

STATUS_STYLES = {
    Status.ON_TARGET: ("met", "check"),
    Status.BEHIND: ("behind", "down"),
    Status.OVER: ("over", "up"),
    Status.NOT_PROGRAMMED: ("none", "dash"),
    Status.EARLY: ("over", "forward"),
    Status.NOT_REPORTED: ("behind", "missing"),
    Status.NOT_COMPUTABLE: ("none", "missing"),
}
BAND_STYLES = {Band.LOW: "low", Band.MEDIUM: "medium", Band.HIGH: "met"}


def mark(style: str, icon: str, word: str) -> Mark:
    """Return what the template of a mark needs."""
    return {"style": style, "icon": icon, "word": word}


@register.inclusion_tag("reports/_mark.html")
def status_mark(status: Status | None, nothing: str = labels.NOT_JUDGED) -> Mark:
    """Mark a status; None is what cannot be judged, in the given words."""
    if status is None:
        return mark("none", "dash", nothing)
    return mark(*STATUS_STYLES[status], labels.STATUS[status])


@register.inclusion_tag("reports/_mark.html")
def row_mark(status: Status | None) -> Mark:
    """Mark the status of an indicator: None has no programming in the year."""
    return status_mark(status, labels.NO_PROGRAMMING)


@register.inclusion_tag("reports/_sentence.html")
def row_sentence(row: Row) -> Mark:
    """Mark the sentence of an indicator: what the program says of it, then the cause."""
    style, icon = STATUS_STYLES[row.status] if row.status else ("none", "dash")
    told = row.sentence.removesuffix(row.cause) if row.cause else row.sentence
    return mark(style, icon, told) | {"cause": row.sentence[len(told) :]}


@register.inclusion_tag("reports/_lights.html")
def band_mark(band: Band | None) -> Mark:
    """Mark a traffic light: which of the three is lit says it without colour."""
    if band is None:
        return {"style": "none", "lit": None, "word": "Sin semáforo"}
    return {"style": BAND_STYLES[band], "lit": str(band), "word": labels.BAND[band]}


@register.filter
def cutoff_state_name(state: str) -> str:
    """Name the state of a cut-off."""
    return labels.CUTOFF_STATE[state]


@register.filter
def severity_name(severity: Severity) -> str:
    """Name a group of findings."""
    return wording.SEVERITY[severity]


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    """Look a key up: templates cannot; None when it is not there."""
    return mapping.get(key)


@register.filter
def name_in(term: Term, card: ObjectiveCard) -> str:
    """Name a term of an objective's sum, with its key where it has no code of its own."""
    row = next(row for row in card.rows if row.key == term.key)
    return row.identification if row.code else f"{row.identification} ({row.key})"
