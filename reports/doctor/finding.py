"""What was found: how bad it is, in which words, and what to do about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How bad it is; only what is wrong ends with an exit code."""

    GOOD = 0
    WARNING = 1
    WRONG = 2


WORDS = {Level.GOOD: "bien", Level.WARNING: "aviso", Level.WRONG: "MAL"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the doctor; `mend` is empty where there is nothing to do."""

    level: Level
    told: str
    mend: str = ""


Check = Callable[[], Iterator[Finding]]


def good(told: str) -> Finding:
    """Say what is as it should be."""
    return Finding(Level.GOOD, told)


def warning(told: str, mend: str) -> Finding:
    """Say what works, and should be otherwise."""
    return Finding(Level.WARNING, told, mend)


def wrong(told: str, mend: str) -> Finding:
    """Say what does not work, or is dangerous."""
    return Finding(Level.WRONG, told, mend)
