"""Where a one-time link leads: the person sets their password."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from objectives.people import accounts, links
from pei_site.access import Event, record
from pei_site.sign_in import hashing
from pei_site.sign_in.notices import Change, tell

GONE = 404
DONE = "Su contraseña quedó puesta. Ingrese con ella."


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Show the form, or set the password: looking at it spends nothing.

    A link that was used, replaced, revoked, made up or is too old gets one answer.
    """
    person = links.person_of(uid, token)
    if person is None:
        return _gone(request)
    form = SetPasswordForm(person, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        told = {"form": form, "person": person}
        return render(request, "registration/invitation.html", told)
    password = form.cleaned_data["new_password1"]
    with hashing.turn(known=True):
        done = accounts.accept(uid=uid, token=token, password=password)
    if done is None:
        return _gone(request)
    record(Event.PASSWORD_CHANGED, request, done, "Con un enlace de un solo uso")
    tell(Change.PASSWORD_BY_MESSAGE, done, request)
    messages.success(request, DONE)
    return redirect("login")


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "registration/link_gone.html", status=GONE)
