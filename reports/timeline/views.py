"""The trend: the year by months and by cut-offs, the plan's period by years."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from reports import trend_lines
from reports.doors import at_cutoff
from reports.exports import MEDIA_TYPES
from reports.exports.trend import trend_csv as to_csv
from reports.pages import at_of, show, switches
from reports.paging import OBJECTIVES, turn_in
from reports.reading import said_for
from reports.scorecard import ObjectiveCard, Scorecard
from reports.timeline.page import parts
from reports.trend_lines import Line

OBJECTIVE = "objetivo"
Below = Sequence[Any]  # the objectives of the plan, or the rows of an objective


@at_cutoff
def trend(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show how the plan moved, or with ?objetivo=5 how that objective did."""
    card = chosen(request, scorecard)
    turned = turn_in(request, below(scorecard, card), "pagina", "meses", OBJECTIVES)
    lines = lines_of(request, scorecard, card, turned.rows)
    return show(
        request,
        "reports/trend.html",
        scorecard,
        switches=switches(request, scorecard),
        query=query(card),
        turned=turned,
        **parts(scorecard, card, lines, at_of(request) or scorecard.cutoff),
    )


@at_cutoff
def trend_csv(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Hand over the trend as a table: the plan's, or the objective's."""
    card = chosen(request, scorecard)
    place = f"-objetivo-{card.number}" if card else ""
    name = f"tendencia-{scorecard.cutoff.isoformat()}{place}.csv"
    lines = lines_of(request, scorecard, card, below(scorecard, card))
    return HttpResponse(
        to_csv(scorecard, lines),
        content_type=MEDIA_TYPES["csv"],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def chosen(request: HttpRequest, scorecard: Scorecard) -> ObjectiveCard | None:
    """Return the objective that the address asks for; None: the whole plan."""
    asked = request.GET.get(OBJECTIVE, "")
    if not asked:
        return None
    cards = (one for one in scorecard.objectives if str(one.number) == asked)
    card = next(cards, None)
    if card is None:
        raise Http404("No existe ese objetivo en el corte.")
    return card


def query(card: ObjectiveCard | None) -> str:
    """Return what keeps the objective in an address; blank: the whole plan."""
    return f"?{OBJECTIVE}={card.number}" if card else ""


def below(scorecard: Scorecard, card: ObjectiveCard | None) -> Below:
    """Return what the plan is made of, or the objective: each has a line of its own."""
    return card.rows if card else scorecard.objectives


def lines_of(
    request: HttpRequest,
    scorecard: Scorecard,
    card: ObjectiveCard | None,
    shown: Below,
) -> tuple[Line, ...]:
    """Return the line of the plan, or of the objective, and those of what is shown of it."""
    said = said_for(request.user, scorecard)
    if card is None:
        objectives = (trend_lines.of_objective(scorecard, one, said) for one in shown)
        return trend_lines.of_plan(scorecard, said), *objectives
    rows = (trend_lines.of_row(scorecard, card, one, said) for one in shown)
    return trend_lines.of_objective(scorecard, card, said), *rows
