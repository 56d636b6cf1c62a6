"""What moved since the previous cut-off: the plan, its objectives, and who lags.

Differences are of the exact ratios, rounded once when they are written. Figures of two
years answer to other targets and weights: `other_year` says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from pei_site.formats import date_short, percent, points
from reports.remembered import remembered
from reports.scorecard import ObjectiveCard, Row, Scorecard

LEAST = "0,00"  # what a difference too small for two decimals would print


class Direction(StrEnum):
    """Where a figure went; NEW: it had none, GONE: it has none any more."""

    UP = "UP"
    DOWN = "DOWN"
    SAME = "SAME"
    NEW = "NEW"
    GONE = "GONE"


@dataclass(frozen=True, slots=True)
class Movement:
    """A ratio at two cut-offs; None: there was, or is, none."""

    before: Fraction | None
    after: Fraction | None
    since: date

    @property
    def direction(self) -> Direction:
        """Say where it went, by the exact ratios."""
        if self.before is None:
            return Direction.NEW
        if self.after is None:
            return Direction.GONE
        if self.before == self.after:
            return Direction.SAME
        return Direction.UP if self.after > self.before else Direction.DOWN

    @property
    def difference(self) -> Fraction | None:
        """Return how far it went, 1 being 100 points; None if one of the two is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def words(self) -> str:
        """Say it: "subió 1,25 puntos"; of what cannot be subtracted, what was there."""
        match self.direction:
            case Direction.SAME:
                return "sin cambio"
            case Direction.NEW:
                return "no tenía porcentaje"
            case Direction.GONE:
                return f"ya no tiene porcentaje: iba en {percent(self.before)}"
            case moved:
                verb = "subió" if moved is Direction.UP else "bajó"
                return f"{verb} {distance(self.difference)} puntos"

    @property
    def against(self) -> str:
        """Say against what: "frente al 31/3/2023"."""
        link = "al" if self.direction is Direction.NEW else "frente al"
        return f"{link} {date_short(self.since)}"


def distance(difference: Fraction | None) -> str:
    """Write points without their sign: the verb says it; what is little is not 0."""
    written = points(difference).lstrip("+−")
    return "menos de 0,01" if written == LEAST else written


@dataclass(frozen=True, slots=True)
class Movements:
    """Everything that moved between the previous cut-off and this one.

    `plan` is None, and an objective is not in `objectives` (by number), where there was
    and is no percentage. `moved` are those that changed, the farthest first; `entered` and `left` are the indicators that lag and did not, or did and do not, once each.
    """

    since: date
    other_year: bool
    plan: Movement | None
    objectives: Mapping[int, Movement]
    moved: tuple[tuple[ObjectiveCard, Movement], ...]
    entered: tuple[Row, ...]
    left: tuple[Row, ...]

    @property
    def still(self) -> int:
        """Return how many objectives stand exactly where they stood."""
        return sum(one.direction is Direction.SAME for one in self.objectives.values())

    @property
    def nothing(self) -> bool:
        """Whether no objective moved and nobody began or ceased to lag."""
        return not (self.moved or self.entered or self.left)


def movements(before: Scorecard | None, after: Scorecard) -> Movements | None:
    """Compare with the previous cut-off; None if there is none to compare with."""
    return None if before is None else _compared(before, after)


@remembered
def _compared(before: Scorecard, after: Scorecard) -> Movements:
    each = _objectives(before, after)
    was, now = _lagging(before), _lagging(after)
    reached = _reached(after)
    return Movements(
        since=before.cutoff,
        other_year=before.year != after.year,
        plan=_movement(before.ratio, after.ratio, before.cutoff),
        objectives=MappingProxyType(each),
        moved=_farthest_first(after, each),
        entered=tuple(row for key, row in now.items() if key not in was),
        left=tuple(reached[key] for key in was if key in reached),
    )


def _movement(
    before: Fraction | None, after: Fraction | None, since: date
) -> Movement | None:
    nothing = before is None and after is None
    return None if nothing else Movement(before, after, since)


def _objectives(before: Scorecard, after: Scorecard) -> dict[int, Movement]:
    was = {card.number: card.ratio for card in before.objectives}
    each = {
        card.number: _movement(was.get(card.number), card.ratio, before.cutoff)
        for card in after.objectives
    }
    return {number: moved for number, moved in each.items() if moved}


def _farthest_first(
    scorecard: Scorecard, each: dict[int, Movement]
) -> tuple[tuple[ObjectiveCard, Movement], ...]:
    """Return the objectives that moved, those without a difference last."""
    changed = [
        (card, each[card.number])
        for card in scorecard.objectives
        if card.number in each and each[card.number].direction is not Direction.SAME
    ]
    return tuple(
        sorted(changed, key=lambda pair: -abs(pair[1].difference or Fraction(0)))
    )


def _lagging(scorecard: Scorecard) -> dict[str, Row]:
    return {row.key: row for _, row in scorecard.lagging()}


def _reached(scorecard: Scorecard) -> dict[str, Row]:
    """Return the indicators that are at 100 % or more, wherever they weigh."""
    return {
        row.key: row for row in _rows(scorecard) if row.counted and row.counted >= 1
    }


def _rows(scorecard: Scorecard) -> Iterable[Row]:
    return (row for card in scorecard.objectives for row in card.rows)
