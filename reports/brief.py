"""The executive summary: what fits on two pages, whatever the size of the plan."""

from dataclasses import dataclass
from fractions import Fraction

from reports.back_matter import Tally, tallies
from reports.scorecard import ObjectiveCard, Row, Scorecard, cost

MOST_OBJECTIVES = 8  # rows of two lines that share the first page with its heading
MOST_LAGGING = 5
MOST_DEPARTMENTS = 3
LETTERS = 155  # of an objective: two lines of its column


@dataclass(frozen=True, slots=True)
class Lagging:
    """A row below 100 % and what its shortfall takes from its objective (1 is 100 %)."""

    objective: int
    row: Row
    cost: Fraction


@dataclass(frozen=True, slots=True)
class Brief:
    """What the two pages tell, and how much they leave to the whole report.

    `objectives`: the numbers of those shown, the lowest when they do not all fit.
    """

    objectives: frozenset[int]
    objectives_left_out: int
    letters: int
    lagging: tuple[Lagging, ...]
    lagging_left_out: int
    departments: tuple[Tally, ...]
    departments_left_out: int


def brief(scorecard: Scorecard) -> Brief:
    """Choose what the two pages tell: what is lowest and what costs most."""
    shown = sorted(scorecard.objectives, key=_lowest_first)[:MOST_OBJECTIVES]
    behind = scorecard.lagging()
    late = [one for one in tallies(scorecard) if _late(one)]
    late.sort(key=_late, reverse=True)
    return Brief(
        objectives=frozenset(card.number for card in shown),
        objectives_left_out=len(scorecard.objectives) - len(shown),
        letters=LETTERS,
        lagging=tuple(
            Lagging(card.number, row, cost(card, row))
            for card, row in behind[:MOST_LAGGING]
        ),
        lagging_left_out=max(len(behind) - MOST_LAGGING, 0),
        departments=tuple(late[:MOST_DEPARTMENTS]),
        departments_left_out=max(len(late) - MOST_DEPARTMENTS, 0),
    )


def _late(tally: Tally) -> int:
    return tally.behind + tally.not_reported


def _lowest_first(card: ObjectiveCard) -> tuple[bool, Fraction]:
    """Order by percentage; what cannot be judged comes last."""
    return card.ratio is None, card.ratio or Fraction(0)
