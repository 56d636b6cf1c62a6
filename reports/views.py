"""The pages: each fetches a scorecard, asks for its parts, and renders."""

from django.http import HttpRequest, HttpResponse

from reports import charts
from reports.balance import count, covers, incomplete, lags, lowest
from reports.doors import at_cutoff, at_latest
from reports.exports import MEDIA_TYPES
from reports.exports.register import register_csv
from reports.movement import movements
from reports.pages import show, switches
from reports.paging import OBJECTIVES, turn_in
from reports.reading import before_for
from reports.scorecard import Scorecard
from reports.sparklines import sparklines
from reports.tables.registers import ChangeTable
from reports.tables.standing import PlanYearTable


@at_latest
def latest(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the overview of the latest cut-off that the reader may see."""
    return overview(request, scorecard)


@at_cutoff
def cutoff(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the overview of a cut-off."""
    return overview(request, scorecard)


def overview(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show where the plan stands, what moved, who is late and why."""
    moved = movements(before_for(request.user, scorecard), scorecard)
    turned = turn_in(request, scorecard.objectives, "pagina", "objetivos", OBJECTIVES)
    cards = turned.rows
    return show(
        request,
        "reports/overview.html",
        scorecard,
        bars=charts.objective_bars(scorecard, cards),
        count=count(scorecard),
        covers=covers(scorecard),
        incomplete=incomplete(scorecard),
        lags=lags(scorecard),
        lowest=lowest(scorecard),
        lines=sparklines(scorecard, cards),
        movements=moved,
        moves=moved.objectives if moved else {},
        switches=switches(request, scorecard),
        turned=turned,
        year_table=PlanYearTable(scorecard, cards),
    )


@at_latest
def changes(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the register of changes."""
    table = ChangeTable(scorecard.changes)
    return show(
        request, "reports/changes.html", scorecard, section="changes", table=table
    )


@at_latest
def changes_csv(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Hand over the register of changes as a table."""
    name = f"control-de-cambios-{scorecard.cutoff.isoformat()}.csv"
    return HttpResponse(
        register_csv(scorecard),
        content_type=MEDIA_TYPES["csv"],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@at_latest
def plan(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the plan: mission, vision, how it was built, objectives."""
    return show(request, "reports/plan.html", scorecard, section="plan")


@at_latest
def methodology(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Explain how compliance is measured, with an example of this plan."""
    judged = [card for card in scorecard.objectives if card.ratio is not None]
    example = max(judged, key=lambda card: len(card.terms) > 1, default=None)
    return show(
        request,
        "reports/methodology.html",
        scorecard,
        section="methodology",
        example=example,
    )
