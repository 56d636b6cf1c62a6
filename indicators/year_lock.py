"""The database's own lock of an approved year: SQL for SQLite and PostgreSQL.

Weights, targets, monthly programming, the core of the reference sheet, the objectives'
weights and the cap are not written once their year is approved, unless a change window
for it stands in the same transaction (`indicators.change_control.window`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.locks import CORE_FIELDS

YEAR_APPROVED = "La vigencia está aprobada: eso sólo cambia con control de cambios."

_HELD = (
    "EXISTS (SELECT 1 FROM objectives_fiscalyear f"
    " WHERE f.id IN ({years}) AND f.approved_at IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM indicators_changewindow w{its}))"
)


@dataclass(frozen=True, slots=True)
class Lock:
    """A table and what of it is locked.

    `years` selects the years that hold a row; `content` says when a row promises
    something, so that adding or deleting it counts; empty: neither is locked.
    `any_window`: the row belongs to no single year, and the window of any one will do.
    """

    table: str
    columns: tuple[str, ...]
    years: str = "SELECT {row}.year_id"
    content: str = ""
    any_window: bool = False

    def held(self, row: str) -> str:
        """Write the condition that an approved year holds the row, and no window stands."""
        return _HELD.format(
            years=self.years.format(row=row),
            its="" if self.any_window else " WHERE w.year = f.year",
        )

    def changed(self, distinct: str) -> str:
        """Write the condition that an update touches what is locked."""
        return " OR ".join(  # quoted: one of them is called "end"
            f'OLD."{name}" {distinct} NEW."{name}"' for name in self.columns
        )

    def promises(self, row: str) -> str:
        """Write the condition that adding or deleting the row is locked."""
        return self.content.format(row=row) or "1 = 0"


LOCKS = (
    Lock(
        "indicators_indicatorweight",
        ("year_id", "objective_id", "indicator_id", "weight"),
        content="1 = 1",
    ),
    Lock(
        "indicators_yeartarget",
        ("year_id", "indicator_id", "target"),
        content="{row}.target IS NOT NULL",
    ),
    Lock(
        "indicators_monthlyrecord",
        ("year_id", "indicator_id", "month", "programmed"),
        content="{row}.programmed IS NOT NULL",
    ),
    Lock(
        "indicators_indicator",
        CORE_FIELDS,
        years="SELECT x.year_id FROM indicators_indicatorweight x"
        " WHERE x.indicator_id = {row}.id",
        any_window=True,
    ),
    Lock(
        "objectives_objective",
        ("number", "weight"),
        years="SELECT y.id FROM objectives_fiscalyear y WHERE y.plan_id = {row}.plan_id",
        any_window=True,
    ),
    Lock(
        "objectives_fiscalyear",
        ("plan_id", "year", "cap", "approved_at"),
        years="SELECT {row}.id",
        content="1 = 1",
    ),
)

_SQLITE = """
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW
WHEN ({when}) AND {held}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
# FOR SHARE waits for an approval under way and then sees it.
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF {deleted} THEN
      PERFORM 1 FROM objectives_fiscalyear y0 WHERE y0.id IN ({old_years}) FOR SHARE;
      IF {old_held} THEN RAISE EXCEPTION '{message}'
        USING ERRCODE = 'integrity_constraint_violation'; END IF;
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NOT ({changed}) THEN RETURN NEW; END IF;
    PERFORM 1 FROM objectives_fiscalyear y0 WHERE y0.id IN ({old_years}) FOR SHARE;
    IF {old_held} THEN RAISE EXCEPTION '{message}'
      USING ERRCODE = 'integrity_constraint_violation'; END IF;
  ELSIF NOT ({added}) THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM objectives_fiscalyear y0 WHERE y0.id IN ({new_years}) FOR SHARE;
  IF {new_held} THEN RAISE EXCEPTION '{message}'
    USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE OR REPLACE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {name}();
"""


def names(vendor: str) -> dict[str, str]:
    """Name the triggers of the lock, each with its table."""
    if vendor == "postgresql":
        return {f"pei_year_{lock.table}": lock.table for lock in LOCKS}
    return {name: lock.table for lock in LOCKS for name, *_ in _sqlite_events(lock)}


def statements(vendor: str) -> Iterator[tuple[str, str]]:
    """Write the triggers of the lock, each after its table."""
    for lock in LOCKS:
        if vendor == "postgresql":
            yield (
                lock.table,
                _POSTGRESQL.format(
                    name=f"pei_year_{lock.table}",
                    table=lock.table,
                    message=YEAR_APPROVED,
                    changed=lock.changed("IS DISTINCT FROM"),
                    added=lock.promises("NEW"),
                    deleted=lock.promises("OLD"),
                    old_years=lock.years.format(row="OLD"),
                    new_years=lock.years.format(row="NEW"),
                    old_held=lock.held("OLD"),
                    new_held=lock.held("NEW"),
                ),
            )
            continue
        for name, event, when, row in _sqlite_events(lock):
            yield (
                lock.table,
                _SQLITE.format(
                    name=name,
                    event=event,
                    when=when,
                    held=lock.held(row),
                    table=lock.table,
                    message=YEAR_APPROVED,
                ),
            )


def _sqlite_events(lock: Lock) -> Iterator[tuple[str, str, str, str]]:
    """Give each trigger's name, event, condition, and the row whose year is asked for."""
    changed = lock.changed("IS NOT")
    for suffix, event, when, row in (
        ("insert", "INSERT", lock.promises("NEW"), "NEW"),
        ("from", "UPDATE", changed, "OLD"),
        ("to", "UPDATE", changed, "NEW"),
        ("delete", "DELETE", lock.promises("OLD"), "OLD"),
    ):
        yield f"pei_year_{lock.table}_{suffix}", event, when, row
