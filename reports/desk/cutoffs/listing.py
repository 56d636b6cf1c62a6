"""The cut-offs of the plan in a list: how each stands and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from indicators import labels
from indicators.entry.telling import Mark
from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from reports.models import PublishedReport

STYLES = {
    CutoffState.OPEN: ("medium", "dash"),
    CutoffState.CLOSED: ("over", "check"),
    CutoffState.PUBLISHED: ("met", "check"),
}
NEXT = {
    CutoffState.OPEN: "Preparar el cierre",
    CutoffState.CLOSED: "Publicar o reabrir",
    CutoffState.PUBLISHED: "Ver lo publicado",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A cut-off; published_at None: no revision of it was published."""

    cutoff: Cutoff
    published_at: datetime | None
    published_revision: int | None

    @property
    def mark(self) -> Mark:
        """Its state; one that was closed before is open again."""
        return state_mark(self.cutoff)

    @property
    def next(self) -> str:
        """What is done with it now."""
        return NEXT[CutoffState(self.cutoff.state)]

    @property
    def url(self) -> str:
        """Where that is done."""
        return reverse("admin:desk_cutoff", args=[self.cutoff.date])


def state_mark(cutoff: Cutoff) -> Mark:
    """Mark the state of a cut-off: colour, icon and word."""
    if cutoff.is_open and cutoff.revision:
        return Mark("behind", "warning", "Reabierto")
    state = CutoffState(cutoff.state)
    return Mark(*STYLES[state], labels.CUTOFF_STATE[state])


def lines() -> list[Line]:
    """List every cut-off, the newest first, in one query."""
    last = PublishedReport.objects.filter(cutoff=OuterRef("pk")).order_by("-revision")
    stored = Cutoff.objects.select_related("year").annotate(
        published_at=Subquery(last.values("published_at")[:1]),
        published_revision=Subquery(last.values("revision")[:1]),
    )
    return [
        Line(one, one.published_at, one.published_revision)
        for one in stored.order_by("-date")
    ]
