"""What else is told differently, by matter: folded, for the figures come first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from reports.comparing import MATTER, Difference, Matter
from reports.contrast.asking import Asked
from reports.tables.differences import DifferenceTable
from reports.telling import PROGRAMMED

MOST = 40  # differences shown of a matter until it is asked for whole
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
    """

    slug: str
    name: str
    count: int
    hidden: int
    whole: str
    is_open: bool
    table: DifferenceTable


def groups(
    differences: Iterable[Difference], headings: tuple[str, str], asked: Asked
) -> list[Group]:
    """Group the differences by matter; the asked one (its slug) is whole and unfolded."""
    found = defaultdict(list)
    for one in differences:
        found[_matter(one)].append(one)
    return [
        _group(matter, found[matter], headings, asked)
        for matter in ORDER
        if found[matter]
    ]


def _matter(one: Difference) -> Matter:
    # Another cut-off has more programmed by then: that is no change of the programming.
    return Matter.FIGURES if one.label == PROGRAMMED else one.matter


def _group(
    matter: Matter, found: list[Difference], headings: tuple[str, str], asked: Asked
) -> Group:
    slug = slugify(MATTER[matter])
    shown = found if slug == asked.matter else found[:MOST]
    table = DifferenceTable(shown, f"tabla-{slug}", headings, shared="name")
    table.caption = MATTER[matter]
    return Group(
        slug=slug,
        name=MATTER[matter],
        count=len(found),
        hidden=len(found) - len(shown),
        whole=asked.query(tema=slug) if len(found) > len(shown) else "",
        is_open=slug == asked.matter,
        table=table,
    )
