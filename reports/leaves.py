"""The report on screen, leaf by leaf, where it is too long to be read on one page.

Nobody reads thousands of rows on a page, and no browser likes to show them. The first
leaf says where everything is and where each objective stands; then come the objectives,
about a hundred rows a leaf; the last one has what follows them on paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.scorecard import ObjectiveCard, Scorecard

WHOLE = 600  # rows that one page still shows
ROWS = 100  # of a leaf; an objective is never divided
AT_THE_END = ("dependencias", "hallazgos", "control-de-cambios", "firmas")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf by its place; `cards` are the objectives that are told on it."""

    number: int
    is_last: bool
    cards: tuple[ObjectiveCard, ...] = ()

    @property
    def is_first(self) -> bool:
        """Whether it opens the report."""
        return self.number == 1

    @property
    def query(self) -> str:
        """Return what asks for it."""
        return f"?parte={self.number}"

    @property
    def title(self) -> str:
        """Say what is on it."""
        if self.is_first:
            return "contenido y cumplimiento de los objetivos"
        if self.is_last:
            return "dependencias, hallazgos y control de cambios"
        first, last = self.cards[0].number, self.cards[-1].number
        return f"objetivo {first}" if first == last else f"objetivos {first} a {last}"


def leaves_of(scorecard: Scorecard) -> tuple[Leaf, ...]:
    """Return the leaves of a long report; none: it is read on one page."""
    cards = scorecard.objectives
    if sum(len(card.rows) for card in cards) <= WHOLE:
        return ()
    inside = list(_by_rows(cards))
    last = len(inside) + 2
    return (
        Leaf(1, is_last=False),
        *(Leaf(at, is_last=False, cards=told) for at, told in enumerate(inside, 2)),
        Leaf(last, is_last=True),
    )


def pages_of(leaves: Sequence[Leaf]) -> dict[str, str]:
    """Return what asks for the leaf of each anchor that is not on the first."""
    inside = {
        f"objetivo-{card.number}": leaf.query for leaf in leaves for card in leaf.cards
    }
    return inside | {
        anchor: leaf.query for leaf in leaves[-1:] for anchor in AT_THE_END
    }


def _by_rows(cards: Iterable[ObjectiveCard]) -> Iterator[tuple[ObjectiveCard, ...]]:
    """Yield objectives that follow one another, as many as fit, and one at least."""
    held: list[ObjectiveCard] = []
    rows = 0
    for card in cards:
        if held and rows + len(card.rows) > ROWS:
            yield tuple(held)
            held, rows = [], 0
        held.append(card)
        rows += len(card.rows)
    if held:
        yield tuple(held)
