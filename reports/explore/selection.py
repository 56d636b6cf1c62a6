"""What a reader asked for, as the address says it, and which indicators that is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import combining, normalize
from urllib.parse import urlencode

from reports.entries import Entry
from reports.explore.words import BAND, KIND, MARK, PER_OBJECTIVE, STATUS

Pair = tuple[str, str]  # a name of the address and its value


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters, order and rows in the words of the address; empty: all, the plan's order.

    Of several states any will do; all marks must hold, and all words must be found.
    """

    text: str = ""
    objective: str = ""
    kind: str = ""
    department: str = ""
    band: str = ""
    statuses: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    order: str = ""
    by_objective: bool = False

    @property
    def filters(self) -> tuple[Pair, ...]:
        """The filters as the address carries them."""
        single = (
            ("texto", self.text),
            ("objetivo", self.objective),
            ("tipo", self.kind),
            ("dependencia", self.department),
            ("semaforo", self.band),
        )
        return (
            *(pair for pair in single if pair[1]),
            *(("estado", value) for value in self.statuses),
            *(("marca", value) for value in self.marks),
        )

    @property
    def query(self) -> str:
        """The whole selection as the query of an address; empty: there is none."""
        rows = [("filas", PER_OBJECTIVE)] if self.by_objective else []
        order = [("orden", self.order)] if self.order else []
        return urlencode([*self.filters, *rows, *order])

    def without(self, pair: Pair) -> "Selection":
        """Return the selection without one of its filters."""
        name, value = pair
        match name:
            case "estado":
                left = tuple(one for one in self.statuses if one != value)
                return replace(self, statuses=left)
            case "marca":
                left = tuple(one for one in self.marks if one != value)
                return replace(self, marks=left)
        emptied: dict[str, Any] = {FIELDS[name]: ""}
        return replace(self, **emptied)

    def unfiltered(self) -> "Selection":
        """Return the selection without filters, in the same order and rows."""
        return Selection(order=self.order, by_objective=self.by_objective)

    def of(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries that are asked for, in the order in which they come."""
        words = fold(self.text).split()
        return [
            entry
            for entry in entries
            if self._fits(entry) and (not words or _says(entry, words))
        ]

    def _fits(self, entry: Entry) -> bool:
        row = entry.row
        return (
            (not self.objective or int(self.objective) in entry.objectives)
            and (not self.kind or row.kind == KIND[self.kind])
            and (not self.department or row.department_code == self.department)
            and (not self.band or row.band == BAND[self.band])
            and (not self.statuses or row.status in map(STATUS.get, self.statuses))
            and all(MARK[mark].holds(entry) for mark in self.marks)
        )


FIELDS = {
    "texto": "text",
    "objetivo": "objective",
    "tipo": "kind",
    "dependencia": "department",
    "semaforo": "band",
}


def fold(text: str) -> str:
    """Return a text without accents nor capitals, as people type when they search."""
    parts = normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not combining(letter))


def _says(entry: Entry, words: list[str]) -> bool:
    row = entry.row
    told = (row.name, row.identification, row.code, row.key, row.goal, row.cause)
    text = fold("\n".join(told))
    return all(word in text for word in words)
