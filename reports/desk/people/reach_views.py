"""«Quién puede qué», as a page and as the file of an access review."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.entry.door import person as signed_in
from reports.desk.people import review
from reports.desk.people.acting import page
from reports.desk.people.asking import ask
from reports.desk.people.door import people_room

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@people_room
@require_safe
def reach(request: HttpRequest) -> HttpResponse:
    """Show who can do what today, filtered."""
    answer = ask(signed_in(request), request.GET)
    rows = [
        (one, one.way_to(answer.indicator) if answer.indicator else "")
        for one in answer.found
    ]
    return page(
        request,
        "admin/desk/people/reach.html",
        "Quién puede qué",
        None,
        answer=answer,
        rows=rows,
        asked=request.GET.urlencode(),
    )


@people_room
@require_safe
def reach_csv(request: HttpRequest) -> HttpResponse:
    """Hand over what the page shows, as CSV."""
    return _file(review.to_csv(ask(signed_in(request), request.GET)), CSV, "csv")


@people_room
@require_safe
def reach_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand over what the page shows, as a workbook."""
    answer = ask(signed_in(request), request.GET)
    return _file(review.to_xlsx(answer, timezone.now()), XLSX, "xlsx")


def _file(content: bytes, media_type: str, ending: str) -> HttpResponse:
    name = f"revision-de-accesos-{timezone.localdate()}.{ending}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
