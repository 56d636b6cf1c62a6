"""Writing the synthetic plan: few rows through load_plan, the many in bulk between two loads.

load_plan takes some 2 ms a row, and four years of months of 4.000 indicators are more
than 300.000. So weights, targets and months are written in bulk, with their history, and
the second load judges them: it runs all its checks over what is stored, approves the
years and closes the cut-offs through the same actions as ever.
"""

import tempfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    YearTarget,
)
from indicators.vocabulary import CutoffState, RecordState
from objectives.models import Department, FiscalYear, Objective, Plan
from pei_site.sheets import SheetError, Table
from pei_site.sheets.files import write_sheets
from reports.archive import publish_cutoff
from reports.planfiles.layout import MONTHS
from reports.planfiles.loading import load_plan

FRAME = ("plan", "etapas", "vigencias", "objetivos", "dependencias", "indicadores")
STATES = ("plan", "vigencias", "cortes", "notas", "cambios")
BATCH = 2_000
Key = tuple[int, str, int]  # year, indicator's key, month


def is_empty() -> bool:
    """Whether the database has nothing of a plan yet."""
    return not (Plan.objects.exists() or Department.objects.exists())


@transaction.atomic
def write(tables: Iterable[Table]) -> list[str]:
    """Write the plan on an empty database, all or nothing; return what was approved and closed."""
    sheets = {table.name: table for table in tables}
    _load(sheets, FRAME, approving=False)
    _write_bulk(sheets)
    return _load(sheets, STATES, approving=True)


def publish() -> Iterator[str]:
    """Publish what is closed, oldest first, and say what was published."""
    for cutoff in Cutoff.objects.filter(state=CutoffState.CLOSED).order_by("date"):
        publish_cutoff(cutoff=cutoff, by=None)
        yield f"{cutoff}: publicado.".capitalize()


def _load(
    sheets: dict[str, Table], names: tuple[str, ...], *, approving: bool
) -> list[str]:
    """Load the rows of these sheets, the others with their header alone."""
    wanted = [
        table if table.name in names else Table(table.name, table.header, [])
        for table in sheets.values()
    ]
    if not approving:
        wanted = [_without(table, "aprobada") for table in wanted]
    with tempfile.TemporaryDirectory(prefix="pei-synthetic-") as folder:
        path = Path(folder) / "plan"
        write_sheets(path, wanted)
        outcome = load_plan(path)
    if outcome.problems:
        raise SheetError(outcome.problems)
    return outcome.done


def _without(table: Table, column: str) -> Table:
    if column not in table.header:
        return table
    place = table.header.index(column)
    rows = [row[:place] + row[place + 1 :] for row in table.rows]
    header = [name for name in table.header if name != column]
    return Table(table.name, header, rows)


def _write_bulk(sheets: dict[str, Table]) -> None:
    """Write weights, targets and months; the database's constraints judge each row."""
    years = {one.year: one for one in FiscalYear.objects.all()}
    objectives = {one.number: one for one in Objective.objects.all()}
    indicators = {one.key: one for one in Indicator.objects.all()}
    _create(
        IndicatorWeight,
        (
            IndicatorWeight(
                year=years[int(row["vigencia"])],
                objective=objectives[int(row["objetivo"])],
                indicator=indicators[row["indicador"]],
                weight=row["peso"],
            )
            for row in _rows(sheets["ponderaciones"])
        ),
    )
    _create(
        YearTarget,
        (
            YearTarget(
                year=years[int(row["vigencia"])],
                indicator=indicators[row["indicador"]],
                target=row["anual"],
            )
            for row in _rows(sheets["programacion"])
        ),
    )
    _create(
        MonthlyRecord,
        (
            MonthlyRecord(
                year=years[year], indicator=indicators[key], month=month, **values
            )
            for (year, key, month), values in _months(sheets).items()
        ),
    )


def _months(sheets: dict[str, Table]) -> dict[Key, dict[str, Any]]:
    """Join what was programmed for each month with what was done; files are approved."""
    months: dict[Key, dict[str, Any]] = {}
    for row in _rows(sheets["programacion"]):
        for name, month in MONTHS.items():
            if isinstance(row[name], Decimal):
                key = (int(row["vigencia"]), row["indicador"], month)
                months[key] = {"programmed": row[name]}
    for row in _rows(sheets["ejecucion"]):
        key = (int(row["vigencia"]), row["indicador"], int(row["mes"]))
        months.setdefault(key, {}).update(
            executed=row["ejecutado"],
            narrative=row["avance"],
            cause=row["causa"],
            delays=row["retrasos"],
            state=RecordState.APPROVED,
        )
    return months


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    for row in table.rows:
        yield dict(zip(table.header, row, strict=True))


def _create(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    bulk_create_with_history(list(rows), model, batch_size=BATCH)
