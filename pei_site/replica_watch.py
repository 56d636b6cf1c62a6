"""How far the replica may be behind, and what is asked to know it.

The replica's own clock says nothing on a quiet day, and its own log position nothing when
it is cut off. So every few seconds each process notes how far the primary has written; the
replica is as fresh as the newest of those notes that it has replayed.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error, connections

from pei_site.databases import REPLICA

LOGGER = logging.getLogger(__name__)
EVERY = 2  # seconds between two looks of a process
REST = 30  # seconds before a database that did not answer is asked again
LOOK = 0.1  # seconds between two questions of who waits for it
WRITTEN = "SELECT pg_current_wal_lsn() - '0/0'"
REPLAYED = "SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn() - '0/0'"
Asking = Callable[[str, str], tuple[int, ...]]  # a database, a query: its only row


def ask(alias: str, query: str) -> tuple[int, ...]:
    """Ask one of the two servers; a connection that failed is not kept."""
    connection = connections[alias]
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            row: tuple[int, ...] = cursor.fetchone()
            return row
    except Error:
        connection.close()
        raise


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the primary had written at a moment of this process's clock."""

    at: float
    written: int


class Watch:
    """Whether the replica may be read: one of each process, for all its threads."""

    def __init__(
        self, most: int, every: float = EVERY, rest: float = REST, ask: Asking = ask
    ) -> None:
        self.most, self.every, self.rest, self._ask = most, every, rest, ask
        self._marks: deque[Mark] = deque(maxlen=100)
        self._good: bool | None = None  # None: it did not look yet
        self._next = 0.0
        self._looking = threading.Lock()

    def may_be_read(self) -> bool:
        """Whether it had replayed, at the last look, what was written `most` seconds ago."""
        if time.monotonic() >= self._next and self._looking.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._looking.release()
        return bool(self._good)

    def broke(self, error: Exception) -> None:
        """Leave it alone for a while."""
        self._decide(f"it failed: {_line(error)}", wait=self.rest)

    def _look(self) -> None:
        self._next = time.monotonic() + self.every  # the others go on meanwhile
        try:
            in_recovery, replayed = self._ask(REPLICA, REPLAYED)
        except Error as error:
            self.broke(error)
            return
        if not in_recovery:
            self._decide("the server in DATABASE_REPLICA_URL is no replica", self.rest)
            return
        now = time.monotonic()
        try:
            (written,) = self._ask("default", WRITTEN)
        except Error as error:
            # Nothing new is written meanwhile: what is public can still be read.
            LOGGER.warning("The primary does not answer: %s", _line(error))
            self._decide(None, wait=self.rest)
            return
        self._marks.append(Mark(now, int(written)))
        behind = lag(self._marks, int(replayed), now)
        late = behind is None or behind > self.most
        self._decide(f"it is behind: {_seconds(behind)}" if late else None, self.every)

    def _decide(self, fault: str | None, wait: float) -> None:
        """Keep the verdict for a while; a change of it is a line in the log."""
        good = fault is None
        if good and not self._good:
            LOGGER.info("Public pages are read from the replica.")
        elif fault and self._good is not False:
            LOGGER.warning("Public pages are read from the primary: %s", fault)
        self._good, self._next = good, time.monotonic() + wait


def fault(most: int, ask: Asking = ask) -> str:
    """Wait until the replica has what the primary wrote by now; say in Spanish why it has not."""
    try:
        (written,) = ask("default", WRITTEN)
        last = time.monotonic() + most
        while True:
            in_recovery, replayed = ask(REPLICA, REPLAYED)
            if not in_recovery:
                return "ese servidor no es una réplica"
            if replayed >= written:
                return ""
            if time.monotonic() >= last:
                return f"lleva más de {most} segundos de atraso"
            time.sleep(LOOK)
    except Error as error:
        return f"no responde ({_line(error)})"


def lag(marks: deque[Mark], replayed: int, now: float) -> float | None:
    """Return for how many seconds the replica may lack something; None: unknown."""
    reached = [mark.at for mark in marks if mark.written <= replayed]
    return now - max(reached) if reached else None


def _seconds(behind: float | None) -> str:
    return "by more than is known" if behind is None else f"{behind:.0f} s"


def _line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
