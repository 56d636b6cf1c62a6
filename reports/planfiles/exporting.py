"""Writing the plan as the files that load_plan reads: the same tables, the same bytes."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

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
    return [plan_table(one) for one in LAYOUTS]


def plan_table(layout: Layout) -> Table:
    """Return one sheet of the plan with all its columns."""
    return _programming() if layout.name == PROGRAMMING else _table(layout)


def left_out() -> int:
    """Count the months with a report that files do not carry: drafts and returned ones."""
    return (
        MonthlyRecord.objects.filter(REPORTED)
        .exclude(state__in=COUNTING_STATES)
        .count()
    )


def _rows() -> dict[str, Callable[[], list[Any]]]:
    """Say how to read the rows of each sheet, in which order.

    Where people see the order of entry (weights, notes), files keep it. Sorted here and
    not by the database, because no two databases sort letters in the same way.
    """
    records = MonthlyRecord.objects.filter(REPORTED, state__in=COUNTING_STATES)
    with_places = ("year", "objective", "indicator")
    return {
        "plan": lambda: list(Plan.objects.all()),
        "etapas": lambda: by(PlanStep.objects.all(), lambda one: one.number),
        "vigencias": lambda: by(FiscalYear.objects.all(), lambda one: one.year),
        "objetivos": lambda: by(Objective.objects.all(), lambda one: one.number),
        "dependencias": lambda: by(Department.objects.all(), lambda one: one.code),
        "indicadores": lambda: by(
            Indicator.objects.select_related("department"), lambda one: one.key
        ),
        "ponderaciones": lambda: by(
            IndicatorWeight.objects.select_related(*with_places), _place
        ),
        "ejecucion": lambda: by(
            records.select_related("year", "indicator"),
            lambda one: (one.year.year, one.indicator.key, one.month),
        ),
        "cortes": lambda: by(Cutoff.objects.all(), lambda one: one.date),
        "mediciones": lambda: by(
            Measurement.objects.select_related("cutoff", "indicator"),
            lambda one: (one.cutoff.date, one.indicator.key),
        ),
        "notas": lambda: by(Note.objects.select_related(*with_places), _place),
        "cambios": lambda: by(
            Change.objects.filter(state__in=Change.REGISTERED).select_related(
                "objective"
            ),
            lambda one: (one.version, one.number, str(one.date or ""), one.pk),
        ),
    }


def by(rows: QuerySet, key: Callable[[Any], Any]) -> list[Any]:
    """Sort rows by a key."""
    return sorted(rows, key=key)


def _place(row: IndicatorWeight | Note) -> tuple[int, int, int]:
    return (row.year.year, row.objective.number, row.pk)


def _table(layout: Layout) -> Table:
    return Table(layout.name, layout.columns, cells(layout, _rows()[layout.name]()))


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
