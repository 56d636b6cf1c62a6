"""What stands before and after a place, in the order of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from reports.entries import Entry, entries
from reports.scorecard import Row, Scorecard

Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The indicator before or after; `same`: it stands in an objective of this one."""

    row: Row
    objective: int
    same: bool


def around(ring: Sequence[Place], here: Place) -> tuple[Place | None, Place | None]:
    """Return what stands before and after; None at the ends."""
    place = ring.index(here)
    before = ring[place - 1] if place else None
    return before, ring[place + 1] if place + 1 < len(ring) else None


def indicators_around(
    scorecard: Scorecard, key: str
) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the indicators before and after one that stands in the scorecard."""
    ring = entries(scorecard)
    here = next(entry for entry in ring if entry.row.key == key)
    before, after = around(ring, here)
    return _neighbour(before, here), _neighbour(after, here)


def _neighbour(entry: Entry | None, here: Entry) -> Neighbour | None:
    if entry is None:
        return None
    shared = [number for number in entry.objectives if number in here.objectives]
    return Neighbour(entry.row, (shared or entry.objectives)[0], same=bool(shared))
