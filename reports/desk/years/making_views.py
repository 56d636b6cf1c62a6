"""A new fiscal year, made from the one before in sight of all that it carries."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.entry.door import frame
from indicators.year_legacy import Legacy, legacy_of
from indicators.year_making import (
    OUT_OF_PERIOD,
    free_years,
    make_year,
    year_before,
)
from objectives.models import FiscalYear, Plan
from reports.desk.door import office
from reports.desk.years.forms import DecisionsForm, RulesForm
from reports.desk.years.heir_lines import Inheritance

REFUSED = 409
RULES = ("cap", "band_medium", "band_high")


@office
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show what a new year would carry, and make it; `?vigencia=` chooses the year."""
    plan = Plan.objects.first()
    free = free_years(plan) if plan else []
    wanted = request.GET.get("vigencia", "")
    if plan is None or not free:
        return _page(request, plan=plan, free=free)
    if wanted and wanted not in map(str, free):
        return _elsewhere(request, plan, wanted)
    chosen = int(wanted) if wanted else _next(plan, free)
    legacy = legacy_of(year_before(plan, chosen), chosen)
    if request.method == "POST":
        return _make(request, plan, legacy)
    rules = RulesForm(instance=_unsaved(plan, legacy))
    return _show(request, plan, legacy, rules, DecisionsForm(legacy))


def _make(request: HttpRequest, plan: Plan, legacy: Legacy) -> HttpResponse:
    """Make the year, or give the form back with what is in the way."""
    rules = RulesForm(request.POST, instance=_unsaved(plan, legacy))
    decisions = DecisionsForm(legacy, request.POST)
    if marking := request.POST.get("marcar", ""):
        marked = decisions.renewed(request.POST, marking)
        return _show(request, plan, legacy, rules, marked)
    if not (rules.is_valid() and decisions.is_valid()):
        return _show(request, plan, legacy, rules, decisions)
    try:
        made = make_year(
            year=rules.instance,
            decisions=decisions.decisions,
            seen=decisions.cleaned_data["seen"],
        )
    except ValidationError as refusal:
        rules.add_error(None, refusal.messages)
        return _show(
            request, plan, legacy, rules, decisions.renewed(request.POST), REFUSED
        )
    messages.success(
        request,
        f"Se creó la vigencia {made}. Aquí está lo que le falta para aprobarla.",
    )
    return redirect("admin:desk_year", made.year)


def _show(
    request: HttpRequest,
    plan: Plan,
    legacy: Legacy,
    rules: RulesForm,
    decisions: DecisionsForm,
    status: int = 200,
) -> HttpResponse:
    return _page(
        request,
        status,
        plan=plan,
        free=free_years(plan),
        legacy=legacy,
        rules=rules,
        decisions=decisions,
        inheritance=Inheritance(legacy, decisions),
    )


def _page(request: HttpRequest, status: int = 200, **context: Any) -> HttpResponse:
    page = frame(request, "Nueva vigencia", **context)
    return render(request, "admin/desk/years/new.html", page, status=status)


def _unsaved(plan: Plan, legacy: Legacy) -> FiscalYear:
    """Return the year as it would be made, with the rules of the one before."""
    made = FiscalYear(plan=plan, year=legacy.year)
    for name in RULES if legacy.source else ():
        setattr(made, name, getattr(legacy.source, name))
    return made


def _next(plan: Plan, free: list[int]) -> int:
    """Propose the year after the last one made, or the first that is free."""
    last = FiscalYear.objects.filter(plan=plan).order_by("-year").first()
    return next((year for year in free if last and year > last.year), free[0])


def _elsewhere(request: HttpRequest, plan: Plan, wanted: str) -> HttpResponse:
    """Lead on from a year that cannot be made: to its page if it is there already."""
    years = FiscalYear.objects.filter(plan=plan).values_list("year", flat=True)
    if wanted in map(str, years):
        messages.warning(request, f"La vigencia {wanted} ya existe: esta es su página.")
        return redirect("admin:desk_year", int(wanted))
    messages.error(request, OUT_OF_PERIOD.format(wanted[:10], plan.start, plan.end))
    return redirect("admin:desk_year_new")
