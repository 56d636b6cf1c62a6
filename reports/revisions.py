"""Where a page stands among the revisions of its cut-off, and what its notice says."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from indicators.vocabulary import CutoffState
from pei_site.absolute import absolute
from reports.addresses import At, Revision, day_of
from reports.reading import RevisionChoice, revisions_for
from reports.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Standing:
    """The revisions that the reader may see, newest first, and which one they read.

    here None: the cut-off as it stands, not one revision of it.
    """

    choices: tuple[RevisionChoice, ...]
    here: RevisionChoice | None
    is_open: bool

    @property
    def in_force(self) -> RevisionChoice | None:
        """The last one published, or else the last one closed; None: never closed."""
        published = (one for one in self.choices if one.published_at)
        return next(published, self.choices[0] if self.choices else None)

    @property
    def is_superseded(self) -> bool:
        """Whether a later revision is the one in force."""
        last = self.in_force
        return bool(self.here and last and self.here.at.number < last.at.number)

    @property
    def is_unpublished(self) -> bool:
        """Whether only the entity's people can read this revision."""
        return bool(self.here and not self.here.published_at)

    @property
    def is_reopened(self) -> bool:
        """Whether the figures on the page are being worked on again."""
        return self.here is None and self.is_open and bool(self.choices)

    @property
    def listed(self) -> list[tuple[RevisionChoice, RevisionChoice | None]]:
        """Each revision with the one before it, None for the first."""
        return list(zip_longest(self.choices, self.choices[1:]))


def standing(request: HttpRequest, scorecard: Scorecard, at: At) -> Standing:
    """Read the revisions of the cut-off, in one query."""
    choices = revisions_for(request.user, scorecard.cutoff)
    here = next((one for one in choices if one.at == at), None)
    return Standing(choices, here, scorecard.state == CutoffState.OPEN)


def frame(request: HttpRequest, scorecard: Scorecard) -> dict[str, Any]:
    """Return what every page of a scorecard needs: its links stay in its revision."""
    match = request.resolver_match
    at: At = (match and match.kwargs.get("cutoff")) or scorecard.cutoff
    canonical = None
    if match and isinstance(at, Revision):
        kwargs = {**match.kwargs, "cutoff": day_of(at)}
        canonical = absolute(request, reverse(match.view_name, kwargs=kwargs))
    return {
        "scorecard": scorecard,
        "section": "tracking",
        "at": at,
        "standing": standing(request, scorecard, at),
        "canonical": canonical,
    }
