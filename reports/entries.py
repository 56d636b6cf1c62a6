"""The indicators of a scorecard as one list: each once, or once for each objective."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.scorecard import ObjectiveCard, Row, Scorecard

NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator, once, with the numbers of the objectives in which it stands.

    Where it is told once for each objective, `objectives` is that one, `weight` is the
    one there and `cost` is what its shortfall takes from that objective (0: nothing);
    elsewhere, and where it does not count in the objective, both are None.
    """

    row: Row
    objectives: tuple[int, ...]
    weight: Decimal | None = None
    cost: Fraction | None = None


def entries(scorecard: Scorecard) -> tuple[Entry, ...]:
    """Return each indicator once, in the order of the plan, as its first objective has it."""
    rows: dict[str, Row] = {}
    numbers: dict[str, list[int]] = {}
    for card in scorecard.objectives:
        for row in card.rows:
            rows.setdefault(row.key, row)
            numbers.setdefault(row.key, []).append(card.number)
    return tuple(Entry(row, tuple(numbers[key])) for key, row in rows.items())


def entries_by_objective(scorecard: Scorecard) -> tuple[Entry, ...]:
    """Return each indicator as often as it stands in an objective, in the plan's order."""
    return tuple(entry for card in scorecard.objectives for entry in _entries_of(card))


def _entries_of(card: ObjectiveCard) -> list[Entry]:
    shares = {term.key: term.share for term in card.terms}
    return [
        Entry(row, (card.number,), row.weight, _cost(row, shares.get(row.key)))
        for row in card.rows
    ]


def _cost(row: Row, share: Fraction | None) -> Fraction | None:
    if share is None or row.counted is None:
        return None
    return max(share * (1 - row.counted), NONE)
