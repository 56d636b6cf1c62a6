"""The differences as the page lists them: filtered, counted, in pages, grouped."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from reports.desk.differences.reading import Difference, Edits
from reports.desk.differences.tables import KIND, Kind

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter to choose: its value in the address, its name, how many it leaves."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class RowGroup:
    """What changed in one row."""

    row: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class KindGroup:
    """What changed of one kind, row by row."""

    name: str
    rows: tuple[RowGroup, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """`total` is of the period, `left` is what the filters leave; `query` keeps them."""

    total: int
    left: int
    cut: bool
    kinds: tuple[Choice, ...]
    people: tuple[Choice, ...]
    page: Page[Difference]
    groups: tuple[KindGroup, ...]
    query: str


def listing(edits: Edits, query: QueryDict) -> Listing:
    """Filter by `clase` and `persona`, and return the page that `pagina` asks for."""
    kind, person = query.get("clase", ""), query.get("persona", "")
    left = filtered(edits.found, kind, person)
    page = Paginator(left, PER_PAGE).get_page(query.get("pagina"))
    kept = query.copy()
    kept.pop("pagina", None)
    return Listing(
        total=len(edits.found),
        left=len(left),
        cut=edits.cut,
        kinds=_kinds(filtered(edits.found, "", person), kind),
        people=_people(filtered(edits.found, kind, ""), person),
        page=page,
        groups=_grouped(list(page.object_list)),
        query=kept.urlencode(),
    )


def filtered(found: tuple[Difference, ...], kind: str, person: str) -> list[Difference]:
    """Leave the differences of a kind and of a person; empty: of all."""
    return [
        one
        for one in found
        if (not kind or one.kind == kind) and (not person or one.by == person)
    ]


def _kinds(found: list[Difference], chosen: str) -> tuple[Choice, ...]:
    counted = Counter(one.kind for one in found)
    return tuple(
        Choice(str(kind), KIND[kind], counted[kind], kind == chosen)
        for kind in Kind
        if counted[kind] or kind == chosen
    )


def _people(found: list[Difference], chosen: str) -> tuple[Choice, ...]:
    counted = Counter(one.by for one in found)
    return tuple(
        Choice(name, name, counted[name], name == chosen)
        for name in sorted({*counted, *([chosen] if chosen else [])})
    )


def _grouped(found: list[Difference]) -> tuple[KindGroup, ...]:
    return tuple(
        KindGroup(
            KIND[kind],
            tuple(
                RowGroup(row, tuple(same))
                for row, same in groupby(of_kind, lambda one: one.row)
            ),
        )
        for kind, of_kind in groupby(found, lambda one: one.kind)
    )
