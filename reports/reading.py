"""What a reader may see: citizens what was published, the entity's people everything.

Who left the entity reads as a citizen, though they sign in (`visibility.reads_drafts`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connections
from django.db.models import Exists, Max, OuterRef, Q, Subquery

from indicators.models import Closing, Cutoff, Reopening
from indicators.visibility import reads_drafts
from indicators.vocabulary import CutoffState
from reports import archive, said, stored
from reports.addresses import At, Revision
from reports.models import PublishedReport
from reports.scorecard import Scorecard
from reports.unchanged import Unchanged

Reader = AbstractBaseUser | AnonymousUser
# What an open cut-off says, the same for all who may read it, until something is written.
_OPEN: Unchanged[Scorecard] = Unchanged()


@dataclass(frozen=True, slots=True)
class CutoffChoice:
    """A cut-off that a reader may open; revision None: never closed."""

    date: date
    state: CutoffState
    revision: int | None


@dataclass(frozen=True, slots=True)
class RevisionChoice:
    """A revision that a reader may open; published_at None: it was only closed.

    `reason` says why it was made; blank for the first.
    """

    at: Revision
    published_at: datetime | None
    reason: str


def cutoffs_for(user: Reader) -> tuple[CutoffChoice, ...]:
    """List the cut-offs that the reader may see, newest first."""
    if reads_drafts(user):
        stored = Cutoff.objects.values_list("date", "state", "revision")
        return tuple(
            CutoffChoice(day, CutoffState(state), last) for day, state, last in stored
        )
    published = (
        PublishedReport.objects.values_list("cutoff__date")
        .annotate(last=Max("revision"))
        .order_by("-cutoff__date")
    )
    return tuple(
        CutoffChoice(day, CutoffState.PUBLISHED, last) for day, last in published
    )


def latest_for(user: Reader) -> date | None:
    """Return the latest cut-off that the reader may see; None if there is none."""
    choices = cutoffs_for(user)
    return choices[0].date if choices else None


def revisions_for(user: Reader, cutoff: date) -> tuple[RevisionChoice, ...]:
    """List the revisions of a cut-off that the reader may see, newest first."""
    same = {"cutoff": OuterRef("cutoff")}
    reasons = Reopening.objects.filter(**same, revision=OuterRef("revision") - 1)
    published = PublishedReport.objects.filter(**same, revision=OuterRef("revision"))
    when = Subquery(published.order_by().values("published_at")[:1])
    closings = (
        Closing.objects.filter(cutoff__date=cutoff)
        .annotate(
            reason=Subquery(reasons.order_by().values("reason")[:1]), published_at=when
        )
        .order_by("-revision")
    )
    if not reads_drafts(user):
        closings = closings.filter(published_at__isnull=False)
    rows = closings.values_list("revision", "published_at", "reason")
    return tuple(
        RevisionChoice(Revision(cutoff, number), published_at, reason or "")
        for number, published_at, reason in rows
    )


def scorecard_for(user: Reader, at: At) -> Scorecard | None:
    """Return a cut-off's scorecard, or a revision's; None: not there for this reader.

    While a published cut-off is reopened, citizens go on reading what was published.
    """
    if isinstance(at, Revision):
        return _revision_for(user, at)
    if not reads_drafts(user):
        return archive.published_scorecard(at)
    stored = Cutoff.objects.filter(date=at).first()
    return scorecard_now(stored) if stored else None


def scorecard_now(cutoff: Cutoff) -> Scorecard:
    """Return a cut-off as the entity's people read it: one that is open, as it stands.

    It is the one of `archive.scorecard_of`, computed once until something is written,
    for the pages of the cut-off and for the desk. Inside a transaction it is computed.
    """
    if not cutoff.is_open:
        return archive.scorecard_of(cutoff)
    using = connections[Cutoff.objects.db]
    return _OPEN.get(cutoff.date, lambda: _computed(cutoff.date), using)


def _computed(day: date) -> Scorecard:
    """Read the cut-off again: what was read before was read of another state."""
    stored = Cutoff.objects.select_related("year__plan").get(date=day)
    return archive.scorecard_of(stored)


def _revision_for(user: Reader, at: Revision) -> Scorecard | None:
    published = archive.published_scorecard(at.date, at.number)
    if published or not reads_drafts(user):
        return published
    return archive.closed_scorecard(at.date, at.number)


def before_for(user: Reader, scorecard: Scorecard) -> Scorecard | None:
    """Return the last cut-off before this one, as it was frozen; None: there is none.

    For citizens the last published; for the entity's people the last closed, published
    or not. One that was never closed is nothing to compare with.
    """
    earlier = {"cutoff__date__lt": scorecard.cutoff}
    rows = PublishedReport if not reads_drafts(user) else Closing
    return stored.first(
        rows.objects.filter(**earlier).order_by("-cutoff__date", "-revision")
    )


def said_for(user: Reader, scorecard: Scorecard) -> tuple[said.Said, ...]:
    """Read what earlier cut-offs said, as `before_for` may see them, oldest first.

    All of the scorecard's year before it, and the last of each year before: in one
    query, and of each the last revision.
    """
    rows = Closing if reads_drafts(user) else PublishedReport
    of_cutoff = rows.objects.filter(cutoff=OuterRef("cutoff")).order_by("-revision")
    of_year = rows.objects.filter(cutoff__year=OuterRef("cutoff__year"))
    last_day = of_year.order_by("-cutoff__date").values("cutoff__date")[:1]
    published = PublishedReport.objects.filter(
        cutoff=OuterRef("cutoff"), revision=OuterRef("revision")
    )
    earlier = (
        rows.objects.filter(cutoff__date__lt=scorecard.cutoff)
        .filter(revision=Subquery(of_cutoff.values("revision")[:1]))
        .filter(Q(cutoff__year__year=scorecard.year) | Q(cutoff__date=last_day))
        .order_by("cutoff__date")
    )
    return tuple(
        replace(told, published=public)
        for told, public in stored.each(earlier, said.READ, Exists(published))
    )
