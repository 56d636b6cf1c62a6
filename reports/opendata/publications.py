"""What was published, as the list, the feed and the map of the site tell it.

Only the head of each stored scorecard is read: a list of publications does not unpack
thousands of indicators to print two figures of each.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Left, Length

from indicators.models import Reopening
from pei_site.formats import quantity
from reports.addresses import Revision
from reports.exports import FORMATS, file_name
from reports.models import PublishedFile, PublishedReport

HEAD = 65_536  # characters: the plan's texts fit many times
# A line of the stored text begins so at the top level alone: within a text the line
# break would be escaped.
REST = '\n "objectives":'


@dataclass(frozen=True, slots=True)
class Paper:
    """One archived document; `size` in bytes."""

    file_format: str
    name: str
    sha256: str
    size: int

    @property
    def kilobytes(self) -> str:
        """Write the size for people, rounded up: 312 kB."""
        return f"{quantity(Decimal(-(-self.size // 1000)))} kB"


@dataclass(frozen=True, slots=True)
class Publication:
    """A published revision; ratio None: nothing in it could be judged.

    `reason` says why it was made, blank for the first; `in_force`: no later revision
    of its cut-off is published.
    """

    at: Revision
    published_at: datetime
    reason: str
    in_force: bool
    plan: str
    entity: str
    ratio: Fraction | None
    capped_ratio: Fraction | None
    papers: tuple[Paper, ...]

    def paper(self, file_format: str) -> Paper | None:
        """Return the document in that format; None: it was not archived."""
        same = (one for one in self.papers if one.file_format == file_format)
        return next(same, None)


def published() -> QuerySet[PublishedReport]:
    """Ask for every publication, newest first: two queries, however many."""
    same = {"cutoff": OuterRef("cutoff")}
    reasons = Reopening.objects.filter(**same, revision=OuterRef("revision") - 1)
    later = PublishedReport.objects.filter(**same).order_by().values("cutoff")
    files = PublishedFile.objects.defer("content").annotate(size=Length("content"))
    return (
        PublishedReport.objects.defer("scorecard")
        .select_related("cutoff")
        .prefetch_related(Prefetch("files", files))
        .annotate(
            head=Left("scorecard", HEAD),
            reason=Subquery(reasons.order_by().values("reason")[:1]),
            last=Subquery(later.annotate(last=Max("revision")).values("last")),
        )
        .order_by("-published_at", "-cutoff__date", "-revision")
    )


def told(rows: Iterable[Any]) -> tuple[Publication, ...]:
    """Return the asked-for rows as values."""
    return tuple(_publication(row) for row in rows)


def _publication(row: Any) -> Publication:
    top = headline(row.head) or json.loads(row.scorecard)
    return Publication(
        at=Revision(row.cutoff.date, row.revision),
        published_at=row.published_at,
        reason=row.reason or "",
        in_force=row.revision == row.last,
        plan=top["plan"]["name"],
        entity=top["plan"]["entity"],
        ratio=_fraction(top["ratio"]),
        capped_ratio=_fraction(top["capped_ratio"]),
        papers=_papers(row),
    )


def headline(text: str) -> dict[str, Any] | None:
    """Read what a stored scorecard says before its objectives; None: the text is cut."""
    top, found, _ = text.partition(REST)
    if not found:
        return None
    read: dict[str, Any] = json.loads(top.rstrip().removesuffix(",") + "}")
    return read


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _papers(row: Any) -> tuple[Paper, ...]:
    """List the documents in the order in which the product names its formats."""
    stored = {one.file_format: one for one in row.files.all()}
    day = row.cutoff.date
    return tuple(
        Paper(known, file_name(day, known), stored[known].sha256, stored[known].size)
        for known in FORMATS
        if known in stored
    )
