"""What a cut-off lacks before it is closed, each thing with what mends it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from indicators import labels
from indicators.models import Cutoff, MonthlyRecord
from indicators.vocabulary import COUNTING_STATES, RecordState
from pei_site.formats import month_name
from reports.finding import Finding, FindingCode, Severity
from reports.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Way:
    """A link to what mends something."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to mend or to know before closing, with the ways to do it."""

    severity: Severity
    message: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands between an open cut-off and its closing."""

    blocking: tuple[Task, ...]
    warnings: tuple[Task, ...]
    remarks: tuple[Task, ...]


def readiness(cutoff: Cutoff, scorecard: Scorecard) -> Readiness:
    """Judge a cut-off by its scorecard; reads what the findings do not name."""
    tasks = [_task(finding, cutoff, scorecard) for finding in scorecard.findings]

    def of(severity: Severity) -> tuple[Task, ...]:
        return tuple(task for task in tasks if task.severity == severity)

    return Readiness(of(Severity.BLOCKING), of(Severity.WARNING), of(Severity.INFO))


def decide(cutoff: Cutoff, key: str) -> Way:
    """Lead to what is decided about an indicator at the cut-off."""
    page = reverse("admin:desk_decisions", args=[cutoff.date])
    return Way("Decidir al corte", f"{page}?{urlencode({'indicador': key})}#fila-{key}")


def _task(finding: Finding, cutoff: Cutoff, scorecard: Scorecard) -> Task:
    if finding.code == FindingCode.NOT_APPROVED:
        ways = _waiting(cutoff)
        message = f"{finding.message} Falta aprobar:"
        return Task(finding.severity, message, ways)
    way = WAYS.get(finding.code)
    ways = way(finding, cutoff, scorecard) if way else ()
    return Task(finding.severity, finding.message, ways)


def _waiting(cutoff: Cutoff) -> tuple[Way, ...]:
    """Name every report that counts and that nobody approved, with its page."""
    records = (
        MonthlyRecord.objects.filter(
            year=cutoff.year,
            month__lte=cutoff.date.month,
            executed__isnull=False,
            state__in=COUNTING_STATES,
        )
        .exclude(state=RecordState.APPROVED)
        .select_related("indicator")
        .order_by("month", "indicator__key")
    )
    year = cutoff.year.year
    return tuple(
        Way(
            f"{_name(one)}, {month_name(one.month)}"
            f" ({labels.RECORD_STATE[one.state].lower()})",
            reverse("admin:entry_form", args=[year, one.month, one.indicator.key]),
        )
        for one in records
    )


def _name(row: MonthlyRecord) -> str:
    one = row.indicator
    return labels.told_apart(one.kind, one.code, one.key)


Ways = Callable[[Finding, Cutoff, Scorecard], tuple[Way, ...]]


def _decision(finding: Finding, cutoff: Cutoff, _: Scorecard) -> tuple[Way, ...]:
    return (decide(cutoff, finding.indicator or ""),)


def _months(finding: Finding, cutoff: Cutoff, _: Scorecard) -> tuple[Way, ...]:
    args = [finding.indicator, cutoff.year.year]
    return (Way("Ver sus meses", reverse("admin:entry_year_grid", args=args)),)


def _report(finding: Finding, cutoff: Cutoff, card: Scorecard) -> tuple[Way, ...]:
    """Lead to the first month that is missing, or to the decision to close without it."""
    key = finding.indicator or ""
    _, row = card.places_of(key)[0]
    month = row.missing[0]
    page = reverse("admin:entry_form", args=[cutoff.year.year, month, key])
    own = decide(cutoff, key)
    label = "Cambiar el motivo" if row.override else "Autorizar el cierre con un motivo"
    return Way(f"Reportar {month_name(month)}", page), Way(label, own.url)


def _computing(finding: Finding, cutoff: Cutoff, card: Scorecard) -> tuple[Way, ...]:
    args = [cutoff.year.year, finding.indicator]
    page = reverse("admin:desk_indicator_programming", args=args)
    return Way("Ver su programación", page), *_decision(finding, cutoff, card)


def _year(_: Finding, cutoff: Cutoff, __: Scorecard) -> tuple[Way, ...]:
    page = reverse("admin:desk_year", args=[cutoff.year.year])
    return (Way("Revisar y aprobar la vigencia", page),)


def _weights(finding: Finding, cutoff: Cutoff, _: Scorecard) -> tuple[Way, ...]:
    if finding.objective is None:
        page = reverse("admin:desk_weights", args=[cutoff.year.year])
        return (Way("Ver los pesos", page),)
    args = [cutoff.year.year, finding.objective]
    return (
        Way("Corregir los pesos", reverse("admin:desk_objective_weights", args=args)),
    )


def _notes(_: Finding, __: Cutoff, ___: Scorecard) -> tuple[Way, ...]:
    return (Way("Ver las notas", reverse("admin:indicators_note_changelist")),)


WAYS: Mapping[FindingCode, Ways] = {
    FindingCode.NOT_REPORTED: _report,
    FindingCode.INCOMPLETE: _report,
    FindingCode.NOT_COMPUTABLE: _computing,
    FindingCode.MISSING_CAUSE: _decision,
    FindingCode.OFFICIAL_DIFFERS: _decision,
    FindingCode.OVERRIDDEN: _decision,
    FindingCode.FALLING_LEVEL: _months,
    FindingCode.YEAR_NOT_APPROVED: _year,
    FindingCode.WEIGHTS_NOT_100: _weights,
    FindingCode.INFERRED_WEIGHTS: _weights,
    FindingCode.NOTE_WITHOUT_ROW: _notes,
}
