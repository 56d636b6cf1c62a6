"""The helper that spreads a target over the months that are to come (rule 10)."""

from decimal import Decimal
from typing import Any

from indicators.compliance.accumulation import YEAR
from indicators.compliance.programming import spread_target
from indicators.compliance.vocabulary import Accumulation
from indicators.models import Indicator
from pei_site.formats import file_decimal, parse_decimal, quantity
from reports.desk.programming.forms import TARGET, column_name
from reports.desk.programming.lines import Line
from reports.desk.programming.months import REPORTING, frequency_of

NO_TARGET = "Escriba primero la meta del año."
WRONG_TARGET = "Corrija primero la meta del año."
ALL_SHUT = "Los meses que reportan ya están cerrados: no queda dónde repartir la meta."
ALREADY_OVER = "Los meses cerrados ya suman {}, más que la meta del año."
NO_BASELINE = (
    "El indicador es decreciente y no tiene línea base: indique desde qué nivel baja."
)


class NothingToSpreadError(Exception):
    """The target cannot be spread; it carries the reason."""


def spread_in(line: Line, data: Any, frequency: str = "", start: str = "") -> Any:
    """Return what was posted with the open months of a row filled in.

    `frequency` says in which months it reports (else its reference sheet does), and
    `start` from which level it goes to the target (else the last closed month's, the
    baseline, or 0). The months after the last closed one that do not report are emptied.
    """
    if column_name(TARGET) in line.form.errors:
        raise NothingToSpreadError(WRONG_TARGET)
    target = line.target
    if target is None:
        raise NothingToSpreadError(NO_TARGET)
    asked = (
        REPORTING.get(frequency) or REPORTING[frequency_of(line.indicator.frequency)]
    )
    months = [month for month in asked if month > _last_shut(line)]
    if not months:
        raise NothingToSpreadError(ALL_SHUT)
    before = _before(line, target, start)
    try:
        amounts = spread_target(
            line.indicator.measure, target, line.indicator.decimals, months, before
        )
    except ValueError as error:
        told = quantity(before, line.indicator.decimals)
        raise NothingToSpreadError(ALREADY_OVER.format(told)) from error
    found = data.copy()
    for month in YEAR[_last_shut(line) :]:
        name = line.form.add_prefix(column_name(month))
        found[name] = file_decimal(amounts.get(month))
    return found


def _last_shut(line: Line) -> int:
    """Return the last closed month, before which nothing is promised any more; 0: none."""
    return max(line.shut, default=0)


def _before(line: Line, target: Decimal, start: str) -> Decimal:
    """Return what the months up to the last closed one hold, or the level to start from."""
    last = _last_shut(line)
    held = {month: value for month, value in line.months.items() if month <= last}
    if line.is_sum:
        return sum(held.values(), Decimal(0))
    if start.strip():
        try:
            return parse_decimal(start)
        except ValueError as error:
            raise NothingToSpreadError(f"Nivel inicial: {error}") from error
    if held:
        return held[max(held)]
    return starting_level(line.indicator, target)


def starting_level(indicator: Indicator, target: Decimal) -> Decimal:
    """Return the level before the first month: the baseline, or 0 where it is not below.

    NothingToSpreadError: it should fall, and nobody knows from where.
    """
    baseline: Decimal | None = indicator.baseline
    falls = indicator.accumulation == Accumulation.DECREASING
    if falls and baseline is None:
        raise NothingToSpreadError(NO_BASELINE)
    if baseline is None or (baseline > target and not falls):
        return Decimal(0)
    return baseline
