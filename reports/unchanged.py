"""What was computed from the database, kept while the database is what it was.

An open cut-off is computed on every page that shows it. The database itself says
whether anything was written since, to the last commit and whoever wrote: while nothing
was, the same tables give the same scorecard. No clock, and nothing to throw away.
"""

from collections.abc import Callable, Hashable
from threading import local
from typing import Any, Generic, TypeVar

from django.db.backends.base.base import BaseDatabaseWrapper

T = TypeVar("T")

# Two snapshots with the same text see the same commits, until the server starts again.
_SNAPSHOT = "SELECT pg_postmaster_start_time(), pg_current_snapshot()::text"


class Unchanged(Generic[T]):
    """Remembers the last thing computed, for each thread, with the state it came from.

    What it returns is shared by all who ask in that thread: it must be immutable.
    """

    def __init__(self) -> None:
        self._last = local()

    def get(
        self, key: Hashable, compute: Callable[[], T], connection: BaseDatabaseWrapper
    ) -> T:
        """Return what was computed for the key, or compute it, by this connection.

        Nothing is kept of what is computed inside a transaction, which sees its own
        writes, nor while others write.
        """
        state = state_of(connection)
        last: tuple[Any, T] | None = getattr(self._last, "found", None)
        if (
            state is not None
            and last is not None
            and last[0] == (connection.alias, key, state)
        ):
            return last[1]
        found = compute()
        if state is not None and state == state_of(connection):
            self._last.found = ((connection.alias, key, state), found)
        return found


def state_of(connection: BaseDatabaseWrapper) -> Hashable:
    """Return what is another after any commit; None: it cannot be told.

    SQLite counts for each connection what others committed and what it wrote itself.
    """
    if connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_SNAPSHOT)
            return tuple(cursor.fetchone())
        cursor.execute("PRAGMA data_version")
        (others,) = cursor.fetchone()
    own = connection.connection
    return _Connection(own), others, own.total_changes


class _Connection:
    """A connection, equal to itself alone; it is not closed by being remembered."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Connection) and self._opened is other._opened

    def __hash__(self) -> int:
        return id(self._opened)
