"""Loading a plan from files: all or nothing, and every problem told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction
from import_export.results import RowResult
from tablib import Dataset

from objectives.models import Plan
from pei_site.sheets import Problem, SheetError
from pei_site.sheets.resources import LoadContext, SheetResource, row_messages
from reports.planfiles.checks import check_plan
from reports.planfiles.held import held_now
from reports.planfiles.layout import LAYOUTS, MONTHS, MONTHS_LAYOUT, PROGRAMMING, Layout
from reports.planfiles.states import approve_years, reach_states
from reports.planfiles.tables import FileTable, Row, read_tables

CREATED, UPDATED, UNCHANGED = "new", "update", "skip"


@dataclass(slots=True)
class Outcome:
    """What a load did, or would have done: `problems` means that nothing was written.

    `totals` counts rows created, updated and unchanged by sheet; `notices` are for the
    reader and stop nothing; `done` says what was approved, closed and published.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    totals: dict[str, Counter[str]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)


def load_plan(path: Path, *, dry_run: bool = False) -> Outcome:
    """Load a folder of CSV files or an .xlsx in one transaction, or tell what is wrong."""
    outcome = Outcome()
    contents = read_tables(path)
    tables = contents.tables
    outcome.problems.extend(contents.problems)
    outcome.notices.extend(contents.notices)
    try:
        with transaction.atomic():
            _load(tables, outcome)
            if outcome.problems or dry_run:
                transaction.set_rollback(True)
    except SheetError as error:
        outcome.problems.extend(error.problems)
    outcome.problems = _in_order(outcome.problems)
    return outcome


def _load(tables: dict[str, FileTable], outcome: Outcome) -> None:
    if not tables:
        return
    context = LoadContext(held=held_now())
    for layout in LAYOUTS:
        if table := tables.get(layout.name):
            outcome.totals[layout.name] = _load_sheet(table, context, outcome)
        elif not layout.optional:
            context.broken[layout.name] = None
        if layout.name == "plan":
            _demand_one_plan(tables.get("plan"), outcome)
    check_plan(tables, outcome.problems, outcome.warnings, outcome.notices)
    if not outcome.problems:
        outcome.done.extend(approve_years(tables["vigencias"]))
        done, problems = reach_states(tables["cortes"])
        outcome.done.extend(done)
        outcome.problems.extend(problems)


def _demand_one_plan(table: FileTable | None, outcome: Outcome) -> None:
    """Have exactly one plan, so that the rest of the sheets can be judged."""
    if table and len(table.rows) != 1:
        message = f"debe tener exactamente una fila y tiene {len(table.rows)}."
        outcome.problems.append(Problem(table.label, None, None, message))
    elif table and Plan.objects.count() > 1:
        other = Plan.objects.order_by("pk")[0]
        message = f"la base de datos ya tiene otro plan: «{other.name}»."
        outcome.problems.append(
            Problem(table.label, table.rows[0].number, "nombre", message)
        )
    for extra in Plan.objects.order_by("pk")[1:]:
        extra.delete()
    if not Plan.objects.exists():  # a stand-in: the load has problems and is undone
        Plan.objects.create(name="?", entity="?", start=0, end=9999)


def _load_sheet(
    table: FileTable, context: LoadContext, outcome: Outcome
) -> Counter[str]:
    rows = [row for row in table.rows if row.number not in table.bad_rows]
    kinds = _import(table.layout, table, rows, [], context, outcome)
    if table.layout.name == PROGRAMMING:
        months, places = _months(table, outcome)
        found = _import(MONTHS_LAYOUT, table, months, places, context, outcome)
        for number, kind in found.items():
            if kinds.get(number) == UNCHANGED and kind != UNCHANGED:
                kinds[number] = UPDATED
    return Counter(kinds.values())


def _months(table: FileTable, outcome: Outcome) -> tuple[list[Row], list[str]]:
    """Turn the wide programming into a row a month, with the column it came from.

    A row is left out when it is not known whose it is, not when only `anual` is wrong.
    """
    unknown = {
        problem.row
        for problem in outcome.problems
        if problem.file == table.label and problem.column != "anual"
    }
    columns = [name for name in table.columns if name in MONTHS]
    rows: list[Row] = []
    for row in table.rows:
        if row.number not in unknown:
            key = {name: row.cells[name] for name in ("vigencia", "indicador")}
            for name in columns:
                month = {"mes": str(MONTHS[name]), "programado": row.cells[name]}
                rows.append(Row(row.number, key | month))
    known = len(rows) // len(columns) if columns else 0
    return rows, columns * known


def _import(
    layout: Layout,
    table: FileTable,
    rows: list[Row],
    places: list[str],
    context: LoadContext,
    outcome: Outcome,
) -> dict[int, str]:
    """Import rows through their resource; return what happened to each row number.

    `places` gives each row's column to blame, where the rows were a wide sheet.
    """
    names = list(rows[0].cells) if rows else []
    dataset = Dataset(headers=names)
    for row in rows:
        dataset.append([row.cells[name] for name in names])
    context.rows = [row.number for row in rows]
    resource = layout.resource()
    result = resource.import_data(dataset, use_transactions=False, context=context)
    if result.error_rows:
        _refused(result.error_rows[0], rows, table)
    for error in result.base_errors:
        raise error.error
    for invalid in result.invalid_rows:
        number = rows[invalid.number - 1].number
        table.bad_rows.add(number)
        for column, message in row_messages(invalid.error, resource.columns()):
            named = places[invalid.number - 1] if places else column
            outcome.problems.append(Problem(table.label, number, named, message))
    _mark_broken(resource, table, context)
    return _kinds(rows, result.rows)


def _refused(error_row: Any, rows: list[Row], table: FileTable) -> None:
    """Stop where the database itself refuses a row (its last locks); nothing else can follow."""
    error = error_row.errors[0].error
    if not isinstance(error, DatabaseError):
        raise error
    reason = str(error).partition("\n")[0]
    number = rows[error_row.number - 1].number
    message = f"la base de datos no admite la fila: {reason}"
    raise SheetError([Problem(table.label, number, None, message)]) from error


def _mark_broken(
    resource: SheetResource, table: FileTable, context: LoadContext
) -> None:
    """Remember the keys of bad rows: what refers to them is not a second problem."""
    first = resource.columns()[0]
    keys = context.broken.setdefault(table.layout.name, set())
    for row in table.rows:
        if row.number in table.bad_rows and keys is not None:
            try:
                keys.add(first.widget.clean(row.cells.get(first.column_name, "")))
            except ValueError:
                continue


def _kinds(rows: list[Row], results: Iterable[Any]) -> dict[int, str]:
    kinds: dict[int, str] = {}
    for row, result in zip(rows, results, strict=True):
        kind = result.import_type
        if kind in (CREATED, UPDATED) or row.number not in kinds:
            kinds[row.number] = kind
    return kinds


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Sort by sheet, in the order of loading, and row; say nothing twice."""
    order = {layout.name: place for place, layout in enumerate(LAYOUTS)}
    return sorted(
        dict.fromkeys(problems),
        key=lambda one: (order.get(one.file.removesuffix(".csv"), -1), one.row or 0),
    )


assert {CREATED, UPDATED, UNCHANGED} == {
    RowResult.IMPORT_TYPE_NEW,
    RowResult.IMPORT_TYPE_UPDATE,
    RowResult.IMPORT_TYPE_SKIP,
}
