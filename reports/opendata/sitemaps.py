"""The map of what is published, for search engines.

Of every published cut-off its overview and its report; of the latest one its lists, trend,
objectives, indicators and departments too: the others are reached from there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from reports.departments import departments
from reports.opendata.publications import Publication
from reports.scorecard import Scorecard

OF_THE_SITE = ("latest", "plan", "methodology", "changes", "open_data", "publications")
OF_A_CUTOFF = ("cutoff", "report_html")


@dataclass(frozen=True, slots=True)
class Place:
    """A public page, and when what it shows was last published."""

    path: str
    changed: datetime


class PublishedPages(Sitemap):
    """The public pages, under the address where the site begins."""

    def __init__(self, root: str, pages: Sequence[Place]) -> None:
        self.protocol, self.domain, *_ = urlsplit(root)
        self.pages = pages

    def items(self) -> Sequence[Place]:
        """List the pages."""
        return self.pages

    def location(self, item: Place) -> str:
        """Return the path of a page."""
        return item.path

    def lastmod(self, item: Place) -> datetime:
        """Return when a page last changed."""
        return item.changed

    def get_domain(self, site: Any = None) -> str:
        """Return the configured name of the site, whoever asks and how."""
        return self.domain


def places(
    publications: Sequence[Publication], latest: Scorecard | None
) -> tuple[Place, ...]:
    """List the public pages; none while nothing is published."""
    if not publications or latest is None:
        return ()
    newest = max(one.published_at for one in publications)
    return (
        *(Place(reverse(f"reports:{name}"), newest) for name in OF_THE_SITE),
        *_of_cutoffs(publications),
        *_of_the_latest(publications, latest),
    )


def _of_cutoffs(publications: Sequence[Publication]) -> Iterator[Place]:
    """Give each cut-off once, as it stands: its revisions have it for canonical."""
    for one in publications:
        if one.in_force:
            for name in OF_A_CUTOFF:
                path = reverse(f"reports:{name}", args=[one.at.date])
                yield Place(path, one.published_at)


def _of_the_latest(
    publications: Sequence[Publication], latest: Scorecard
) -> Iterator[Place]:
    day = latest.cutoff
    changed = max(one.published_at for one in publications if one.at.date == day)
    keys = dict.fromkeys(row.key for card in latest.objectives for row in card.rows)
    ways: list[tuple[str, list[Any]]] = [
        *((name, [day]) for name in ("indicators", "departments", "trend")),
        *(("objective", [day, card.number]) for card in latest.objectives),
        *(("department", [day, one.code]) for one in departments(latest)),
        *(("indicator", [day, key]) for key in keys),
    ]
    for name, parts in ways:
        yield Place(reverse(f"reports:{name}", args=parts), changed)
