"""A bounded number of costly things at once, over all the processes of a host.

A place is a lock on a file. Whoever is handed the open file holds the place too, so that
it stays taken while that process lives, though the one that asked be killed; and the
system gives it back when the last of them ends, however it ends.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

PAUSE = 0.1  # seconds between two looks


class NoPlaceError(Exception):
    """Every place is taken."""


@contextmanager
def place(kind: str, places: int, wait: float = 0) -> Iterator[int]:
    """Hold one of the first places of a kind as an open file.

    NoPlaceError: there was none in `wait` seconds. The last place is tried first: who may
    take them all leaves the others theirs.
    """
    held = _take(kind, places, time.monotonic() + wait)
    try:
        yield held
    finally:
        os.close(held)


def _take(kind: str, places: int, until: float) -> int:
    _folder().mkdir(parents=True, exist_ok=True)
    while True:
        for number in range(places, 0, -1):
            held = lock(_path(kind, number))
            if held is not None:
                return held
        if time.monotonic() >= until:
            raise NoPlaceError
        time.sleep(PAUSE)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "locks"


def _path(kind: str, number: int) -> Path:
    return _folder() / f"{kind}-{number}.lock"


def lock(path: Path) -> int | None:
    """Hold a file's lock and return it open, or None: another has it."""
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        return None
    return opened


def taken(kind: str, places: int) -> int:
    """Return how many places of a kind are taken now."""
    count = 0
    for number in range(1, places + 1):
        path = _path(kind, number)
        held = lock(path) if path.exists() else -1
        if held is None:
            count += 1
        elif held >= 0:
            os.close(held)
    return count
