"""Closing, reopening and publishing: what is frozen is read again, never computed again.

A closing freezes the next revision of a cut-off; a reopening says why there will be
another, and leaves the last one as it is: readable, printable, public if published.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import Closing, Cutoff, Reopening
from indicators.vocabulary import CutoffState
from objectives.models import User
from reports import exports, snapshot, stored
from reports.assembly import assemble
from reports.finding import Severity
from reports.models import PublishedFile, PublishedReport
from reports.rendering.door import NotRenderedError, TooLargeError
from reports.scorecard import Scorecard

TOO_LARGE = "too_large"
REOPENS = "indicators.change_cutoff"
NO_REASON = "Escriba el motivo de la reapertura: la revisión siguiente lo lleva."
NOT_YOURS = "Sólo la Oficina de Planeación reabre un corte."
MOVED = "Las cifras cambiaron mientras usted las miraba: revíselas y confirme de nuevo."


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """A published paper as it was archived."""

    content: bytes
    sha256: str
    created_at: datetime


def scorecard_of(cutoff: Cutoff) -> Scorecard:
    """Read a closed cut-off from its snapshot; compute an open one."""
    if cutoff.is_open:
        return assemble(cutoff)
    published = cutoff.state == CutoffState.PUBLISHED
    rows = cutoff.publications if published else cutoff.closings
    found = stored.first(rows.order_by("-revision"))
    assert found is not None, "what is closed was frozen"
    return found


def published_scorecard(cutoff: date, revision: int | None = None) -> Scorecard | None:
    """Read a published revision of a cut-off, the last if None; None: not published."""
    return stored.first(_published(cutoff, revision))


def closed_scorecard(cutoff: date, revision: int) -> Scorecard | None:
    """Read a revision as it was frozen, published or not; None if it does not exist."""
    return stored.first(Closing.objects.filter(cutoff__date=cutoff, revision=revision))


def archived_file(
    cutoff: date, file_format: str, revision: int | None = None
) -> ArchivedFile | None:
    """Read a paper of a published revision, the last if None; None if there is none."""
    report = _published(cutoff, revision).defer("scorecard").first()
    paper = report and report.files.filter(file_format=file_format).first()
    if not report or not paper:
        return None
    return ArchivedFile(
        content=bytes(paper.content),
        sha256=paper.sha256,
        created_at=report.published_at,
    )


def digest(scorecard: Scorecard) -> str:
    """Return what tells whether two scorecards say the same, to the last digit."""
    return stored.written(scorecard)["sha256"]


@transaction.atomic
def close_cutoff(
    *, cutoff: Cutoff, by: User | None, seen: str | None = None
) -> Closing:
    """Freeze an open cut-off as its next revision; ValidationError lists what blocks it.

    by None: the loading of a plan file. `seen` is the digest of the figures that the
    person confirmed (None: nobody looked): others are not frozen in their name.
    """
    cutoff = _locked(cutoff)
    if not cutoff.is_open:
        raise ValidationError(f"El {cutoff} ya está cerrado.")
    scorecard = assemble(cutoff)
    if seen is not None and seen != digest(scorecard):
        raise ValidationError(MOVED)
    blocking = [
        one.message for one in scorecard.findings if one.severity == Severity.BLOCKING
    ]
    if blocking:
        raise ValidationError(blocking)
    reason = reason_to_reopen(cutoff)
    cutoff.state = CutoffState.CLOSED
    cutoff.revision = (cutoff.revision or 0) + 1
    cutoff.save()
    told = replace(
        scorecard,
        state=CutoffState.CLOSED,
        revision=cutoff.revision,
        revision_reason=reason,
    )
    return Closing.objects.create(
        cutoff=cutoff,
        revision=cutoff.revision,
        **stored.written(told),
        closed_at=timezone.now(),
        closed_by=by,
    )


@transaction.atomic
def reopen_cutoff(*, cutoff: Cutoff, reason: str, by: User) -> Reopening:
    """Open a closed or published cut-off again, saying why; what was frozen stays.

    The public goes on reading what was published until the next revision is.
    """
    if not (by.is_active and by.has_perm(REOPENS)):
        raise PermissionDenied(NOT_YOURS)
    if not reason.strip():
        raise ValidationError({"reason": NO_REASON})
    cutoff = _locked(cutoff)
    if cutoff.is_open:
        raise ValidationError(f"El {cutoff} ya está abierto.")
    cutoff.state = CutoffState.OPEN
    cutoff.save()
    return Reopening.objects.create(
        cutoff=cutoff,
        revision=_closing(cutoff).revision,
        reason=reason.strip(),
        reopened_at=timezone.now(),
        reopened_by=by,
    )


def reason_to_reopen(cutoff: Cutoff) -> str:
    """Return why the last revision was opened again; blank if it was not."""
    if cutoff.revision is None:
        return ""
    last = cutoff.reopenings.filter(revision=cutoff.revision).first()
    return last.reason if last else ""


def publish_cutoff(
    *, cutoff: Cutoff, by: User | None, without_pdf: bool = False
) -> PublishedReport:
    """Render the papers of a closed cut-off once and archive them for ever.

    The rendering happens before the lock: what was frozen cannot change meanwhile.
    ValidationError with the code TOO_LARGE: its PDF passes the limits of one document;
    `without_pdf`, decided by a person, archives everything else.
    """
    cutoff = Cutoff.objects.get(pk=cutoff.pk)
    if cutoff.state != CutoffState.CLOSED:
        raise ValidationError(
            f"Sólo se publica un corte cerrado, y el {cutoff} no lo está."
        )
    closing = _closing(cutoff)
    now = timezone.now().replace(microsecond=0)
    closed = snapshot.loads(closing.scorecard)
    scorecard = replace(closed, state=CutoffState.PUBLISHED)
    render = exports.render_without_pdf if without_pdf else exports.render_all
    try:
        papers = render(scorecard, now)
    except NotRenderedError as error:
        code = TOO_LARGE if isinstance(error, TooLargeError) else None
        raise ValidationError(str(error), code) from error
    report = PublishedReport(
        cutoff=cutoff,
        revision=closing.revision,
        **stored.written(scorecard),
        published_at=now,
        published_by=by,
    )
    return _store(report, papers)


@transaction.atomic
def _store(report: PublishedReport, papers: dict[str, bytes]) -> PublishedReport:
    """Archive the papers, unless the cut-off changed while they were rendered."""
    cutoff = Cutoff.objects.select_for_update().get(pk=report.cutoff_id)
    if (cutoff.state, cutoff.revision) != (CutoffState.CLOSED, report.revision):
        raise ValidationError(
            f"El {cutoff} cambió mientras se publicaba: inténtelo de nuevo."
        )
    cutoff.state = CutoffState.PUBLISHED
    cutoff.save()
    report.save(force_insert=True)
    PublishedFile.objects.bulk_create(
        PublishedFile(
            report=report,
            file_format=file_format,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        for file_format, content in papers.items()
    )
    return report


def _locked(cutoff: Cutoff) -> Cutoff:
    """Return the cut-off as it is now, and let nobody else move it meanwhile."""
    rows = Cutoff.objects.select_for_update(of=("self",))
    return rows.select_related("year__plan").get(pk=cutoff.pk)


def _closing(cutoff: Cutoff) -> Closing:
    """Return what the last closing froze."""
    return cutoff.closings.order_by("-revision")[0]


def _published(cutoff: date, revision: int | None) -> QuerySet[PublishedReport]:
    """Return the published revision of a cut-off first; the last one if None."""
    reports = PublishedReport.objects.filter(cutoff__date=cutoff)
    if revision is not None:
        reports = reports.filter(revision=revision)
    return reports.order_by("-revision")
