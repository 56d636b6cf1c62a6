"""What moved between two scorecards: each objective and each indicator, then and now.

Pure: two scorecards in, each thing once out, the older side first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from indicators import labels
from indicators.compliance.vocabulary import Status
from reports.movement import Movement
from reports.remembered import remembered
from reports.scorecard import ObjectiveCard, Row, Scorecard

MET = (Status.ON_TARGET, Status.OVER)
LATE = (Status.BEHIND, Status.NOT_REPORTED)

T = TypeVar("T", Row, ObjectiveCard)


class Turn(StrEnum):
    """How something came to lag, or stopped lagging, between the two."""

    FELL = "FELL"
    CAME_BEHIND = "CAME_BEHIND"
    SILENT = "SILENT"
    CAUGHT_UP = "CAUGHT_UP"
    STILL = "STILL"


TURN: Mapping[Turn, str] = {
    Turn.FELL: "Pasaron a rezago",
    Turn.CAME_BEHIND: "Entran con rezago",
    Turn.SILENT: "Están sin reporte",
    Turn.CAUGHT_UP: "Se pusieron al día",
    Turn.STILL: "Siguen en rezago",
}


@dataclass(frozen=True, slots=True)
class Move(Generic[T]):
    """An objective or an indicator then and now; None: it was not, or no longer is, there.

    `objectives` are the numbers of those in which it stands, or stood; `since` is the
    older cut-off.
    """

    name: str
    objectives: tuple[int, ...]
    since: date
    before: T | None
    after: T | None

    @property
    def latest(self) -> T:
        """Return what it is now, or was last."""
        known = self.after or self.before
        assert known is not None, "a move has one side at least"
        return known

    @property
    def movement(self) -> Movement | None:
        """Return how its percentage moved; None: there is no percentage, or no thing."""
        if self.before is None or self.after is None:
            return None
        return between(self.before.ratio, self.after.ratio, self.since)

    @property
    def change(self) -> Fraction | None:
        """Return by how much (1 is 100 points); None: there is nothing to subtract."""
        return self.movement.difference if self.movement else None

    @property
    def is_new(self) -> bool:
        """Whether it is followed now and was not before."""
        return _followed(self.after) and not _followed(self.before)

    @property
    def has_left(self) -> bool:
        """Whether it was followed before and no longer is."""
        return _followed(self.before) and not _followed(self.after)

    @property
    def is_changed(self) -> bool:
        """Whether its percentage, status or band is another, or it came or left."""
        return _judged(self.before) != _judged(self.after)

    @property
    def turn(self) -> Turn | None:
        """Return how it came to lag or stopped; None: neither, or it left."""
        was = self.before.status if self.before else None
        now = self.after.status if self.after else None
        if now == Status.NOT_REPORTED:
            return Turn.SILENT
        if now == Status.BEHIND:
            return _behind(was)
        return Turn.CAUGHT_UP if now in MET and was in LATE else None


def _followed(thing: Row | ObjectiveCard | None) -> bool:
    """Whether it is there; an indicator, with programming in the year as well."""
    if isinstance(thing, Row):
        return thing.status is not None
    return thing is not None


def _behind(was: Status | None) -> Turn:
    if was in MET:
        return Turn.FELL
    return Turn.STILL if was in LATE else Turn.CAME_BEHIND


def _judged(thing: Row | ObjectiveCard | None) -> tuple[object, ...] | None:
    return (thing.ratio, thing.status, thing.band) if thing else None


def between(
    before: Fraction | None, after: Fraction | None, since: date
) -> Movement | None:
    """Return how a percentage moved; None: there was and is none."""
    nothing = before is None and after is None
    return None if nothing else Movement(before, after, since)


@remembered
def objective_moves(
    before: Scorecard, after: Scorecard
) -> tuple[Move[ObjectiveCard], ...]:
    """Return every objective of the two, by number."""
    numbers = {card.number for one in (before, after) for card in one.objectives}
    return tuple(
        Move(
            f"Objetivo {number}",
            (number,),
            before.cutoff,
            before.objective(number),
            after.objective(number),
        )
        for number in sorted(numbers)
    )


@remembered
def indicator_moves(before: Scorecard, after: Scorecard) -> tuple[Move[Row], ...]:
    """Return every indicator of the two, once, in the order of the plan of today."""
    then, now = _rows(before), _rows(after)
    moves = []
    for key in {**now, **then}:
        numbers, row = now.get(key) or then[key]
        moves.append(
            Move(
                labels.told_apart(row.kind, row.code, key),
                tuple(numbers),
                before.cutoff,
                then[key][1] if key in then else None,
                now[key][1] if key in now else None,
            )
        )
    return tuple(moves)


def _rows(scorecard: Scorecard) -> dict[str, tuple[list[int], Row]]:
    found: dict[str, tuple[list[int], Row]] = {}
    for card in scorecard.objectives:
        for row in card.rows:
            found.setdefault(row.key, ([], row))[0].append(card.number)
    return found


def turns(moves: Iterable[Move[T]]) -> list[tuple[str, list[Move[T]]]]:
    """Group what lags, or no longer does, under the words for how it came to that."""
    grouped: dict[Turn, list[Move[T]]] = {turn: [] for turn in Turn}
    for move in moves:
        if move.turn:
            grouped[move.turn].append(move)
    return [(TURN[turn], group) for turn, group in grouped.items() if group]
