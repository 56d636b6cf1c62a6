"""What a fiscal year lacks before it can be approved, each gap with its place."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from indicators.compliance.accumulation import DECEMBER, roll_up
from indicators.compliance.programming import Fault, programming_faults
from indicators.gap import Gap
from indicators.models import Indicator, IndicatorWeight, MonthlyRecord, YearTarget
from indicators.year_warnings import warnings
from objectives.models import FiscalYear
from objectives.weights import add_up, total
from pei_site import formats

__all__ = ["Gap", "before_approval", "blocking", "fault_text", "gaps"]


def gaps(year: FiscalYear) -> list[Gap]:
    """Return all that the year lacks: first what stops the approval, then warnings."""
    return [*before_approval(year), *warnings(year)]


def before_approval(year: FiscalYear) -> list[Gap]:
    """Return what stops the approval; a year without weights promises nothing."""
    if IndicatorWeight.objects.filter(year=year).exists():
        return blocking(year)
    message = f"La vigencia {year} no tiene ponderaciones: no hay nada que aprobar."
    return [Gap("WEIGHTS", message, is_blocking=True), *blocking(year)]


def blocking(year: FiscalYear) -> list[Gap]:
    """Return what no approved year may have: weights and promises that do not add up."""
    weights = list(
        IndicatorWeight.objects.filter(year=year)
        .select_related("objective", "indicator")
        .order_by("objective__number", "pk")
    )
    targets = {
        target.indicator_id: target.target
        for target in YearTarget.objects.filter(year=year)
    }
    return [
        *_weights(year, weights),
        *_without_target(year, weights, targets),
        *_programming(year, targets),
    ]


def _weights(year: FiscalYear, weights: list[IndicatorWeight]) -> Iterator[Gap]:
    """Sums that are not exactly 100,00 (rule 9)."""
    groups: dict[int, list[Decimal]] = defaultdict(list)
    for one in weights:
        groups[one.objective.number].append(one.weight)
    for number, values in groups.items():
        if not add_up(values):
            said = formats.weight(total(values))
            message = f"Los pesos del objetivo {number} en {year} suman {said} y deben sumar 100,00."
            yield Gap("WEIGHTS", message, is_blocking=True, objective=number)


def _without_target(
    year: FiscalYear,
    weights: list[IndicatorWeight],
    targets: dict[int, Decimal | None],
) -> Iterator[Gap]:
    """Weights of what has no programming in the year: they must be 0 (rule 5)."""
    for one in weights:
        if one.weight and targets.get(one.indicator_id) is None:
            message = (
                f"El indicador {one.indicator.key} pesa en el objetivo"
                f" {one.objective.number} y no tiene programación en {year}."
            )
            yield Gap(
                "PROGRAMMING",
                message,
                is_blocking=True,
                objective=one.objective.number,
                indicator=one.indicator.key,
            )


def _programming(year: FiscalYear, targets: dict[int, Decimal | None]) -> Iterator[Gap]:
    """Months that do not add up to the target, and levels on the wrong side (rules 2, 10)."""
    months: dict[int, dict[int, Decimal]] = defaultdict(dict)
    records = MonthlyRecord.objects.filter(year=year, programmed__isnull=False)
    for indicator, month, programmed in records.values_list(
        "indicator", "month", "programmed"
    ):
        months[indicator][month] = programmed
    indicators = Indicator.objects.filter(pk__in={*targets, *months}).order_by("key")
    for one in indicators:
        target, promised = targets.get(one.pk), months[one.pk]
        for fault, _ in programming_faults(one.measure, target, promised):
            said = fault_text(fault, one, target, promised)
            yield Gap(
                "SHEET" if fault == Fault.BASELINE_MISSING else "PROGRAMMING",
                f"Indicador {one.key}, {year}: {said}",
                is_blocking=True,
                indicator=one.key,
            )


def fault_text(
    fault: Fault,
    indicator: Indicator,
    target: Decimal | None,
    months: dict[int, Decimal],
) -> str:
    """Put a fault of the programming in words."""
    annual = formats.file_decimal(target)
    rolled = roll_up(indicator.measure.accumulation, months, DECEMBER)
    said = formats.file_decimal(rolled) or "0"
    return {
        Fault.BASELINE_MISSING: "el indicador se mide desde la línea base y no la tiene.",
        Fault.TARGET_MISSING: "hay meses programados y falta la programación anual.",
        Fault.MONTHS_DO_NOT_ADD_UP: f"los meses suman {said} y la programación anual es {annual}.",
        Fault.LAST_MONTH_IS_NOT_TARGET: (
            f"el último mes programado debe ser igual a la programación anual ({annual})"
            + (f" y es {said}." if months else " y no hay ninguno.")
        ),
        Fault.WRONG_SIDE: (
            "está del lado equivocado de la línea base"
            f" ({formats.file_decimal(indicator.baseline)}): el indicador es"
            f" {indicator.get_accumulation_display().lower()}."
        ),
    }[fault]
