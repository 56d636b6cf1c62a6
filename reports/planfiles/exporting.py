"""Writing the plan as the files that load_plan reads: the same tables, the same bytes."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Model, Q, QuerySet

from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    YearTarget,
)
from indicators.vocabulary import COUNTING_STATES
from objectives.models import Change, Department, FiscalYear, Objective, Plan, PlanStep
from pei_site.sheets import Cell, Table
from reports.planfiles.layout import LAYOUTS, MONTHS, PROGRAMMING, Layout

REPORTED = Q(executed__isnull=False) | ~Q(narrative="") | ~Q(cause="") | ~Q(delays="")


def plan_tables() -> list[Table]:
    """Return every sheet of the plan with all its columns, in a fixed order."""
    return [
        _programming() if one.name == PROGRAMMING else _table(one) for one in LAYOUTS
    ]


def left_out() -> int:
    """Count the months with a report that files do not carry: drafts and returned ones."""
    return (
        MonthlyRecord.objects.filter(REPORTED)
        .exclude(state__in=COUNTING_STATES)
        .count()
    )


def _rows() -> dict[str, QuerySet]:
    """Say which rows each sheet has, and in which order.

    Where people see the order of entry (weights, notes), files keep it.
    """
    records = MonthlyRecord.objects.filter(REPORTED, state__in=COUNTING_STATES)
    return {
        "plan": Plan.objects.all(),
        "etapas": PlanStep.objects.order_by("number"),
        "vigencias": FiscalYear.objects.order_by("year"),
        "objetivos": Objective.objects.order_by("number"),
        "dependencias": Department.objects.order_by("code"),
        "indicadores": Indicator.objects.select_related("department").order_by("key"),
        "ponderaciones": IndicatorWeight.objects.select_related().order_by(
            "year__year", "objective__number", "pk"
        ),
        "ejecucion": records.select_related("year", "indicator").order_by(
            "year__year", "indicator__key", "month"
        ),
        "cortes": Cutoff.objects.order_by("date"),
        "mediciones": Measurement.objects.select_related(
            "cutoff", "indicator"
        ).order_by("cutoff__date", "indicator__key"),
        "notas": Note.objects.select_related("year", "objective", "indicator").order_by(
            "year__year", "objective__number", "pk"
        ),
        "cambios": Change.objects.select_related("objective").order_by(
            "version", "number", "date", "pk"
        ),
    }


def _table(layout: Layout) -> Table:
    return Table(layout.name, layout.columns, cells(layout, _rows()[layout.name]))


def cells(layout: Layout, rows: Iterable[Model]) -> list[list[Cell]]:
    """Render rows through their resource, without one query a row."""
    dataset = layout.resource().export(list(rows))
    return [list(row) for row in dataset]


def _programming() -> Table:
    """Write a year's target and months as one wide row."""
    layout = next(one for one in LAYOUTS if one.name == PROGRAMMING)
    months: dict[tuple[int, str], dict[int, Decimal | None]] = defaultdict(dict)
    promised = MonthlyRecord.objects.filter(programmed__isnull=False)
    for record in promised.select_related("year", "indicator"):
        months[record.year.year, record.indicator.key][record.month] = record.programmed
    targets = {
        (one.year.year, one.indicator.key): one.target
        for one in YearTarget.objects.select_related("year", "indicator")
    }
    return Table(
        layout.name,
        layout.columns,
        [
            [
                Decimal(pair[0]),
                pair[1],
                *map(_number, _figures(targets.get(pair), months[pair])),
            ]
            for pair in sorted({*targets, *months})
        ],
    )


def _figures(
    target: Decimal | None, months: dict[int, Decimal | None]
) -> list[Decimal | None]:
    return [target, *(months.get(month) for month in MONTHS.values())]


def _number(value: Decimal | None) -> Cell:
    return "" if value is None else value.normalize()
