"""What has dates: another place, and a replacement. Both are shown before they are done."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from indicators.entry.door import person as signed_in
from indicators.replacing import Leave, replace
from objectives.models import User
from objectives.people.places import change_places
from pei_site.formats import date_long
from reports.desk.people.acting import page, tried
from reports.desk.people.change_forms import ChangeForm, LeaveForm
from reports.desk.people.door import find_managed, people_room

ASKED = require_http_methods(["GET", "HEAD", "POST"])
SURE = "seguro"  # the button of the second page
BACK = "volver"  # the button that gives the form back as it was


@people_room
@ASKED
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """End places and begin another: the form, what it would do, and doing it."""
    who, actor = find_managed(request, pk), signed_in(request)
    form = ChangeForm(who, actor, request.POST or None)
    title = f"Cambiar el papel de {who}"
    if _goes_on(request, form):
        if SURE not in request.POST:
            return _ask(request, title, who, form, _told_change(form))
        told = form.cleaned_data
        if not tried(
            form,
            lambda: change_places(
                person=who,
                by=actor,
                ending=list(told.get("ending") or ()),
                last_day=told.get("last_day"),
                new=form.place,
                leaves=told.get("leaves", ""),
            ),
        ):
            messages.success(request, f"El cambio de {who} quedó guardado.")
            return redirect("admin:people_person", pk)
    return page(request, "admin/desk/people/place.html", title, who, form=form)


@people_room
@ASKED
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody in the person's stead while they are away."""
    who, actor = find_managed(request, pk), signed_in(request)
    form = LeaveForm(who, actor, request.POST or None)
    title = f"Reemplazo de {who}"
    if _goes_on(request, form):
        if SURE not in request.POST:
            return _ask(request, title, who, form, _told_leave(form))
        told = form.cleaned_data
        asked = Leave(who, told["substitute"], told["start"], told["end"])
        if not tried(
            form,
            lambda: replace(
                leave=asked,
                indicators=form.chosen,
                by=actor,
                heading=list(told.get("heading") or ()),
            ),
        ):
            messages.success(request, f"{asked}.")
            return redirect("admin:people_person", pk)
    return page(request, "admin/desk/people/leave.html", title, who, form=form)


def _goes_on(request: HttpRequest, form: forms.Form) -> bool:
    return request.method == "POST" and BACK not in request.POST and form.is_valid()


def _ask(
    request: HttpRequest, title: str, who: User, form: forms.Form, told: list[str]
) -> HttpResponse:
    return page(
        request, "admin/desk/people/confirm.html", title, who, form=form, told=told
    )


def _told_change(form: ChangeForm) -> list[str]:
    """Say what the change would do."""
    told = form.cleaned_data
    day = date_long(told.get("last_day"))
    words = [
        f"Deja de ser {one.get_role_display()} de {one.department} el {day}."
        for one in told.get("ending") or ()
    ]
    if told.get("leaves"):
        words.append(f"Deja hoy de ser {told['leaves']}.")
    if form.place:
        words.append(f"Empieza como {form.place}.")
    return words


def _told_leave(form: LeaveForm) -> list[str]:
    """Say what the replacement would do."""
    told = form.cleaned_data
    days = f"Del {date_long(told['start'])} al {date_long(told['end'])}, inclusive."
    reports = [f"Reporta {one.label}. {one.name}" for one in form.chosen]
    verifies = [
        f"Verifica, como jefe encargado, lo de {one}."
        for one in told.get("heading") or ()
    ]
    return [
        f"{told['substitute']} reemplaza a {form.absent}.",
        days,
        *verifies,
        *reports,
    ]
