"""The cut-offs of the plan, opening one, and how each stands."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indicators.entry.door import frame
from indicators.models import Cutoff
from objectives.models import FiscalYear
from reports.archive import reason_to_reopen
from reports.desk.cutoffs.listing import lines, state_mark
from reports.desk.cutoffs.opening import OpeningForm
from reports.desk.cutoffs.past import past_of
from reports.desk.cutoffs.readiness import readiness
from reports.desk.door import office
from reports.reading import scorecard_now


@office
@require_safe
def cutoffs(request: HttpRequest) -> HttpResponse:
    """List the cut-offs, the newest first, each with what comes next."""
    context = {"lines": lines(), "years": FiscalYear.objects.exists()}
    page = frame(request, "Cortes", **context)
    return render(request, "admin/desk/cutoffs/list.html", page)


@office
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a cut-off at a month's end; the next quarter's is proposed."""
    form = OpeningForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = form.save()
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"{made}: abierto.")
            return redirect("admin:desk_cutoff", made.date)
    page = frame(
        request, "Abrir un corte", form=form, years=FiscalYear.objects.exists()
    )
    return render(request, "admin/desk/cutoffs/new.html", page)


@office
@require_safe
def cutoff(request: HttpRequest, cutoff: date) -> HttpResponse:
    """Show a cut-off: what it lacks while it is open, and every revision of it."""
    stored = find(cutoff)
    scorecard = scorecard_now(stored)
    context = {
        "cutoff": stored,
        "mark": state_mark(stored),
        "scorecard": scorecard,
        "readiness": readiness(stored, scorecard) if stored.is_open else None,
        "reason": reason_to_reopen(stored) if stored.is_open else "",
        "past": past_of(stored),
    }
    page = frame(request, str(stored), **context)
    return render(request, "admin/desk/cutoffs/cutoff.html", page)


def find(day: date) -> Cutoff:
    """Return the cut-off of a date, with its year and plan; 404 if there is none."""
    return get_object_or_404(Cutoff.objects.select_related("year__plan"), date=day)
