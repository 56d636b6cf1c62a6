"""An account: the invitation, the link, the name, closing it and opening it again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from indicators.entry.door import person as signed_in
from objectives.people import accounts, standing
from objectives.people.authority import NOT_YOURS, roles_given_by
from reports.desk.people.acting import page, send, tried
from reports.desk.people.door import find_managed, people_room
from reports.desk.people.forms import CorrectionForm, InvitationForm, ReasonForm

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@people_room
@ASKED
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a person: the account, its place and the link, all or nothing."""
    actor = signed_in(request)
    if not roles_given_by(actor):
        raise PermissionDenied(NOT_YOURS)
    form = InvitationForm(actor, request.POST or None)
    if request.method == "POST" and form.is_valid() and (place := form.place):
        made = []
        if not tried(
            form,
            lambda: made.append(accounts.invite(name=form.name, place=place, by=actor)),
        ):
            return send(request, made[0], f"Se creó la cuenta de {made[0]}.")
    return page(
        request,
        "admin/desk/people/invite.html",
        "Invitar a una persona",
        None,
        form=form,
    )


@people_room
@ASKED
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and send a new one-time link: nobody sets another's password."""
    who, actor = find_managed(request, pk), signed_in(request)
    problems: list[str] = []
    if request.method == "POST":
        problems = tried(None, lambda: accounts.make_link(person=who, by=actor))
        if not problems:
            who.refresh_from_db()
            return send(request, who, "Los enlaces anteriores ya no sirven.")
    return page(
        request,
        "admin/desk/people/link.html",
        f"Enviar un enlace a {who}",
        who,
        problems=problems,
    )


@people_room
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an end to the link that was sent."""
    who = find_managed(request, pk)
    accounts.revoke_link(person=who, by=signed_in(request))
    messages.success(request, f"El enlace de {who} ya no sirve.")
    return redirect("admin:people_person", pk)


@people_room
@ASKED
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a name or an e-mail; both mailboxes are told."""
    who, actor = find_managed(request, pk), signed_in(request)
    form = CorrectionForm(who, actor, request.POST or None)
    before, came_in = who.email, who.last_login is not None
    if (
        request.method == "POST"
        and form.is_valid()
        and not tried(
            form, lambda: accounts.correct(person=who, name=form.name, by=actor)
        )
    ):
        messages.success(request, "Los datos quedaron corregidos.")
        if form.name.email.lower() != before.lower() and not came_in:
            messages.warning(request, "El enlace anterior ya no sirve: envíe otro.")
        return redirect("admin:people_person", pk)
    return page(
        request,
        "admin/desk/people/correct.html",
        f"Corregir los datos de {who}",
        who,
        form=form,
    )


@people_room
@ASKED
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and close the account at once."""
    who, actor = find_managed(request, pk), signed_in(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if not tried(
            form, lambda: standing.deactivate(person=who, by=actor, reason=reason)
        ):
            messages.success(request, f"La cuenta de {who} quedó desactivada.")
            return redirect("admin:people_person", pk)
    return page(
        request,
        "admin/desk/people/deactivate.html",
        f"Desactivar a {who}",
        who,
        form=form,
    )


@people_room
@ASKED
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, open the account again and send its link."""
    who, actor = find_managed(request, pk), signed_in(request)
    problems: list[str] = []
    if request.method == "POST":
        problems = tried(None, lambda: standing.reactivate(person=who, by=actor))
        if not problems:
            who.refresh_from_db()
            return send(request, who, f"La cuenta de {who} está activa otra vez.")
    return page(
        request,
        "admin/desk/people/reactivate.html",
        f"Reactivar a {who}",
        who,
        problems=problems,
    )
