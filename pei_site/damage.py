"""Is the database whole? A page that the disk damaged is found before people meet it.

SQLite alone: it keeps no checksums, so what can be seen is a page that is no page of its
table or index any more; a text that changed inside is not. PostgreSQL checks its own
pages as it reads them (data checksums; docs/operations.md).
"""

import time
from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import DatabaseError, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

TAG = "whole"
DAMAGED = "pei_site.E001"
# Measured: 0.24 s of the processor for 272 MB, too much for every question of a balancer.
RECHECK_SECONDS = 600


def damage(connection: BaseDatabaseWrapper) -> str:
    """Return what is wrong with the database's pages; empty: nothing that can be seen.

    A database that cannot be reached is no damaged one: that is raised.
    """
    if connection.vendor != "sqlite":
        return ""
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            found = str(cursor.fetchone()[0])
    except OperationalError:
        raise
    except DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found


class Watch:
    """Remembers for a while that all was well, and nothing else; one for a process."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Look again at the next question."""
        self._well = float("-inf")

    def is_whole(self, connection: BaseDatabaseWrapper) -> bool:
        """Whether nothing was wrong, at most RECHECK_SECONDS ago."""
        if time.monotonic() - self._well > RECHECK_SECONDS:
            if damage(connection):
                return False
            self._well = time.monotonic()
        return True


watch = Watch()


def check_whole(
    *, databases: Sequence[str] | None = None, **options: Any
) -> list[CheckMessage]:
    """Say which database is damaged: `manage.py check --database default`."""
    hint = "Close the site, keep the file, and restore the last backup."
    return [
        Error(f"The database {using} is damaged: {found}", hint=hint, id=DAMAGED)
        for using in databases or ()
        if (found := damage(connections[using]))
    ]
