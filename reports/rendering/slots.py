"""A bounded number of renderings at once, over all the workers of a host.

A place is a lock on a file. The process that renders holds it too, so that it stays
taken while that process lives, though the worker that asked be killed; and the system
gives it back when the last of them ends, however it ends.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.rendering.limits import PLACES

PAUSE = 0.1  # seconds between two looks


class NoPlaceError(Exception):
    """Every place is taken."""


@contextmanager
def place(folder: Path, wait: float, places: int = PLACES) -> Iterator[int]:
    """Hold one of the first places as an open file; NoPlaceError: none in `wait` seconds.

    The last one is tried first: who may take them all leaves the others theirs.
    """
    held = _take(folder, time.monotonic() + wait, places)
    try:
        yield held
    finally:
        os.close(held)


def _take(folder: Path, until: float, places: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        for number in range(places, 0, -1):
            held = _lock(folder / f"rendering-{number}.lock")
            if held is not None:
                return held
        if time.monotonic() >= until:
            raise NoPlaceError
        time.sleep(PAUSE)


def _lock(path: Path) -> int | None:
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        return None
    return opened


def taken(folder: Path, places: int = PLACES) -> int:
    """Return how many places are taken now."""
    count = 0
    for number in range(1, places + 1):
        path = folder / f"rendering-{number}.lock"
        held = _lock(path) if path.exists() else -1
        if held is None:
            count += 1
        elif held >= 0:
            os.close(held)
    return count
