"""Checks across rows and sheets, on the tables as the load would leave them.

What depends on a row that already has a problem is not judged: one mistake is told once.
"""

from collections.abc import Iterator

from indicators.models import Indicator, IndicatorWeight, Note, YearTarget
from objectives.models import Change, Objective
from pei_site.sheets import Problem
from reports.planfiles.blame import Tables, at, doubtful
from reports.planfiles.period import outside_period
from reports.planfiles.promises import (
    programming,
    unweighed,
    weight_sums,
    without_target,
)


def check_plan(
    tables: Tables,
    problems: list[Problem],
    warnings: list[Problem],
    notices: list[str],
) -> None:
    """Add what is wrong, and what the reader should only know."""
    targets = {
        (one.year.year, one.indicator.key): one.target
        for one in YearTarget.objects.select_related("year", "indicator")
        if one.target is not None
    }
    problems.extend(programming(tables, targets))
    for problem, approved in weight_sums(tables):
        (problems if approved else warnings).append(problem)
    problems.extend(without_target(tables, targets))
    problems.extend(_objective_weights(tables))
    problems.extend(outside_period(tables))
    problems.extend(_notes(tables))
    problems.extend(_changes(tables))
    if not problems:  # a row with a problem may be the weight that is missing
        notices.extend(unweighed(targets))


def _objective_weights(tables: Tables) -> Iterator[Problem]:
    """Demand that all objectives have a weight in the plan, or none (rule 11)."""
    missing = [one.number for one in Objective.objects.filter(weight__isnull=True)]
    if (
        not doubtful(tables, "objetivos", "numero")
        and len(missing) < Objective.objects.count()
    ):
        for number in missing:
            message = "otros objetivos tienen peso: deben tenerlo todos o ninguno."
            yield at(tables, "objetivos", "peso", message, numero=number)


def _notes(tables: Tables) -> Iterator[Problem]:
    """Demand that a note hangs on a row that exists."""
    unsure = doubtful(tables, "ponderaciones", "vigencia", "objetivo", "indicador")
    if unsure is None:
        return
    weights = IndicatorWeight.objects.values_list(
        "year__year", "objective__number", "indicator__key"
    )
    rows = {(str(year), str(number), key) for year, number, key in weights}
    notes = Note.objects.filter(indicator__isnull=False).values_list(
        "year__year", "objective__number", "indicator__key"
    )
    for year, number, key in notes:
        if (str(year), str(number), key) not in rows | unsure:
            message = f"el indicador {key} no está en el objetivo {number} en {year}."
            wanted = {"vigencia": year, "objetivo": number, "indicador": key}
            yield at(tables, "notas", "indicador", message, **wanted)


def _changes(tables: Tables) -> Iterator[Problem]:
    """Demand that the indicator that a change names exists."""
    unsure = doubtful(tables, "indicadores", "clave")
    if unsure is None:
        return
    known = {
        *Indicator.objects.values_list("key", flat=True),
        *(key for (key,) in unsure),
    }
    for change in Change.objects.exclude(indicator_key=""):
        if change.indicator_key not in known:
            message = f"«{change.indicator_key}» no está en indicadores."
            yield at(
                tables, "cambios", "indicador", message, indicador=change.indicator_key
            )
