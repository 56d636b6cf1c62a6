"""The trend: the year by months and by cut-offs, the plan's period by years."""

from django.http import Http404, HttpRequest, HttpResponse

from reports import trend_lines
from reports.doors import at_cutoff
from reports.exports import MEDIA_TYPES
from reports.exports.trend import trend_csv as to_csv
from reports.pages import at_of, show, switches
from reports.reading import said_for
from reports.scorecard import ObjectiveCard, Scorecard
from reports.timeline.page import parts
from reports.trend_lines import Line

OBJECTIVE = "objetivo"


@at_cutoff
def trend(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show how the plan moved, or with ?objetivo=5 how that objective did."""
    card = chosen(request, scorecard)
    lines = lines_of(request, scorecard, card)
    return show(
        request,
        "reports/trend.html",
        scorecard,
        switches=switches(request, scorecard),
        query=query(card),
        **parts(scorecard, card, lines, at_of(request) or scorecard.cutoff),
    )


@at_cutoff
def trend_csv(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Hand over the trend as a table: the plan's, or the objective's."""
    card = chosen(request, scorecard)
    place = f"-objetivo-{card.number}" if card else ""
    name = f"tendencia-{scorecard.cutoff.isoformat()}{place}.csv"
    return HttpResponse(
        to_csv(scorecard, lines_of(request, scorecard, card)),
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


def lines_of(
    request: HttpRequest, scorecard: Scorecard, card: ObjectiveCard | None
) -> tuple[Line, ...]:
    """Return the plan's line and its objectives', or an objective's and its rows'."""
    said = said_for(request.user, scorecard)
    if card is None:
        return trend_lines.of_scorecard(scorecard, said)
    of_rows = trend_lines.of_rows(scorecard, card, said)
    return (trend_lines.of_objective(scorecard, card, said), *of_rows)
