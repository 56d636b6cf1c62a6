"""Loading a plan from files: all or nothing, and every problem told."""

from collections.abc import Iterator
from pathlib import Path

from django.db import connection, transaction

from objectives.models import Change, Plan, User
from pei_site.databases import as_a_command
from pei_site.sheets import Problem, SheetError
from pei_site.sheets.resources import LoadContext
from reports.planfiles.amended import opened
from reports.planfiles.checks import check_plan
from reports.planfiles.held import held_now
from reports.planfiles.layout import LAYOUTS
from reports.planfiles.outcome import Outcome, Progress
from reports.planfiles.rows import load_sheet
from reports.planfiles.states import approve_years, reach_states
from reports.planfiles.tables import Contents, FileTable, read_tables


def load_plan(
    path: Path, *, dry_run: bool = False, change: Change | None = None
) -> Outcome:
    """Load a folder of CSV files or an .xlsx in one transaction, or tell what is wrong.

    What an approved year locks is written only under an approved change of that year.
    """
    outcome = Outcome()
    tables = read_tables(path)
    for _ in load_tables(tables, outcome, dry_run=dry_run, change=change):
        pass
    return outcome


def load_tables(
    contents: Contents,
    outcome: Outcome,
    *,
    dry_run: bool = False,
    agreed: str | None = None,
    by: User | None = None,
    change: Change | None = None,
) -> Iterator[Progress]:
    """Load what was read, sheet by sheet; whoever stops half-way has written nothing.

    `agreed` is the digest that somebody confirmed: another outcome is not written.
    """
    outcome.problems.extend(contents.problems)
    outcome.notices.extend(contents.notices)
    try:
        with transaction.atomic():
            as_a_command(connection)  # on a page too: it publishes what the files say
            with opened(change, outcome):
                yield from _load(contents, outcome, change)
            # After the change is recorded: what is closed prints the register.
            if contents.tables and not outcome.problems:
                _reach(contents.tables, outcome, by)
            agrees = agreed in (None, outcome.digest)
            stands = agrees and not (dry_run or outcome.problems)
            transaction.set_rollback(not stands)
        outcome.is_written = stands
    except SheetError as error:
        outcome.problems.extend(error.problems)
    outcome.problems = _in_order(outcome.problems)


def _load(
    contents: Contents, outcome: Outcome, change: Change | None
) -> Iterator[Progress]:
    tables = contents.tables
    if not tables:
        return
    already = _already_wrong(tables) if contents.is_partial else set()
    context = LoadContext(held=held_now(change))
    for layout in LAYOUTS:
        table = tables.get(layout.name)
        if table and table.is_given:
            yield Progress(layout.name, len(table.rows))
            totals = load_sheet(table, context, outcome)
            outcome.totals[layout.name] = totals
            yield Progress(layout.name, len(table.rows), totals)
        elif table is None and not layout.optional:
            context.broken[layout.name] = None
        if layout.name == "plan":
            _demand_one_plan(table, outcome)
    check_plan(tables, outcome.problems, outcome.warnings, outcome.notices)
    outcome.warnings.extend(one for one in outcome.problems if one in already)
    outcome.problems = [one for one in outcome.problems if one not in already]


def _reach(tables: dict[str, FileTable], outcome: Outcome, by: User | None) -> None:
    """Approve, close and publish what the files say is."""
    for sheet, reach in (("vigencias", approve_years), ("cortes", reach_states)):
        done, problems = reach(tables[sheet], by)
        outcome.done.extend(done)
        outcome.problems.extend(problems)


def _already_wrong(tables: dict[str, FileTable]) -> set[Problem]:
    """Find what is wrong before the load: what does not touch it is not to blame."""
    found: list[Problem] = []
    if Plan.objects.exists():
        check_plan(tables, found, [], [])
    return set(found)


def _demand_one_plan(table: FileTable | None, outcome: Outcome) -> None:
    """Have exactly one plan, so that the rest of the sheets can be judged."""
    if table and table.is_given and len(table.rows) != 1:
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


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Sort by sheet, in the order of loading, and row; say nothing twice."""
    order = {layout.name: place for place, layout in enumerate(LAYOUTS)}
    return sorted(
        dict.fromkeys(problems),
        key=lambda one: (order.get(one.file.removesuffix(".csv"), -1), one.row or 0),
    )
