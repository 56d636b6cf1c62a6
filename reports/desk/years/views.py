"""The years of the plan, what each lacks, and its approval."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indicators.approval import approve_year, fingerprint
from indicators.entry.door import frame, person
from indicators.gap import Gap
from indicators.year_making import free_years
from objectives.models import FiscalYear, Plan
from reports.desk.door import office
from reports.desk.year_gaps import gaps_now
from reports.desk.years.gap_groups import gap_groups
from reports.desk.years.lines import year_lines

REFUSED = 409


@office
@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """List the fiscal years of the plan, the newest first."""
    plan = Plan.objects.first()
    stored = FiscalYear.objects.select_related("approved_by")
    context = {
        "plan": plan,
        "lines": year_lines(stored.order_by("-year")),
        "free": free_years(plan) if plan else [],
    }
    return render(
        request, "admin/desk/years/list.html", frame(request, "Vigencias", **context)
    )


@office
@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year: what it lacks, each gap with what mends it, and its approval."""
    stored = _find(year)
    context = _told(stored, gaps_now(stored))
    title = f"Vigencia {stored}"
    return render(
        request, "admin/desk/years/year.html", frame(request, title, **context)
    )


@office
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, year: int) -> HttpResponse:
    """Say what the approval locks and ask for it; a POST approves."""
    stored = _find(year)
    if request.method != "POST":
        return _confirm(request, stored)
    try:
        done = approve_year(
            year=stored, by=person(request), seen=request.POST.get("seen", "")
        )
    except ValidationError as refusal:
        return _confirm(request, _find(year), refusal.messages, REFUSED)
    _tell(request, done)
    return redirect("admin:desk_year", done.year)


def _confirm(
    request: HttpRequest,
    stored: FiscalYear,
    problems: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    seen = fingerprint(stored)  # before the gaps: what moves in between is noticed
    context = _told(stored, gaps_now(stored)) | {
        "problems": problems or [],
        "seen": seen,
    }
    page = frame(request, f"Aprobar la vigencia {stored}", **context)
    return render(request, "admin/desk/years/approve.html", page, status=status)


def _tell(request: HttpRequest, year: FiscalYear) -> None:
    """Say that it is approved, and by whom if another came first."""
    if year.approved_by == person(request):
        messages.success(request, f"La vigencia {year} quedó aprobada.")
    else:
        who = year.approved_by or "la carga de un archivo"
        messages.info(request, f"La vigencia {year} ya estaba aprobada por {who}.")


def _find(year: int) -> FiscalYear:
    stored = FiscalYear.objects.select_related("approved_by", "plan")
    return get_object_or_404(stored, year=year)


def _told(stored: FiscalYear, found: Iterable[Gap]) -> dict[str, object]:
    """Return what both pages of a year show."""
    (line,) = year_lines([stored])
    found = list(found)
    blocking = [gap for gap in found if gap.is_blocking]
    warnings = [gap for gap in found if not gap.is_blocking]
    return {
        "line": line,
        "year": stored,
        "blocking": gap_groups(stored.year, blocking),
        "blocking_count": len(blocking),
        "warnings": gap_groups(stored.year, warnings),
        "warning_count": len(warnings),
    }
