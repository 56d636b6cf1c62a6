"""The desk's front page: where the year stands and what waits for the office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.entry.door import frame
from indicators.entry.telling import Mark
from reports.desk.door import office
from reports.desk.home.state import state_of
from reports.desk.home.todo import todo


@office
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the state of the year; `?mes=` chooses among the open months."""
    state = state_of(month=request.GET.get("mes", ""))
    context = {
        "state": state,
        "todo": todo(state),
        "approved_mark": Mark("met", "check", "Aprobada"),
    }
    page = frame(request, "Mesa de planeación", **context)
    return render(request, "admin/desk/home/home.html", page)
