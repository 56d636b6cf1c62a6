"""Whether PostgreSQL's log of changes (WAL) leaves the disk, so that minutes are lost and no more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

LIMIT = timedelta(minutes=5)  # what may be lost
ONE_IN_HAND = 1  # the segment that is being written follows the archived one

# What any role may ask. A name that is no segment's (history, backup label) begins with
# one or tells nothing; the server's own functions would want a superuser.
_ASK = """
SELECT current_setting('archive_mode') <> 'off',
  extract(epoch FROM current_setting('archive_timeout')::interval)::int,
  last_archived_time, last_failed_time,
  substring(last_archived_wal FROM '^[0-9A-F]{24}'),
  CASE WHEN NOT pg_is_in_recovery() THEN pg_walfile_name(pg_current_wal_lsn()) END,
  pg_size_bytes(current_setting('wal_segment_size'))
FROM pg_stat_archiver
"""
_OF_A_NAME = 1 << 32  # bytes that the first part of a segment's name counts


@dataclass(frozen=True, slots=True)
class Archiving:
    """How the server archives.

    `wait` is how long a segment that is not full waits (0: until it is full); `behind`,
    how many segments were begun since the archived one (None: it cannot be said).
    """

    on: bool
    wait: timedelta
    last: datetime | None
    failed: datetime | None
    behind: int | None

    @property
    def is_failing(self) -> bool:
        """Whether the last try failed."""
        return self.failed is not None and (
            self.last is None or self.failed > self.last
        )

    def is_stuck(self, now: datetime) -> bool:
        """Whether whole segments wait, and none has gone for longer than may be lost."""
        return (
            self.last is not None
            and self.behind is not None
            and self.behind > ONE_IN_HAND
            and now - self.last > LIMIT
        )


def ask(connection: BaseDatabaseWrapper) -> Archiving | None:
    """Ask the server; None: this kind of database has no such log."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(_ASK)
        on, wait, last, failed, archived, current, size = cursor.fetchone()
    behind = None
    if archived and current:
        behind = segment(current, size) - segment(archived, size)
    return Archiving(on, timedelta(seconds=wait), last, failed, behind)


def segment(name: str, size: int) -> int:
    """Return which segment a name is, counted from the first of its timeline."""
    return int(name[8:16], 16) * (_OF_A_NAME // size) + int(name[16:24], 16)


def fault(found: Archiving | None, now: datetime | None = None) -> str:
    """Say in Spanish why what is saved does not leave the disk; empty: it does, or nobody asked."""
    if found is None or not found.on:
        return ""
    since = f"{timezone.localtime(found.last):%d/%m %H:%M}" if found.last else "nunca"
    if found.is_failing:
        return (
            f"El archivo del WAL de PostgreSQL está fallando; el último bueno: {since}."
        )
    if found.is_stuck(now or timezone.now()):
        return f"El archivo del WAL de PostgreSQL está detenido; el último: {since}."
    return ""
