"""What was worked out of scorecards, remembered as long as they are.

A frozen text is read once (`reports/kept.py`) and an open cut-off computed once
(`reports/unchanged.py`): whoever asks is handed the same scorecards. What follows from
them alone is the same for everybody, and is not worked out again on every page.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar
from weakref import ref

P = ParamSpec("P")
T = TypeVar("T")

MOST = 4  # answers of a function: two plans of 4.000 indicators compared take 11 MB


def remembered(work: Callable[P, T]) -> Callable[P, T]:
    """Remember the last answers of a pure function of scorecards and of nothing else.

    They are known by identity, and none is kept alive. What the function returns is
    shared by all who ask: it must be immutable, and hold no scorecard.
    """
    answers: dict[tuple[int, ...], tuple[list[ref[object]], T]] = {}

    @wraps(work)
    def answer(*cards: P.args, **named: P.kwargs) -> T:
        if named:
            raise TypeError("Scorecards are given in their order, by no name.")
        name = tuple(map(id, cards))
        known = answers.pop(name, None)
        if known is None or not _same(known[0], cards):
            told = work(*cards, **named)
            # Each step on `answers` is one that no other thread can break into.
            known = (
                [ref(card, lambda _: answers.pop(name, None)) for card in cards],
                told,
            )
        answers[name] = known
        for oldest in list(answers)[:-MOST]:
            answers.pop(oldest, None)
        return known[1]

    return answer


def _same(known: Sequence[ref[object]], cards: Sequence[object]) -> bool:
    """Tell whether they are the very ones: an identity may come back with another."""
    return all(one() is card for one, card in zip(known, cards, strict=True))
