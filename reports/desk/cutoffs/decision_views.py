"""The decisions about the indicators at a cut-off: one screen, or pages of many."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from indicators.entry.door import frame
from indicators.models import Cutoff
from pei_site import trail
from reports.desk.cutoffs.decisions import (
    Decision,
    decided_rows,
    decisions_at,
    save_decisions,
)
from reports.desk.cutoffs.views import find
from reports.desk.door import office
from reports.reading import scorecard_now
from reports.scorecard import Row

REFUSED = 409
PER_PAGE = 100  # five fields each: what a browser, and the limit of fields, can take


@office
@require_http_methods(["GET", "HEAD", "POST"])
def decisions(request: HttpRequest, cutoff: date) -> HttpResponse:
    """Show or save causes, official percentages and overrides; all rows or none."""
    stored = find(cutoff)
    scorecard = scorecard_now(stored)
    page = _turn_to(request, decided_rows(stored, scorecard))
    there = list(page.object_list)
    if request.method != "POST":
        return _show(request, stored, page, decisions_at(stored, there))
    try:
        with trail.through(trail.Source.GRID):
            rows, written = save_decisions(stored, there, request.POST)
    except ValidationError as refusal:
        rows = decisions_at(stored, there, request.POST)
        return _show(request, find(cutoff), page, rows, refusal.messages)
    if written is None:
        return _show(request, stored, page, rows, [])
    if written:
        saved = "1 fila guardada" if written == 1 else f"{written} filas guardadas"
        messages.success(request, f"{saved}. Las cifras ya las tienen en cuenta.")
    else:
        messages.info(request, "No había nada que guardar: ninguna fila cambió.")
    back = reverse("admin:desk_decisions", args=[cutoff])
    return redirect(f"{back}?pagina={page.number}" if page.has_other_pages() else back)


def _turn_to(request: HttpRequest, rows: list[Row]) -> Page[Row]:
    """Return the page on which `indicador` stands, or the one that `pagina` asks for."""
    pages = Paginator(rows, PER_PAGE)
    keys = [row.key for row in rows]
    wanted = request.GET.get("indicador")
    if wanted in keys:
        return pages.page(keys.index(wanted) // PER_PAGE + 1)
    return pages.get_page(request.GET.get("pagina"))


def _show(
    request: HttpRequest,
    cutoff: Cutoff,
    page: Page[Row],
    rows: list[Decision],
    problems: list[str] | None = None,
) -> HttpResponse:
    """Render the rows; `problems` None: nothing was refused."""
    context = {
        "cutoff": cutoff,
        "page": page,
        "rows": rows,
        "problems": problems,
        "wrong": [row for row in rows if row.form.is_bound and row.form.errors],
    }
    title = f"Decisiones al {cutoff.date.day}/{cutoff.date.month}/{cutoff.date.year}"
    framed = frame(request, title, **context)
    status = 200 if problems is None else REFUSED
    return render(request, "admin/desk/cutoffs/decisions.html", framed, status=status)
