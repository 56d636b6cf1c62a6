"""Setting up, showing and giving up a second factor: the library's views, registered."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from pei_site.access import Event, record
from pei_site.sign_in.notices import Change, tell
from pei_site.sign_in.provider import asked_for_two
from pei_site.sign_in.second_factor import SHOWN, has_one, required_of
from pei_site.sign_in.sessions import end_sessions


def shown(request: HttpRequest, what: str) -> None:
    """A factor was just set up here: this session has it, and the others end."""
    request.session[SHOWN] = True
    person: Any = request.user
    end_sessions(person, but=request.session.session_key)
    record(Event.FACTOR_ADDED, request, person, what)


def given_up(request: HttpRequest, what: str) -> None:
    """A factor was just given up here: with the last one goes what sessions showed.

    The person may be given work that demands one while they are still in.
    """
    person: Any = request.user
    if not has_one(person):
        request.session[SHOWN] = asked_for_two(request, person)
        end_sessions(person, but=request.session.session_key)
    record(Event.FACTOR_REMOVED, request, person, what)


class GivingUp:
    """One factor of a person at a time: two at once must not take the last two."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep others from the person's factors from the look to the end."""
        person: Any = request.user
        people = get_user_model()._default_manager
        with transaction.atomic():
            people.select_for_update().get(pk=person.pk)
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return response


def tell_if_recovery(request: HttpRequest, person: Any, form: Any) -> None:
    """Tell the person if what was shown is one of the codes kept for a lost telephone."""
    factor = getattr(form, "authenticator", None)
    if factor is None or factor.type != Authenticator.Type.RECOVERY_CODES:
        return
    factor.refresh_from_db()  # the library marked the code on a copy
    left = len(factor.wrap().get_unused_codes())
    more = "Queda 1." if left == 1 else f"Quedan {left}."
    tell(Change.CODE_USED, person, request, more=more)


class CodeView(AuthenticateView):
    """After the password: a code of the application or of recovery, or a security key."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which of them the person has."""
        factors = Authenticator.objects.filter(user_id=self.stage.login.user.pk)
        parts = {"kinds": set(factors.values_list("type", flat=True))}
        return super().get_context_data(**kwargs) | parts

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look at the code, unless what was shown before it holds no longer."""
        if not self.stage.still_serves():
            return self.stage.abort()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Come in; a recovery code is told."""
        tell_if_recovery(self.request, self.stage.login.user, form)
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Register that it was not right."""
        record(Event.SIGN_IN_FAILED, self.request, self.stage.login.user, "código")
        return super().form_invalid(form)


class ConfirmCodeView(ReauthenticateView):
    """Before something delicate: the code again."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember that the session showed it; a recovery code is told."""
        self.request.session[SHOWN] = True
        tell_if_recovery(self.request, self.request.user, form)
        return super().form_valid(form)


class ApplicationView(ActivateTOTPView):
    """Setting up the application that makes codes."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether it is obligatory."""
        parts = {"factor_required": required_of(self.request.user)}
        return super().get_context_data(**kwargs) | parts

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and register it."""
        response = super().form_valid(form)
        shown(self.request, "aplicación")
        return response


class NoApplicationView(GivingUp, DeactivateTOTPView):
    """Giving the application up."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Forget it, and register it."""
        response = super().form_valid(form)
        given_up(self.request, "aplicación")
        return response


class NewCodesView(GenerateRecoveryCodesView):
    """New recovery codes in the place of the old ones."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Make them, and register it."""
        response = super().form_valid(form)
        record(Event.RECOVERY_CODES, self.request, self.request.user)
        return response


class KeyView(AddWebAuthnView):
    """Setting up a security key: of the browser, the telephone, or one on the table."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and register it."""
        response = super().form_valid(form)
        shown(self.request, "llave")
        return response


class NoKeyView(GivingUp, RemoveWebAuthnView):
    """Giving a security key up."""

    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        """Forget it, and register it; not the only factor of who must have one."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.object):
            told = adapter.error_messages["cannot_delete_authenticator"]
            messages.error(self.request, told)
            return redirect("account")
        response = super().form_valid(form)
        given_up(self.request, "llave")
        return response


class ConfirmKeyView(ReauthenticateWebAuthnView):
    """Before something delicate: the key again."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember that the session showed it."""
        self.request.session[SHOWN] = True
        return super().form_valid(form)
