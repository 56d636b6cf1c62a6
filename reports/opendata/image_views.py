"""Pictures of the published figures, for other sites: badges, and one for networks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from reports.addresses import At
from reports.opendata import badge
from reports.opendata.door import at_latest_published, at_published, given
from reports.opendata.drawing import draw
from reports.opendata.poster import poster
from reports.pages import at_of
from reports.scorecard import Scorecard

SVG = "image/svg+xml; charset=utf-8"
# Opened by itself an SVG is a page: this one runs nothing and fetches nothing.
NOTHING_RUNS = "default-src 'none'; sandbox"


@at_published
def plan_badge(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Draw the badge of the plan at a cut-off."""
    return _badge(request, badge.of_plan(scorecard, _at(request, scorecard)))


@at_published
def objective_badge(
    request: HttpRequest, scorecard: Scorecard, number: int
) -> HttpResponse:
    """Draw the badge of an objective at a cut-off."""
    return _of_objective(request, scorecard, number)


@at_latest_published
def latest_badge(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Draw the badge of the plan at the latest published cut-off."""
    return _badge(request, badge.of_plan(scorecard, scorecard.cutoff))


@at_latest_published
def latest_objective_badge(
    request: HttpRequest, scorecard: Scorecard, number: int
) -> HttpResponse:
    """Draw the badge of an objective at the latest published cut-off."""
    return _of_objective(request, scorecard, number)


@at_published
def picture(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Draw what networks show of a link to the cut-off."""
    content = draw(poster(scorecard, _at(request, scorecard)))
    return given(
        request, content, "image/png", Cross_Origin_Resource_Policy="cross-origin"
    )


def _of_objective(
    request: HttpRequest, scorecard: Scorecard, number: int
) -> HttpResponse:
    card = scorecard.objective(number)
    if card is None:
        raise Http404("No existe ese objetivo en el corte.")
    return _badge(request, badge.of_objective(card, _at(request, scorecard)))


def _badge(request: HttpRequest, drawn: badge.Badge) -> HttpResponse:
    text = render_to_string("reports/charts/badge.svg", {"badge": drawn})
    return given(
        request,
        text.encode(),
        SVG,
        Content_Security_Policy=NOTHING_RUNS,
        Cross_Origin_Resource_Policy="cross-origin",
    )


def _at(request: HttpRequest, scorecard: Scorecard) -> At:
    return at_of(request) or scorecard.cutoff
