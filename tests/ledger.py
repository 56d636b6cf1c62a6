"""What the database itself saw written: each row of ours, and each row of its history.

Triggers of the test alone note every row that is inserted, updated or deleted, whatever
wrote it: a write that goes past the history (`update()`, bulk, SQL) is noted as well.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection, models

TABLE = "test_ledger"
APPS = ("objectives", "indicators", "reports")
# Put and taken away inside one transaction: nobody ever sees it (decision 7).
PASSING = "changewindow"
KINDS = {"INSERT": "+", "UPDATE": "~", "DELETE": "-"}
Entry = tuple[str, int, str]  # model's name, key of the row, how (as history says it)


@dataclass(frozen=True)
class Written:
    """The writes of rows, and the entries that histories got; both by row and kind."""

    rows: Counter[Entry]
    entries: Counter[Entry]

    def silent(self) -> Counter[Entry]:
        """Return the writes of tables with a history that have no entry of their own."""
        kept = with_history()
        told = Counter(
            {one: count for one, count in self.rows.items() if one[0] in kept}
        )
        return told - self.entries

    def invented(self) -> Counter[Entry]:
        """Return the entries that tell of no write."""
        return self.entries - self.rows


def tracked() -> list[type[models.Model]]:
    """List the product's own tables, with their histories."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in APPS and model._meta.model_name != PASSING
    ]


@cache
def with_history() -> set[str]:
    """Name the models that keep a history."""
    return {one._meta.model_name for one in tracked() if hasattr(one, "history")}


def install() -> None:
    """Begin to note, until the database or the transaction goes away."""
    with connection.cursor() as cursor:
        for statement in _statements():
            cursor.execute(statement)


def clear() -> None:
    """Forget what was noted so far."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608 -- a table of ours


def read() -> Written:
    """Return what was noted since the last clearing; what was undone is not there."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, row, kind, entry FROM {TABLE}")  # noqa: S608
        noted = cursor.fetchall()
    rows = Counter((name, row, kind) for name, row, kind, entry in noted if not entry)
    entries = Counter((name, row, kind) for name, row, kind, entry in noted if entry)
    return Written(rows, entries)


def _statements() -> Iterable[str]:
    temporary = "TEMP " if connection.vendor == "sqlite" else ""
    yield (
        f"CREATE {temporary}TABLE {TABLE}"
        " (name text, row bigint, kind text, entry boolean)"
    )
    for model in tracked():
        name, entry = model._meta.model_name or "", hasattr(model, "history_type")
        if entry:
            name = name.removeprefix("historical")
        for event, kind in KINDS.items():
            row = "OLD" if event == "DELETE" else "NEW"
            if entry and event != "INSERT":
                continue  # the product's triggers refuse it
            values = (
                f"'{name}', NEW.id, NEW.history_type, true"
                if entry
                else f"'{name}', {row}.id, '{kind}', false"
            )
            yield from _trigger(model._meta.db_table, event, values)


def _trigger(table: str, event: str, values: str) -> Iterable[str]:
    names = {"name": f"{TABLE}_{table}_{event.lower()}", "table": table, "event": event}
    for statement in _TRIGGERS[connection.vendor]:
        yield statement.format(**names, ledger=TABLE, values=values)


_TRIGGERS = {
    "sqlite": (
        """CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table} FOR EACH ROW
        BEGIN INSERT INTO {ledger} VALUES ({values}); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN
        INSERT INTO {ledger} VALUES ({values}); RETURN NULL; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER {name} AFTER {event} ON {table}
        FOR EACH ROW EXECUTE FUNCTION {name}()""",
    ),
}


def entries_of(name: str, row: int, kind: str) -> list[models.Model]:
    """Return the entries of a row in its history, the latest first."""
    history = next(one.history for one in tracked() if one._meta.model_name == name)
    return list(history.filter(id=row, history_type=kind).order_by("-history_id"))
