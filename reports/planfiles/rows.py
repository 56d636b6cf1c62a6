"""Loading the rows of one sheet through their resources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import DatabaseError
from import_export.results import RowResult
from tablib import Dataset

from pei_site.sheets import Problem, SheetError
from pei_site.sheets.columns import Difference
from pei_site.sheets.resources import LoadContext, SheetResource, row_messages
from reports.planfiles.layout import MONTHS, MONTHS_LAYOUT, PROGRAMMING, Layout
from reports.planfiles.outcome import Outcome, RowChange
from reports.planfiles.tables import FileTable, Row

CREATED, UPDATED, UNCHANGED = "new", "update", "skip"

Told = dict[int, list[Difference]]  # by row number


def load_sheet(
    table: FileTable, context: LoadContext, outcome: Outcome
) -> Counter[str]:
    """Load the rows of a sheet that have no problem yet, and count what became of them."""
    rows = [row for row in table.rows if row.number not in table.bad_rows]
    told: Told = defaultdict(list)
    kinds = _import(table.layout, table, rows, [], context, outcome, told)
    if table.layout.name == PROGRAMMING:
        months, places = _months(table, outcome)
        found = _import(MONTHS_LAYOUT, table, months, places, context, outcome, told)
        for number, kind in found.items():
            if kinds.get(number) == UNCHANGED and kind != UNCHANGED:
                kinds[number] = UPDATED
    outcome.changes.extend(_changes(table, kinds, told))
    return Counter(kinds.values())


def _changes(
    table: FileTable, kinds: Mapping[int, str], told: Told
) -> Iterator[RowChange]:
    """Tell the rows that are written, in the order of the file."""
    resource = table.layout.resource()
    for row in table.rows:
        if (kind := kinds.get(row.number)) in (CREATED, UPDATED):
            key = resource.spelled_key(row.cells)
            cells = tuple(told[row.number])
            yield RowChange(table.label, row.number, key, kind == CREATED, cells)


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
    told: Told,
) -> dict[int, str]:
    """Import rows through their resource; return what happened to each row number.

    `places` gives each row's column to blame, where the rows were a wide sheet. What
    each row changes is added to `told`.
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
    for place, (row, one) in enumerate(zip(rows, result.rows, strict=True)):
        for cell in getattr(one, "differences", []):
            wide = replace(cell, column=places[place]) if places else cell
            told[row.number].append(wide)
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


assert {CREATED, UPDATED, UNCHANGED} == {
    RowResult.IMPORT_TYPE_NEW,
    RowResult.IMPORT_TYPE_UPDATE,
    RowResult.IMPORT_TYPE_SKIP,
}
