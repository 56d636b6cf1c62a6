"""The sentences that the program composes; people write only the causes."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from indicators import labels
from indicators.compliance.vocabulary import Status
from pei_site.formats import distance_to_full, month_name
from reports.finding import Severity
from reports.plan_card import ChangedFigure

MOST_ASTERISKS = 3
NO_VALUE = "vacío"

# How much a finding matters, as headings and as words beside it.
SEVERITY: Mapping[Severity, str] = {
    Severity.BLOCKING: "Impide cerrar el corte",
    Severity.WARNING: "Para revisar",
    Severity.INFO: "Para tener en cuenta",
}


def sentence(status: Status | None, ratio: Fraction | None, cause: str) -> str:
    """Compose the status of a row: "Rezago 1,69%: está pendiente…".

    status None: the indicator has no programming in the year.
    """
    if status is None:
        return labels.NO_PROGRAMMING
    label = labels.STATUS[status]
    if status == Status.BEHIND and ratio is not None:
        label = f"{label} {distance_to_full(ratio)}"
    if status == Status.OVER and ratio is not None:
        label = f"{label} del {distance_to_full(ratio)}"
    if not cause:
        return label
    return f"{label}{', ' if status == Status.ON_TARGET else ': '}{cause}"


def marks(count: int) -> list[str]:
    """Make the marks of an objective's notes: asterisks, or numbers if they are many."""
    if count <= MOST_ASTERISKS:
        return ["*" * number for number in range(1, count + 1)]
    return [f"({number})" for number in range(1, count + 1)]


def listing(words: Sequence[str]) -> str:
    """Join words as Spanish does: marzo, abril y mayo."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} y {words[-1]}"


def months(numbers: Sequence[int]) -> str:
    """Name months: marzo, abril y mayo."""
    return listing([month_name(number) for number in numbers])


def amended(figure: ChangedFigure) -> str:
    """Say what a change did to a figure: "Ponderación · …: 50,00% → 60,00%"."""
    before, after = (text or NO_VALUE for text in (figure.before, figure.after))
    return f"{figure.what}: {before} → {after}"
