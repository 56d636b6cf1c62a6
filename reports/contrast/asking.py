"""What the reader asks of a comparison in its address: order, filter, matter to unfold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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
MOST = 60  # indicators shown until all are asked for


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


def in_order(moves: Sequence[Move[Row]], asked: Asked) -> list[Move[Row]]:
    """Return the indicators as asked; what cannot be compared comes last."""
    kept = [move for move in moves if move.is_changed or not asked.only_changed]
    if asked.order == PLAN:
        return kept

    def place(move: Move[Row]) -> tuple[bool, bool, Fraction]:
        change = move.change
        if change is None:
            return True, not move.is_changed, Fraction(0)
        size = {WORSE: change, BETTER: -change, SIZE: -abs(change)}[asked.order]
        return False, False, size

    return sorted(kept, key=place)


def first_of(moves: list[Move[Row]], asked: Asked) -> list[Move[Row]]:
    """Return those that the page shows: the first ones, or all if that was asked."""
    return moves if asked.all_rows else moves[:MOST]
