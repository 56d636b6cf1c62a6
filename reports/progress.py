"""How far an indicator is, three ways: at the cut-off, in the year, in the period.

Each percentage comes with a sentence that says which magnitudes it is made of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.vocabulary import Accumulation, Status
from pei_site.formats import month_name, percent, quantity
from reports.scorecard import Row, Scorecard

Number = Decimal | None


@dataclass(frozen=True, slots=True)
class Progress:
    """A percentage and what it means; ratio None: there is none, and `told` says why."""

    name: str
    ratio: Fraction | None
    told: str


def progress(scorecard: Scorecard, row: Row) -> tuple[Progress, ...]:
    """Return the three percentages of an indicator, the one of the cut-off first."""
    month = scorecard.cutoff.month
    return (
        Progress("Al corte", row.ratio, at_the_cutoff(row, month)),
        Progress(
            f"Del año {scorecard.year}",
            row.year_ratio,
            of_the_year(row, scorecard.year),
        ),
        Progress(
            f"Del período {scorecard.plan.start}–{scorecard.plan.end}",
            row.period_ratio,
            of_the_period(row),
        ),
    )


def at_the_cutoff(row: Row, month: int) -> str:
    """Say what was done of what should have been done by the cut-off."""
    sums = row.accumulation is Accumulation.SUM
    done, due = _figure(row, row.executed), _figure(row, row.programmed)
    owed = f"hacer {due} {_until(month)}" if sums else f"ir en {due} {_by(month)}"
    if row.status in _WITHOUT:
        return _WITHOUT[row.status].format(until=_until(month), done=done, owed=owed)
    if sums:
        told = f"Hizo {done} de {due} que debía hacer {_until(month)}."
    else:
        told = f"Va en {done} y debía {owed}{_from(row)}."
    if row.official:
        told += f" Con estas magnitudes daría {percent(row.recomputed)}: el publicado es oficial."
    return told


# Why there is no percentage at the cut-off.
_WITHOUT: dict[Status | None, str] = {
    None: "No tiene meta este año, así que no se le exige nada.",
    Status.NOT_PROGRAMMED: "No hay nada programado {until}: todavía no se puede calificar.",
    Status.EARLY: (
        "Hizo {done} sin que hubiera nada programado {until}: cuenta para el año y no para"
        " el corte."
    ),
    Status.NOT_REPORTED: (
        "Debía {owed} y no hay ningún reporte: en el objetivo cuenta como 0."
    ),
    Status.NOT_COMPUTABLE: (
        "Lo programado es igual a la línea base: la fórmula no se puede calcular."
    ),
}


def of_the_year(row: Row, year: int) -> str:
    """Say how much of the year's target was done."""
    if row.target is None:
        return f"No tiene meta en {year}."
    target, done = _figure(row, row.target), _figure(row, row.executed)
    if row.executed is None:
        return f"La meta del año es {target} y todavía no hay nada reportado."
    if row.year_ratio is None:
        return f"La meta del año, {target}, no permite calcular un porcentaje."
    if row.accumulation is Accumulation.SUM:
        return f"De la meta del año, {target}, lleva {done}."
    goal = "mantener" if row.accumulation is Accumulation.CONSTANT else "llegar a"
    return f"La meta del año es {goal} {target} y va en {done}{_from(row)}."


def of_the_period(row: Row) -> str:
    """Say how much of the plan's period was done: sums add years, levels have a target."""
    if row.accumulation is Accumulation.SUM:
        return _years_together(row)
    if row.period_target is None:
        return "Su hoja de vida no dice a cuánto debe llegar al final del período."
    target = _figure(row, row.period_target)
    if row.period_ratio is None:
        return (
            f"La meta del período es llegar a {target}: aún no hay con qué compararla."
        )
    last = [one.executed for one in row.years if one.executed is not None][-1]
    return f"La meta del período es llegar a {target} y va en {_figure(row, last)}{_from(row)}."


def _years_together(row: Row) -> str:
    known = [
        one for one in row.years if one.target is not None or one.executed is not None
    ]
    if row.period_ratio is None or not known:
        return "Todavía no hay años con meta y ejecución que sumar."
    done = _total([one.executed for one in known])
    due = _total([one.target for one in known])
    years = [one.year for one in known]
    span = f"En {years[0]}" if len(years) == 1 else f"Entre {years[0]} y {years[-1]}"
    return f"{span} lleva {_figure(row, done)} de {_figure(row, due)}, la suma de las metas."


def _total(values: Sequence[Number]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))


def _until(month: int) -> str:
    return "en enero" if month == 1 else f"de enero a {month_name(month)}"


def _by(month: int) -> str:
    return f"al terminar {month_name(month)}"


def _from(row: Row) -> str:
    if row.baseline is None:
        return ""
    return f"; se mide desde su línea base, {_figure(row, row.baseline)}"


def _figure(row: Row, value: Number) -> str:
    return quantity(value, row.decimals)
