"""Checks of what was promised: programming and weights, year by year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from indicators.compliance.programming import Fault, programming_faults
from indicators.models import Indicator, IndicatorWeight, Measurement, MonthlyRecord
from indicators.readiness import fault_text
from objectives.models import FiscalYear, Objective
from objectives.weights import add_up, total
from pei_site.formats import file_decimal
from pei_site.sheets import Problem
from reports.planfiles.blame import Tables, at, doubtful
from reports.planfiles.states import years_to_approve

Pair = tuple[int, str]  # year and indicator's key


def programming(tables: Tables, targets: Mapping[Pair, Decimal]) -> Iterator[Problem]:
    """Judge every indicator's programming of every year (rules 2 and 10)."""
    unsure = doubtful(tables, "programacion", "vigencia", "indicador")
    unsure_keys = doubtful(tables, "indicadores", "clave")
    if unsure is None or unsure_keys is None:
        return
    months: dict[Pair, dict[int, Decimal]] = defaultdict(dict)
    for record in MonthlyRecord.objects.filter(programmed__isnull=False).select_related(
        "year", "indicator"
    ):
        months[record.year.year, record.indicator.key][record.month] = (
            record.programmed or Decimal(0)
        )
    indicators = {one.key: one for one in Indicator.objects.all()}
    for year, key in sorted({*targets, *months}):
        if (str(year), key) not in unsure and (key,) not in unsure_keys:
            target, promised = targets.get((year, key)), months[year, key]
            for fault, month in programming_faults(
                indicators[key].measure, target, promised
            ):
                yield _fault(
                    tables, fault, month, indicators[key], year, target, promised
                )


def _fault(
    tables: Tables,
    fault: Fault,
    month: int | None,
    indicator: Indicator,
    year: int,
    target: Decimal | None,
    months: dict[int, Decimal],
) -> Problem:
    """Put a fault of the programming in words, where it can be mended."""
    message = fault_text(fault, indicator, target, months)
    if fault == Fault.BASELINE_MISSING:
        return at(tables, "indicadores", "linea_base", message, clave=indicator.key)
    column = f"m{month:02}" if month else "anual"
    return at(
        tables,
        "programacion",
        column,
        message,
        vigencia=year,
        indicador=indicator.key,
    )


def weight_sums(tables: Tables) -> Iterator[tuple[Problem, bool]]:
    """Yield the sums that are not 100,00 (rule 9), and whether their year is approved."""
    unsure = doubtful(tables, "ponderaciones", "vigencia", "objetivo")
    if unsure is None:
        return
    years = {str(one.year): one for one in FiscalYear.objects.all()}
    numbers = {
        str(number) for number in Objective.objects.values_list("number", flat=True)
    }
    if any(year not in years or number not in numbers for year, number in unsure):
        return  # a row that hangs nowhere may be the one that is missing
    groups: dict[tuple[int, int], list[Decimal]] = defaultdict(list)
    for weight in IndicatorWeight.objects.select_related("year", "objective"):
        groups[weight.year.year, weight.objective.number].append(weight.weight)
    approving = years_to_approve(tables.get("vigencias"))
    for (year, number), weights in sorted(groups.items()):
        if not add_up(weights) and (str(year), str(number)) not in unsure:
            said = f"los pesos del objetivo {number} en {year} suman {file_decimal(total(weights))} y deben sumar 100."
            problem = at(
                tables, "ponderaciones", "peso", said, vigencia=year, objetivo=number
            )
            yield problem, year in approving or years[str(year)].is_approved


def without_target(
    tables: Tables, targets: Mapping[Pair, Decimal]
) -> Iterator[Problem]:
    """Refuse weights and official figures of what has no programming in the year."""
    unsure = doubtful(tables, "programacion", "vigencia", "indicador")
    if unsure is None:
        return
    weights = IndicatorWeight.objects.filter(weight__gt=0)
    for one in weights.select_related("year", "objective", "indicator"):
        pair = (one.year.year, one.indicator.key)
        if pair not in targets and (str(pair[0]), pair[1]) not in unsure:
            message = f"el indicador {pair[1]} no tiene programación en {pair[0]}: su peso debe ser 0."
            yield at(
                tables,
                "ponderaciones",
                "peso",
                message,
                vigencia=pair[0],
                objetivo=one.objective.number,
                indicador=pair[1],
            )
    official = Measurement.objects.filter(official__isnull=False)
    for measured in official.select_related("cutoff", "indicator"):
        pair = (measured.cutoff.date.year, measured.indicator.key)
        if pair not in targets and (str(pair[0]), pair[1]) not in unsure:
            message = f"el indicador {pair[1]} no tiene programación en {pair[0]}."
            day = measured.cutoff.date.isoformat()
            yield at(
                tables, "mediciones", "oficial", message, corte=day, indicador=pair[1]
            )


def unweighed(targets: Iterable[Pair]) -> Iterator[str]:
    """Name, year by year, what has programming and hangs in no objective."""
    weighing = set(
        IndicatorWeight.objects.values_list("year__year", "indicator__key").distinct()
    )
    nowhere: dict[int, list[str]] = defaultdict(list)
    for year, key in sorted(set(targets) - weighing):
        nowhere[year].append(key)
    for year, keys in nowhere.items():
        yield (
            f"en {year} tienen programación y no están en ponderaciones, así que no"
            f" aparecen en el seguimiento: {', '.join(keys)}."
        )
