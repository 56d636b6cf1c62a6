"""The pages of what the plan is made of: an objective, an indicator, a department."""

from django.http import Http404, HttpRequest, HttpResponse

from reports import charts
from reports.arithmetic import explain
from reports.departments import departments, worst_first
from reports.doors import at_cutoff
from reports.month_charts import month_charts
from reports.neighbours import around, indicators_around
from reports.pages import at_of, show, switches
from reports.progress import progress
from reports.public_evidence import proofs
from reports.reading import before_for
from reports.scorecard import Scorecard
from reports.since import indicator_since, objective_since
from reports.sparklines import objective_line
from reports.tables.history import MonthTable, YearTable
from reports.tables.indicators import DepartmentIndicatorTable, IndicatorTable
from reports.tables.registers import DepartmentTable, anchor_of

WORST_FIRST = "rezagos"  # as the address says it: ?orden=rezagos


@at_cutoff
def objective(request: HttpRequest, scorecard: Scorecard, number: int) -> HttpResponse:
    """Show an objective: its arithmetic and its indicators."""
    card = scorecard.objective(number)
    if card is None:
        raise Http404("No existe ese objetivo en el corte.")
    previous, following = around(scorecard.objectives, card)
    return show(
        request,
        "reports/objective.html",
        scorecard,
        card=card,
        account=explain(card, scorecard.cap),
        bar=charts.objective_bars(scorecard)[number],
        line=objective_line(card),
        since=objective_since(before_for(request.user, scorecard), scorecard, number),
        table=IndicatorTable(scorecard, card, at_of(request)),
        findings=[f for f in scorecard.findings if f.objective == number],
        changes=[
            (change, anchor_of(change))
            for change in scorecard.changes
            if change.objective == number
        ],
        previous=previous,
        following=following,
        switches=switches(request, scorecard),
    )


@at_cutoff
def indicator(request: HttpRequest, scorecard: Scorecard, key: str) -> HttpResponse:
    """Show an indicator: its sheet, its months, its history and its evidence."""
    places = scorecard.places_of(key)
    if not places:
        raise Http404("No existe ese indicador en el corte.")
    card, row = places[0]
    previous, following = indicators_around(scorecard, key)
    return show(
        request,
        "reports/indicator.html",
        scorecard,
        row=row,
        places=places,
        bar=charts.row_bar(card, row, charts.scale_for([row.ratio])),
        since=indicator_since(before_for(request.user, scorecard), scorecard, key),
        progress=progress(scorecard, row),
        charts=month_charts(row, scorecard.cutoff.month),
        months=MonthTable(scorecard, row),
        years=YearTable(places),
        evidence=proofs(scorecard, key),
        changes=[
            (change, anchor_of(change))
            for change in scorecard.changes
            if change.indicator == key
        ],
        findings=[f for f in scorecard.findings if f.indicator == key],
        previous=previous,
        following=following,
        switches=switches(request, scorecard),
    )


@at_cutoff
def department_list(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show who answers for the indicators."""
    at = at_of(request) or scorecard.cutoff
    cards = departments(scorecard)
    by_lag = request.GET.get("orden") == WORST_FIRST
    return show(
        request,
        "reports/departments.html",
        scorecard,
        table=DepartmentTable(worst_first(cards) if by_lag else cards, at),
        by_lag=by_lag,
        worst_first=WORST_FIRST,
        switches=switches(request, scorecard),
    )


@at_cutoff
def department(request: HttpRequest, scorecard: Scorecard, code: str) -> HttpResponse:
    """Show the indicators of a department."""
    cards = departments(scorecard)
    found = next((card for card in cards if card.code == code), None)
    if found is None:
        raise Http404("Esa dependencia no responde por ningún indicador en el corte.")
    previous, following = around(cards, found)
    return show(
        request,
        "reports/department.html",
        scorecard,
        department=found,
        table=DepartmentIndicatorTable(found, at_of(request) or scorecard.cutoff),
        previous=previous,
        following=following,
        switches=switches(request, scorecard),
    )
