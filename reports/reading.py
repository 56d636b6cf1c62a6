"""What a reader may see: citizens what was published, the entity's people everything."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Max

from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from reports import archive
from reports.models import PublishedReport
from reports.scorecard import Scorecard

Reader = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True, slots=True)
class CutoffChoice:
    """A cut-off that a reader may open; revision None: never closed."""

    date: date
    state: CutoffState
    revision: int | None


def cutoffs_for(user: Reader) -> tuple[CutoffChoice, ...]:
    """List the cut-offs that the reader may see, newest first."""
    if user.is_authenticated:
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


def scorecard_for(user: Reader, cutoff: date) -> Scorecard | None:
    """Return a cut-off's scorecard; None if it does not exist for this reader.

    While a published cut-off is reopened, citizens go on reading what was published.
    """
    if not user.is_authenticated:
        return archive.published_scorecard(cutoff)
    stored = Cutoff.objects.select_related("year__plan").filter(date=cutoff).first()
    return archive.scorecard_of(stored) if stored else None
