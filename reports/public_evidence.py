"""The evidence that the entity made public, read live: it can be withdrawn any day.

What is frozen in a cut-off are figures; a file that proves them is public while the
Planning Office says so, and no longer. The list of it may be as old as the page that
carries it, which caches keep for minutes; the file itself is always asked for anew.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import router
from django.db.models import QuerySet

from indicators.evidence.names import ending_of
from indicators.evidence.panel import size
from indicators.models import Evidence
from indicators.vocabulary import COUNTING_STATES
from reports.models import PublishedReport
from reports.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Proof:
    """A public file, or a link where `link` is not empty; `detail` says what it is."""

    pk: int
    month: int
    title: str
    link: str
    detail: str


def public_evidence(scorecard: Scorecard, key: str) -> QuerySet[Evidence]:
    """Select what everybody may read of an indicator up to the cut-off.

    Of reports that count: drafts and returned ones prove nothing yet.
    """
    return Evidence.objects.filter(
        public=True,
        withdrawn_at=None,
        record__indicator__key=key,
        record__year__year=scorecard.year,
        record__month__lte=scorecard.cutoff.month,
        record__state__in=COUNTING_STATES,
    )


def proofs(scorecard: Scorecard, key: str) -> tuple[Proof, ...]:
    """List the public evidence of an indicator, the latest month first; one query.

    It is read where the figures are: a page must not fail for the list below it.
    """
    beside = router.db_for_read(PublishedReport)
    found = public_evidence(scorecard, key).using(beside).select_related("record")
    return tuple(_proof(one) for one in found.order_by("-record__month", "pk"))


def _proof(evidence: Evidence) -> Proof:
    return Proof(
        pk=evidence.pk,
        month=evidence.record.month,
        title=evidence.title,
        link=evidence.link,
        detail=_detail(evidence),
    )


def _detail(evidence: Evidence) -> str:
    """Say where a link leads, or of what kind and how large a file is."""
    if evidence.link:
        return f"enlace a {urlsplit(evidence.link).hostname}"
    return f"{ending_of(evidence.file_name).upper()}, {size(evidence.size)}"
