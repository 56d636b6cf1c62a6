"""What every page of a scorecard shares: its frame, and itself at other cut-offs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from indicators.vocabulary import CutoffState
from reports.addresses import At, Revision
from reports.reading import cutoffs_for
from reports.revisions import frame
from reports.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Switch:
    """The same page at another cut-off."""

    url: str
    date: date
    state: CutoffState
    here: bool


def switches(request: HttpRequest, scorecard: Scorecard) -> list[Switch]:
    """List the page at every cut-off that the reader may see, newest first.

    What the reader chose in the page (its query) goes along.
    """
    match = request.resolver_match
    kwargs = match.kwargs if match and "cutoff" in match.kwargs else None
    name = match.view_name if match and kwargs else "reports:cutoff"
    in_revision = isinstance((kwargs or {}).get("cutoff"), Revision)
    chosen = f"?{request.GET.urlencode()}" if request.GET else ""
    return [
        Switch(
            url=reverse(name, kwargs={**(kwargs or {}), "cutoff": choice.date})
            + chosen,
            date=choice.date,
            state=choice.state,
            here=choice.date == scorecard.cutoff and not in_revision,
        )
        for choice in cutoffs_for(request.user)
    ]


def at_of(request: HttpRequest) -> At | None:
    """Return the cut-off, or the revision of it, in the address; None: not in it."""
    match = request.resolver_match
    return match.kwargs.get("cutoff") if match else None


def show(
    request: HttpRequest, template: str, scorecard: Scorecard, **parts: Any
) -> HttpResponse:
    """Render a page of the scorecard, with what every one of them needs."""
    return render(request, template, frame(request, scorecard) | parts)
