"""What the steps about people share: trying, telling, asking again."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from indicators.entry.door import frame
from objectives.models import User
from objectives.people import letters
from pei_site.access import Event, record

NOT_SENT = (
    "El mensaje no salió. La cuenta quedó bien: revise el correo y envíe otro enlace."
)


def send(request: HttpRequest, person: User, told: str) -> HttpResponse:
    """Send the person's link, say whether it left, and lead to their page."""
    messages.success(request, told)
    record(Event.INVITED, request, detail=person.username)
    if letters.send_link(person):
        messages.success(request, f"El enlace salió para {person.email}.")
    else:
        messages.error(request, NOT_SENT)
    return redirect("admin:people_person", person.pk)


def tried(form: forms.Form | None, act: Callable[[], object]) -> list[str]:
    """Do it; what was in the way is added to the form and returned in words."""
    try:
        act()
    except ValidationError as refusal:
        if form is not None:
            form.add_error(None, refusal.messages)
        return refusal.messages
    return []


def page(
    request: HttpRequest, template: str, title: str, who: User | None, **context: object
) -> HttpResponse:
    """Show one of the pages of people."""
    told = frame(request, title, who=who, **context)
    return render(request, template, told)
