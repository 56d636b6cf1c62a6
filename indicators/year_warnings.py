"""What a fiscal year can be approved with, and its readers would miss."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from indicators.gap import Gap
from indicators.models import Indicator, IndicatorWeight, Note, YearTarget
from objectives.models import FiscalYear, Objective

# Without these a reader of the reference sheet cannot repeat the measurement.
SHEET_FIELDS = ("purpose", "formula", "frequency", "source", "verification")
UNKNOWN_DEPARTMENT = "sin identificar"

# Indicator -> its weights in the year, by objective.
Weights = dict[int, dict[int, Decimal]]


def in_force(indicator: Indicator, year: int) -> bool:
    """Whether the indicator is alive at some moment of the calendar year."""
    ended = indicator.end is not None and indicator.end.year < year
    to_come = indicator.start is not None and indicator.start.year > year
    return not ended and not to_come


def warnings(year: FiscalYear) -> list[Gap]:
    """List them in the order in which they are mended, in a fixed number of queries."""
    weights: Weights = defaultdict(dict)
    rows = IndicatorWeight.objects.filter(year=year)
    for indicator, objective, weight in rows.values_list(
        "indicator", "objective", "weight"
    ):
        weights[indicator][objective] = weight
    targets = YearTarget.objects.filter(year=year, target__isnull=False)
    programmed = set(targets.values_list("indicator", flat=True))
    theirs = [
        one
        for one in Indicator.objects.select_related("department").order_by("key")
        if one.pk in programmed or one.pk in weights or in_force(one, year.year)
    ]
    found = [*_objectives(year, weights)]
    for one in theirs:
        own = weights.get(one.pk, {})
        found += _promise(one, year, own, promised=one.pk in programmed)
    for one in theirs:
        found += _department(one)
    for one in theirs:
        found += _sheet(one)
    return [*found, *_notes(year, weights)]


def _objectives(year: FiscalYear, weights: Weights) -> Iterator[Gap]:
    """Objectives that nothing measures, and weights in the plan that only some carry."""
    objectives = list(Objective.objects.filter(plan=year.plan_id))
    weighed = {objective for own in weights.values() for objective in own}
    for one in objectives if weighed else ():  # without any, that is said once
        if one.pk not in weighed:
            message = (
                f"Ningún indicador pesa en el objetivo {one.number} en {year}:"
                " quedaría sin calificación."
            )
            yield Gap("WEIGHTS", message, is_blocking=False, objective=one.number)
    without = [str(one.number) for one in objectives if one.weight is None]
    if without and len(without) < len(objectives):
        message = (
            "Sólo algunos objetivos tienen peso en el plan (sin peso:"
            f" {', '.join(without)}): el total del plan sería su promedio simple."
        )
        yield Gap("OBJECTIVES", message, is_blocking=False)


def _promise(
    one: Indicator, year: FiscalYear, own: dict[int, Decimal], *, promised: bool
) -> Iterator[Gap]:
    """What has ended, what promises nothing, and what counts nowhere."""
    code, message = "PROGRAMMING", ""
    if not in_force(one, year.year):
        message = (
            f"El indicador {one.key} no está en vigor en {year} y tiene peso o"
            " programación."
        )
    elif not promised and not any(own.values()):  # with a weight it blocks already
        message = (
            f"El indicador {one.key} está en vigor y no tiene programación en {year}."
        )
    elif promised and not own:
        code = "WEIGHTS"
        message = (
            f"El indicador {one.key} tiene programación en {year} y no pesa en ningún"
            " objetivo: no cuenta en el seguimiento."
        )
    if message:
        yield Gap(code, message, is_blocking=False, indicator=one.key)


def _department(one: Indicator) -> Iterator[Gap]:
    """Say that nobody is known to answer for it."""
    if UNKNOWN_DEPARTMENT in one.department.name.casefold():
        message = f"El indicador {one.key} no tiene una dependencia identificada."
        yield Gap("DEPARTMENT", message, is_blocking=False, indicator=one.key)


def _sheet(one: Indicator) -> Iterator[Gap]:
    """Name the fields of the reference sheet that are empty."""
    names = {field.name: str(field.verbose_name) for field in Indicator._meta.fields}
    empty = [names[field] for field in SHEET_FIELDS if not getattr(one, field).strip()]
    if empty:
        message = (
            f"A la hoja de vida del indicador {one.key} le falta: {', '.join(empty)}."
        )
        yield Gap("SHEET", message, is_blocking=False, indicator=one.key)


def _notes(year: FiscalYear, weights: Weights) -> Iterator[Gap]:
    """Notes that hang on no row of the year: they would be printed without a mark."""
    for note in Note.objects.filter(year=year).select_related("objective"):
        rows = weights.get(note.indicator_id or 0, {})
        if note.objective_id not in rows:
            number = note.objective.number
            message = (
                f"La nota «{note}» del objetivo {number} no cuelga de ninguna fila."
            )
            yield Gap(
                "NOTES", message, is_blocking=False, objective=number, note=note.pk
            )
