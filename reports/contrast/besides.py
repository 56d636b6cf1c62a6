"""What else is told differently, by matter: folded, for the figures come first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.text import slugify

from reports.comparing import MATTER, Difference, Matter
from reports.contrast.asking import Asked
from reports.paging import Turned, turn_in
from reports.tables.differences import DifferenceTable
from reports.telling import PROGRAMMED

MOST = 40  # differences shown of a matter until it is asked for whole, in pages
FEW, MANY = 10, 2_000  # of so many differences in all, fewer are shown of each matter
ORDER = (
    Matter.WEIGHTS,
    Matter.PROGRAMMING,
    Matter.PLAN,
    Matter.CHANGES,
    Matter.FINDINGS,
    Matter.DECISIONS,
    Matter.SHEET,
    Matter.TEXTS,
    Matter.REPORTS,
    Matter.FIGURES,
)


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of a matter; `hidden` counts those that the table leaves out.

    `whole` is the query of the page with all of them; blank: they are all there.
    `turned` are the pages of a matter that was asked for; None: it was not.
    """

    slug: str
    name: str
    count: int
    hidden: int
    whole: str
    table: DifferenceTable
    turned: Turned[Difference] | None


def groups(
    differences: Sequence[Difference],
    headings: tuple[str, str],
    asked: Asked,
    request: HttpRequest,
) -> list[Group]:
    """Group the differences by matter; the asked one (its slug) is whole and unfolded."""
    found = defaultdict(list)
    for one in differences:
        found[_matter(one)].append(one)
    most = MOST if len(differences) <= MANY else FEW
    told = []
    for matter in ORDER:
        these, slug = found[matter], slugify(MATTER[matter])
        if these and slug == asked.matter:
            turned = turn_in(request, these, "diferencias", slug)
            table = _table(matter, turned.rows, headings)
            told.append(Group(slug, table.caption, len(these), 0, "", table, turned))
        elif these:
            table = _table(matter, these[:most], headings)
            hidden = len(these) - len(table.rows)
            whole = asked.query(tema=slug) if hidden else ""
            count = len(these)
            told.append(Group(slug, table.caption, count, hidden, whole, table, None))
    return told


def _matter(one: Difference) -> Matter:
    # Another cut-off has more programmed by then: that is no change of the programming.
    return Matter.FIGURES if one.label == PROGRAMMED else one.matter


def _table(
    matter: Matter, shown: list[Difference], headings: tuple[str, str]
) -> DifferenceTable:
    name = MATTER[matter]
    table = DifferenceTable(shown, f"tabla-{slugify(name)}", headings, shared="name")
    table.caption = name
    return table
