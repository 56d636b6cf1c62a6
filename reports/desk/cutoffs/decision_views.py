"""The decisions about every indicator at a cut-off, in one screen."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.entry.door import frame
from indicators.models import Cutoff
from pei_site import trail
from reports.archive import scorecard_of
from reports.desk.cutoffs.decisions import Decision, decisions_at, save_decisions
from reports.desk.cutoffs.views import find
from reports.desk.door import office
from reports.scorecard import Scorecard

REFUSED = 409


@office
@require_http_methods(["GET", "HEAD", "POST"])
def decisions(request: HttpRequest, cutoff: date) -> HttpResponse:
    """Show or save causes, official percentages and overrides; all rows or none."""
    stored = find(cutoff)
    scorecard = scorecard_of(stored)
    if request.method != "POST":
        return _show(request, stored, scorecard, decisions_at(stored, scorecard))
    try:
        with trail.through(trail.Source.GRID):
            rows, written = save_decisions(stored, scorecard, request.POST)
    except ValidationError as refusal:
        rows = decisions_at(stored, scorecard, request.POST)
        return _show(request, find(cutoff), scorecard, rows, refusal.messages)
    if written is None:
        return _show(request, stored, scorecard, rows, [])
    if written:
        saved = "1 fila guardada" if written == 1 else f"{written} filas guardadas"
        messages.success(request, f"{saved}. Las cifras ya las tienen en cuenta.")
    else:
        messages.info(request, "No había nada que guardar: ninguna fila cambió.")
    return redirect("admin:desk_decisions", cutoff)


def _show(
    request: HttpRequest,
    cutoff: Cutoff,
    scorecard: Scorecard,
    rows: list[Decision],
    problems: list[str] | None = None,
) -> HttpResponse:
    """Render the rows; `problems` None: nothing was refused."""
    context = {
        "cutoff": cutoff,
        "scorecard": scorecard,
        "rows": rows,
        "problems": problems,
        "wrong": [row for row in rows if row.form.is_bound and row.form.errors],
    }
    title = f"Decisiones al {cutoff.date.day}/{cutoff.date.month}/{cutoff.date.year}"
    page = frame(request, title, **context)
    status = 200 if problems is None else REFUSED
    return render(request, "admin/desk/cutoffs/decisions.html", page, status=status)
