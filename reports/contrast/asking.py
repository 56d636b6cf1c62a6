"""What the reader asks of a comparison in its address: order, filter, matter to unfold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest

from django.http import HttpRequest, QueryDict

from reports.moves import Move
from reports.scorecard import Row

WORSE, BETTER, SIZE, PLAN = "empeoro", "mejoro", "tamano", "plan"
ORDERS: Mapping[str, str] = {
    WORSE: "Lo que más empeoró primero",
    BETTER: "Lo que más mejoró primero",
    SIZE: "Lo que más cambió primero",
    PLAN: "El orden del plan",
}
ONLY_CHANGED = "cambios"
ALL = "todos"
MOST = 60  # indicators shown until all are asked for, in pages


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked; `other` as written, blank: the one before."""

    other: str
    order: str
    only_changed: bool
    matter: str
    all_rows: bool = False

    def query(self, **changes: str) -> str:
        """Return the address's query with some of it changed; blank parts are left out."""
        parts = {
            "con": self.other,
            "orden": "" if self.order == WORSE else self.order,
            "solo": ONLY_CHANGED if self.only_changed else "",
            "ver": ALL if self.all_rows else "",
            **changes,
        }
        query = QueryDict(mutable=True)
        query.update({name: text for name, text in parts.items() if text})
        return query.urlencode(safe="/")


def asked_in(request: HttpRequest) -> Asked:
    """Read the address; what makes no sense counts as not asked."""
    order = request.GET.get("orden", WORSE)
    return Asked(
        other=request.GET.get("con", "").strip(),
        order=order if order in ORDERS else WORSE,
        only_changed=request.GET.get("solo") == ONLY_CHANGED,
        matter=request.GET.get("tema", ""),
        all_rows=request.GET.get("ver") == ALL,
    )


def kept_of(moves: Sequence[Move[Row]], asked: Asked) -> list[Move[Row]]:
    """Return the indicators that are asked for, in the order of the plan."""
    return [move for move in moves if move.is_changed or not asked.only_changed]


def in_order(kept: list[Move[Row]], asked: Asked) -> list[Move[Row]]:
    """Return the indicators as asked; what cannot be compared comes last."""
    return kept if asked.order == PLAN else sorted(kept, key=_place(asked.order))


def listed(kept: list[Move[Row]], asked: Asked) -> list[Move[Row]]:
    """Return those that the page lists: the first in order, or all if that was asked."""
    if asked.all_rows:
        return in_order(kept, asked)
    if asked.order == PLAN:
        return kept[:MOST]
    return nsmallest(MOST, kept, key=_place(asked.order))  # as sorted, in less time


def _place(order: str) -> Callable[[Move[Row]], tuple[bool, bool, Fraction]]:
    def place(move: Move[Row]) -> tuple[bool, bool, Fraction]:
        change = move.change
        if change is None:
            return True, not move.is_changed, Fraction(0)
        return False, False, {WORSE: change, BETTER: -change, SIZE: -abs(change)}[order]

    return place
