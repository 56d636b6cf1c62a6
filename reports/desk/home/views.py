"""The desk's front page: where the year stands and what waits for the office."""

from typing import cast

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.entry.telling import Mark
from objectives.models import User
from reports.desk.door import office
from reports.desk.home.state import state_of
from reports.desk.home.todo import todo


@office
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the state of the year; `?mes=` chooses among the open months."""
    state = state_of(cast(User, request.user), month=request.GET.get("mes", ""))
    context = {
        **admin.site.each_context(request),
        "title": "Mesa de planeación",
        "state": state,
        "todo": todo(state),
        "approved_mark": Mark("met", "check", "Aprobada"),
    }
    return render(request, "admin/desk/home/home.html", context)
