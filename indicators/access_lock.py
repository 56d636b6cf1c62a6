"""The database's own lock of the register of access: only added to, for two years.

Nobody edits it. What is older than `KEPT_DAYS` may be forgotten (`forget_accesses`):
network addresses are personal data, and are not kept for ever.
"""

from collections.abc import Iterator

from objectives.models.access_event import KEPT_DAYS

TABLE = "objectives_accessevent"

_SQLITE = """
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION pei_keep_accesses() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR OLD.at > now() - interval '{days} days' THEN
    RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$ LANGUAGE plpgsql;
CREATE OR REPLACE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION pei_keep_accesses();
"""
_YOUNG = f"WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%S', 'now', '-{KEPT_DAYS} days')"


def names(vendor: str) -> list[str]:
    """Name the triggers."""
    name = f"pei_keep_{TABLE}"
    return [name] if vendor == "postgresql" else [f"{name}_update", f"{name}_delete"]


def statements(vendor: str, message: str) -> Iterator[str]:
    """Write the triggers."""
    first, *others = names(vendor)
    if vendor == "postgresql":
        yield _POSTGRESQL.format(
            name=first, table=TABLE, days=KEPT_DAYS, message=message
        )
        return
    for name, event, when in ((first, "UPDATE", ""), (*others, "DELETE", _YOUNG)):
        yield _SQLITE.format(
            name=name, event=event, table=TABLE, when=when, message=message
        )
