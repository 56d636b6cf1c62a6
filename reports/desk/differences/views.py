"""What changed since: the list, and the same as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.entry.door import frame
from reports.desk.differences.listing import filtered, listing
from reports.desk.differences.paper import to_csv
from reports.desk.differences.period import asked
from reports.desk.differences.reading import edits_between
from reports.desk.door import office

PERIOD = ("desde", "hasta", "corte", "con")


@office
@require_safe
def differences(request: HttpRequest) -> HttpResponse:
    """List what changed between two days (desde, hasta) or cut-offs (corte, con)."""
    sent = asked(request.GET)
    period = sent.period
    found = period and listing(edits_between(period.since, period.until), request.GET)
    context = {
        "asked": sent,
        "period": period,
        "listing": found,
        "kept": [(name, request.GET[name]) for name in PERIOD if name in request.GET],
    }
    page = frame(request, "Qué cambió", **context)
    return render(request, "admin/desk/differences/differences.html", page)


@office
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Give the whole filtered list as a file for spreadsheets."""
    period = asked(request.GET).period
    found = edits_between(period.since, period.until).found if period else ()
    kind, person = request.GET.get("clase", ""), request.GET.get("persona", "")
    content = to_csv(filtered(found, kind, person))
    name = f"diferencias-{timezone.localdate().isoformat()}.csv"
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
