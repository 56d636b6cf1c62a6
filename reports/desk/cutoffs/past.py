"""What happened to a cut-off: each revision, why it was made, and its papers."""

from dataclasses import dataclass

from django.db.models import Prefetch

from indicators.models import Closing, Cutoff, Reopening
from reports.addresses import Revision
from reports.models import PublishedFile, PublishedReport


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A revision. publication None: not published; reopening None: not opened again.

    `before` is the revision that it replaced; None for the first.
    """

    at: Revision
    closing: Closing
    reason: str
    publication: PublishedReport | None
    reopening: Reopening | None
    before: Revision | None


def past_of(cutoff: Cutoff) -> list[PastRevision]:
    """List the revisions of a cut-off, the newest first, in four queries."""
    closings = cutoff.closings.defer("scorecard").select_related("closed_by")
    reopened = cutoff.reopenings.select_related("reopened_by")
    reopenings = {one.revision: one for one in reopened}
    papers = PublishedFile.objects.defer("content").order_by("file_format")
    published = (
        cutoff.publications.defer("scorecard")
        .select_related("published_by")
        .prefetch_related(Prefetch("files", papers))
    )
    publications = {one.revision: one for one in published}
    found = []
    for closing in closings.order_by("-revision"):
        number = closing.revision
        former = reopenings.get(number - 1)
        found.append(
            PastRevision(
                at=Revision(cutoff.date, number),
                closing=closing,
                reason=former.reason if former else "",
                publication=publications.get(number),
                reopening=reopenings.get(number),
                before=Revision(cutoff.date, number - 1) if number > 1 else None,
            )
        )
    return found
