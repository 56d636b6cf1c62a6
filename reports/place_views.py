"""The pages of what the plan is made of: an objective, an indicator, a department."""

from django.http import Http404, HttpRequest, HttpResponse

from reports import charts
from reports.departments import department as department_of, departments
from reports.doors import at_cutoff
from reports.month_charts import month_charts
from reports.pages import at_of, show, switches
from reports.scorecard import ObjectiveCard, Scorecard
from reports.tables.history import MonthTable, YearTable
from reports.tables.indicators import DepartmentIndicatorTable, IndicatorTable
from reports.tables.registers import DepartmentTable


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
