"""Checks of the plan's period, on the tables as the load would leave them.

A row of the file is to blame for itself; what is only in the database lies outside
because the file gave the plan another period.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.models import Indicator
from objectives.models import Change, FiscalYear, Plan
from objectives.resources import OUTSIDE
from pei_site.sheets import Problem
from pei_site.sheets.widgets import shown
from reports.planfiles.blame import Tables, at


@dataclass(frozen=True, slots=True)
class Stray:
    """Something dated outside the plan, and the cells by which its row is known.

    `name` tells whose it is and what it says; `value` only what it says ("": the cell
    is enough). `bound` is the column of plan that leaves it out.
    """

    sheet: str
    column: str
    key: dict[str, Any]
    name: str
    bound: str
    value: str = ""


def outside_period(tables: Tables) -> Iterator[Problem]:
    """Refuse the years, changes and indicators that the plan's period leaves out."""
    plan = Plan.objects.get()
    outside = OUTSIDE.format(plan=plan)
    for stray in (*_years(plan), *_changes(plan), *_indicators(plan)):
        table = tables.get(stray.sheet)
        row = table.find(**stray.key) if table else None
        if table is None or row is None:
            yield at(tables, "plan", stray.bound, f"{stray.name} {outside}")
        elif row.number not in table.bad_rows:
            message = f"{stray.value} {outside}".lstrip()
            yield Problem(table.label, row.number, stray.column, message)


def _bound(plan: Plan, year: int) -> str | None:
    """Name the column of plan that leaves a year out; None: it lies within."""
    if year < plan.start:
        return "inicio"
    return "fin" if year > plan.end else None


def _years(plan: Plan) -> Iterator[Stray]:
    for number in FiscalYear.objects.order_by("year").values_list("year", flat=True):
        if bound := _bound(plan, number):
            key, name = {"vigencia": number}, f"la vigencia {number}"
            yield Stray("vigencias", "vigencia", key, name, bound)


def _changes(plan: Plan) -> Iterator[Stray]:
    """Find the changes in force from a year outside; those without number by their text."""
    for change in Change.objects.filter(year__isnull=False):
        if change.year and (bound := _bound(plan, change.year)):
            key: dict[str, Any] = {"version": change.version, "numero": change.number}
            if not change.number:
                key |= {"vigencia": change.year, "descripcion": change.description}
            told = change.number or shown(change.description)
            name = f"la vigencia {change.year} del cambio {told}"
            yield Stray("cambios", "vigencia", key, name, bound)


def _indicators(plan: Plan) -> Iterator[Stray]:
    """Find what starts after the plan or ends before it: it may be older, or outlive it."""
    for one in Indicator.objects.all():
        if one.start and one.start.year > plan.end:
            yield _dated(one, "inicio", one.start, "fin")
        if one.end and one.end.year < plan.start:
            yield _dated(one, "fin", one.end, "inicio")


def _dated(indicator: Indicator, column: str, day: date, bound: str) -> Stray:
    value = day.isoformat()
    name = f"el {column} del indicador {indicator.key} ({value})"
    return Stray("indicadores", column, {"clave": indicator.key}, name, bound, value)
