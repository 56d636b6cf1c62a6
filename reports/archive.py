"""Closing and publishing: what is frozen is read again, never computed again."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from indicators.models import Closing, Cutoff
from indicators.vocabulary import CutoffState
from objectives.models import User
from reports import exports, snapshot
from reports.assembly import assemble
from reports.finding import Severity
from reports.models import PublishedFile, PublishedReport
from reports.scorecard import Scorecard


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
    if cutoff.state == CutoffState.PUBLISHED:
        report = cutoff.publications.order_by("-revision")[0]
        return snapshot.loads(report.scorecard)
    return snapshot.loads(_closing(cutoff).scorecard)


def published_scorecard(cutoff: date) -> Scorecard | None:
    """Read the last published revision of a cut-off; None if none was published."""
    report = _last_published(cutoff)
    return snapshot.loads(report.scorecard) if report else None


def archived_file(cutoff: date, file_format: str) -> ArchivedFile | None:
    """Read a paper of the last published revision; None if there is none."""
    report = _last_published(cutoff)
    stored = report and report.files.filter(file_format=file_format).first()
    if not report or not stored:
        return None
    return ArchivedFile(
        content=bytes(stored.content),
        sha256=stored.sha256,
        created_at=report.published_at,
    )


@transaction.atomic
def close_cutoff(*, cutoff: Cutoff, by: User | None) -> Closing:
    """Freeze an open cut-off as its next revision; ValidationError lists what blocks it.

    by None: the loading of a plan file.
    """
    cutoff = (
        Cutoff.objects.select_for_update(of=("self",))
        .select_related("year__plan")
        .get(pk=cutoff.pk)
    )
    if not cutoff.is_open:
        raise ValidationError(f"El {cutoff} ya está cerrado.")
    scorecard = assemble(cutoff)
    blocking = [
        one.message for one in scorecard.findings if one.severity == Severity.BLOCKING
    ]
    if blocking:
        raise ValidationError(blocking)
    cutoff.state = CutoffState.CLOSED
    cutoff.revision = (cutoff.revision or 0) + 1
    cutoff.save()
    frozen = replace(scorecard, state=CutoffState.CLOSED, revision=cutoff.revision)
    return Closing.objects.create(
        cutoff=cutoff,
        revision=cutoff.revision,
        scorecard=snapshot.dumps(frozen),
        closed_at=timezone.now(),
        closed_by=by,
    )


def publish_cutoff(*, cutoff: Cutoff, by: User | None) -> PublishedReport:
    """Render the papers of a closed cut-off once and archive them for ever.

    The rendering happens before the lock: what was frozen cannot change meanwhile.
    """
    cutoff = Cutoff.objects.get(pk=cutoff.pk)
    if cutoff.state != CutoffState.CLOSED:
        raise ValidationError(
            f"Sólo se publica un corte cerrado, y el {cutoff} no lo está."
        )
    closing = _closing(cutoff)
    now = timezone.now().replace(microsecond=0)
    frozen = snapshot.loads(closing.scorecard)
    scorecard = replace(frozen, state=CutoffState.PUBLISHED)
    papers = exports.render_all(scorecard, now)
    report = PublishedReport(
        cutoff=cutoff,
        revision=closing.revision,
        scorecard=snapshot.dumps(scorecard),
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


def _closing(cutoff: Cutoff) -> Closing:
    """Return what the last closing froze."""
    return cutoff.closings.order_by("-revision")[0]


def _last_published(cutoff: date) -> PublishedReport | None:
    return (
        PublishedReport.objects.filter(cutoff__date=cutoff)
        .order_by("-revision")
        .first()
    )
