"""The last line of the locks: the database itself refuses, whatever the door.

A month that is closed, or that a cut-off closed, is not written; history and what was
frozen is only added to; what an approved year promised is locked by `year_lock`. SQLite
rebuilds a table when it is altered and drops its triggers with it: they are installed
again after every `migrate`, and a check and the readiness page fail without them.
"""

from collections.abc import Iterable

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from indicators import access_lock, year_lock

RECORDS = "indicators_monthlyrecord"
MONTH_CLOSED = "Ese mes está cerrado."
ONLY_ADDED = "Lo que quedó registrado no se edita ni se borra."
FROZEN = (
    "indicators_closing",
    "indicators_recordstep",
    "indicators_reopening",
    "indicators_changedvalue",
    "objectives_personstep",
    "reports_publishedreport",
    "reports_publishedfile",
)

_SQLITE_LOCK = """
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW
WHEN EXISTS (
  SELECT 1 FROM indicators_reportingmonth
  WHERE year_id = {row}.year_id AND month = {row}.month AND NOT is_open
) OR EXISTS (
  SELECT 1 FROM indicators_cutoff
  WHERE year_id = {row}.year_id AND state <> 'OPEN'
    AND CAST(strftime('%m', date) AS INTEGER) >= {row}.month
)
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
_SQLITE_KEEP = """
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
# FOR SHARE waits for a closing under way and then sees it (docs/reliability.md, F4).
_POSTGRESQL_FUNCTIONS = """
CREATE OR REPLACE FUNCTION pei_refuse_closed(y bigint, m integer) RETURNS void AS $$
DECLARE closed boolean;
BEGIN
  SELECT COALESCE(bool_or(shut), false) INTO closed FROM (
    SELECT NOT is_open AS shut FROM indicators_reportingmonth
    WHERE year_id = y AND month = m FOR SHARE
  ) months;
  IF NOT closed THEN
    SELECT COALESCE(bool_or(shut), false) INTO closed FROM (
      SELECT state <> 'OPEN' AS shut FROM indicators_cutoff
      WHERE year_id = y AND EXTRACT(MONTH FROM date) >= m FOR SHARE
    ) cutoffs;
  END IF;
  IF closed THEN
    RAISE EXCEPTION '{month_closed}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$ LANGUAGE plpgsql;
CREATE OR REPLACE FUNCTION pei_month_lock() RETURNS trigger AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM pei_refuse_closed(OLD.year_id, OLD.month); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM pei_refuse_closed(NEW.year_id, NEW.month); END IF;
  RETURN COALESCE(NEW, OLD);
END $$ LANGUAGE plpgsql;
CREATE OR REPLACE FUNCTION pei_only_added() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION '{only_added}' USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql;
"""
_POSTGRESQL_TRIGGER = """
CREATE OR REPLACE TRIGGER {name} BEFORE {events} ON {table}
FOR EACH ROW EXECUTE FUNCTION {function}()
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger whose table is there in its place: all of them or none.

    Some tables are not there when `migrate APP NAME` stops half-way.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        remove(connection)
        there = {*connection.introspection.table_names(cursor)}
        for table, statement in _statements(connection.vendor):
            if table is None or table in there:
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take our triggers away."""
    with connection.cursor() as cursor:
        for name, table in _installed(connection).items():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the names of the triggers that should be there and are not.

    A table that is not there yet has nothing to lock.
    """
    there = {*connection.introspection.table_names()}
    named = expected(connection.vendor)
    wanted = {name for name, table in named.items() if table in there}
    return wanted - set(_installed(connection))


def _only_added_tables() -> Iterable[str]:
    """Name every table that is only added to: what is frozen and every history."""
    histories = (
        model._meta.db_table
        for model in apps.get_models()
        if hasattr(model, "history_id")
    )
    return (*FROZEN, *histories)


def expected(vendor: str) -> dict[str, str]:
    """Name the triggers that should be there, each with its table."""
    locked, kept = [""], [""]
    if vendor == "sqlite":
        locked = ["_insert", "_from", "_to", "_delete"]
        kept = ["_update", "_delete"]
    return {
        **year_lock.names(vendor),
        **dict.fromkeys(access_lock.names(vendor), access_lock.TABLE),
        **{f"pei_lock_{RECORDS}{event}": RECORDS for event in locked},
        **{
            f"pei_keep_{table}{event}": table
            for table in _only_added_tables()
            for event in kept
        },
    }


def _installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return our triggers that the database has, each with its table."""
    query = (
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pei_%'"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name FROM sqlite_master"
        " WHERE type = 'trigger' AND name LIKE 'pei_%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def _statements(vendor: str) -> Iterable[tuple[str | None, str]]:
    """Write the triggers, each after its table; None: it needs none."""
    yield from year_lock.statements(vendor)
    for statement in access_lock.statements(vendor, ONLY_ADDED):
        yield access_lock.TABLE, statement
    if vendor == "postgresql":
        yield from _postgresql_statements()
    else:
        yield from _sqlite_statements()


def _postgresql_statements() -> Iterable[tuple[str | None, str]]:
    functions = _POSTGRESQL_FUNCTIONS.format(
        month_closed=MONTH_CLOSED, only_added=ONLY_ADDED
    )
    yield None, functions
    lock = _POSTGRESQL_TRIGGER.format(
        name=f"pei_lock_{RECORDS}",
        events="INSERT OR UPDATE OR DELETE",
        table=RECORDS,
        function="pei_month_lock",
    )
    yield RECORDS, lock
    for table in _only_added_tables():
        keep = _POSTGRESQL_TRIGGER.format(
            name=f"pei_keep_{table}",
            events="UPDATE OR DELETE",
            table=table,
            function="pei_only_added",
        )
        yield table, keep


def _sqlite_statements() -> Iterable[tuple[str, str]]:
    for suffix, event, row in (
        ("insert", "INSERT", "NEW"),
        ("from", "UPDATE", "OLD"),
        ("to", "UPDATE", "NEW"),
        ("delete", "DELETE", "OLD"),
    ):
        lock = _SQLITE_LOCK.format(
            name=f"pei_lock_{RECORDS}_{suffix}",
            event=event,
            row=row,
            table=RECORDS,
            message=MONTH_CLOSED,
        )
        yield RECORDS, lock
    for table in _only_added_tables():
        for event in ("update", "delete"):
            keep = _SQLITE_KEEP.format(
                name=f"pei_keep_{table}_{event}",
                event=event.upper(),
                table=table,
                message=ONLY_ADDED,
            )
            yield table, keep
