"""What an objective or an indicator did since the previous cut-off, for its own page."""

from dataclasses import dataclass
from fractions import Fraction

from reports.movement import Movement
from reports.moves import between
from reports.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Since:
    """How its percentage moved; `other_year`: it answered then to another target."""

    movement: Movement
    other_year: bool


def objective_since(
    before: Scorecard | None, after: Scorecard, number: int
) -> Since | None:
    """Return how an objective moved; None: no cut-off before, or no percentage at all."""
    return _since(before, after, *(_objective(one, number) for one in (before, after)))


def indicator_since(
    before: Scorecard | None, after: Scorecard, key: str
) -> Since | None:
    """Return how an indicator moved (None as for an objective)."""
    return _since(before, after, *(_indicator(one, key) for one in (before, after)))


def _since(
    before: Scorecard | None,
    after: Scorecard,
    was: Fraction | None,
    now: Fraction | None,
) -> Since | None:
    if before is None:
        return None
    movement = between(was, now, before.cutoff)
    return Since(movement, before.year != after.year) if movement else None


def _objective(scorecard: Scorecard | None, number: int) -> Fraction | None:
    card = scorecard.objective(number) if scorecard else None
    return card.ratio if card else None


def _indicator(scorecard: Scorecard | None, key: str) -> Fraction | None:
    places = scorecard.places_of(key) if scorecard else ()
    return places[0][1].ratio if places else None
