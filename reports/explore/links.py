"""Where the page leads: the same list without a filter, in another order, further on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reports.explore.listing import Listing
from reports.explore.ordering import DOWN, ORDERS
from reports.explore.selection import Selection
from reports.explore.words import ONE_PER_OBJECTIVE
from reports.tables.base import SortLink

RESULTS = "#resultados"


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was asked for, and the list without it."""

    name: str
    url: str


def address(path: str, selection: Selection, page: int = 1) -> str:
    """Return the address of a list, at its results."""
    parts = [selection.query, f"pagina={page}" if page > 1 else ""]
    query = "&".join(filter(None, parts))
    return f"{path}{'?' if query else ''}{query}{RESULTS}"


def chips(path: str, listed: Listing) -> list[Chip]:
    """List what was asked for, each with the way to do without it."""
    selection = listed.selection
    found = [
        Chip(listed.filter_name(pair), address(path, selection.without(pair)))
        for pair in selection.filters
    ]
    if selection.by_objective:
        order = "" if _of_place(selection.order) else selection.order
        once = replace(selection, by_objective=False, order=order)
        found.append(Chip(ONE_PER_OBJECTIVE, address(path, once)))
    if selection.order:
        planned = replace(selection, order="")
        found.append(Chip(f"Orden: {listed.order_name}", address(path, planned)))
    return found


def sorts(path: str, selection: Selection) -> Mapping[str, SortLink]:
    """Lead from each column to the list sorted by it: small first, then great first."""
    return {
        order.column: _sort(path, selection, name) for name, order in ORDERS.items()
    }


def _sort(path: str, selection: Selection, name: str) -> SortLink:
    following = DOWN + name if selection.order == name else name
    url = address(path, replace(selection, order=following))
    if selection.order == name:
        return SortLink(url, "ascending")
    return SortLink(url, "descending" if selection.order == DOWN + name else "")


def _of_place(order: str) -> bool:
    return bool(order) and ORDERS[order.removeprefix(DOWN)].of_place
