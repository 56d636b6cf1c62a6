"""The pages: each fetches a scorecard, asks for its parts, and renders."""

from django.http import Http404, HttpRequest, HttpResponse

from reports import charts
from reports.departments import department as department_of, departments
from reports.doors import at_cutoff, at_latest
from reports.exports import MEDIA_TYPES
from reports.exports.register import register_csv
from reports.month_charts import month_charts
from reports.pages import at_of, show, switches
from reports.scorecard import ObjectiveCard, Scorecard
from reports.tables.history import MonthTable, YearTable
from reports.tables.indicators import (
    DepartmentIndicatorTable,
    IndicatorTable,
    LaggingTable,
)
from reports.tables.registers import ChangeTable, DepartmentTable


@at_latest
def latest(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the overview of the latest cut-off that the reader may see."""
    return overview(request, scorecard)


@at_cutoff
def cutoff(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the overview of a cut-off."""
    return overview(request, scorecard)


def overview(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show where the plan stands."""
    return show(
        request,
        "reports/overview.html",
        scorecard,
        bars=charts.objective_bars(scorecard),
        lagging=LaggingTable(scorecard, at_of(request)),
        switches=switches(request, scorecard),
    )


@at_cutoff
def objective(request: HttpRequest, scorecard: Scorecard, number: int) -> HttpResponse:
    """Show an objective: its arithmetic and its indicators."""
    card = scorecard.objective(number)
    if card is None:
        raise Http404("No existe ese objetivo en el corte.")
    previous, following = neighbours(scorecard, card)
    return show(
        request,
        "reports/objective.html",
        scorecard,
        card=card,
        bar=charts.objective_bars(scorecard)[number],
        table=IndicatorTable(scorecard, card, at_of(request)),
        findings=[f for f in scorecard.findings if f.objective == number],
        previous=previous,
        following=following,
        switches=switches(request, scorecard),
    )


def neighbours(
    scorecard: Scorecard, card: ObjectiveCard
) -> tuple[ObjectiveCard | None, ObjectiveCard | None]:
    """Return the objectives before and after; None at the ends."""
    ring = (None, *scorecard.objectives, None)
    place = ring.index(card)
    return ring[place - 1], ring[place + 1]


@at_cutoff
def indicator(request: HttpRequest, scorecard: Scorecard, key: str) -> HttpResponse:
    """Show an indicator: its sheet, its months and its history."""
    places = scorecard.places_of(key)
    if not places:
        raise Http404("No existe ese indicador en el corte.")
    card, row = places[0]
    return show(
        request,
        "reports/indicator.html",
        scorecard,
        row=row,
        places=places,
        bar=charts.row_bar(card, row, charts.scale_for([row.ratio])),
        charts=month_charts(row, scorecard.cutoff.month),
        months=MonthTable(scorecard, row),
        years=YearTable(row.years, row.decimals),
        findings=[f for f in scorecard.findings if f.indicator == key],
        switches=switches(request, scorecard),
    )


@at_cutoff
def department_list(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show who answers for the indicators."""
    at = at_of(request) or scorecard.cutoff
    table = DepartmentTable(departments(scorecard), at)
    return show(
        request,
        "reports/departments.html",
        scorecard,
        table=table,
        switches=switches(request, scorecard),
    )


@at_cutoff
def department(request: HttpRequest, scorecard: Scorecard, code: str) -> HttpResponse:
    """Show the indicators of a department."""
    found = department_of(scorecard, code)
    if found is None:
        raise Http404("Esa dependencia no responde por ningún indicador en el corte.")
    return show(
        request,
        "reports/department.html",
        scorecard,
        department=found,
        table=DepartmentIndicatorTable(found, at_of(request) or scorecard.cutoff),
        switches=switches(request, scorecard),
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
