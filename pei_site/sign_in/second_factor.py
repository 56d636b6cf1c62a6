"""The second factor: for whom it is obligatory, and what they reach without it."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode

from pei_site.access import Event, record
from pei_site.sign_in.notices import Change, tell
from pei_site.sign_in.provider import asked_for_two
from pei_site.sign_in.sessions import end_sessions

SHOWN = "second_factor"  # of the session: its person showed one
SIGNED = "signed"  # of what waits for the code: with what its session would be signed
# Who runs the plan and who administers people: by what they may do, whatever the role.
POWERS = ("objectives.change_fiscalyear", "objectives.change_user")
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What is needed to confirm who sits there, and to leave.
OPEN = {
    "account", "account_confirm_by_provider", "account_logout", "account_reauthenticate",
    "identity_css", "identity_logo", "live", "logout", "mfa_index", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "openid_connect_callback", "ready",
}  # fmt: skip
# For who has none yet. Another has theirs to show: a password must not add a second one.
SETTING_UP = {
    "mfa_activate_totp", "mfa_add_webauthn", "password_change", "password_change_done",
}  # fmt: skip


def required_of(person: Any) -> bool:
    """Whether the person's work demands a second factor."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    if person.is_superuser:
        return True
    # Their powers are used in the administration, which only the staff enters.
    return person.is_staff and any(map(person.has_perm, POWERS))


def has_one(person: Any) -> bool:
    """Whether the person set one up."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).exists()


def note(request: HttpRequest, person: AbstractBaseUser) -> None:
    """Remember for the session that a second factor was shown, if it was."""
    records = get_authentication_records(request, person)
    by_us = any(one["method"] == "mfa" for one in records)
    if by_us or asked_for_two(request, person):
        request.session[SHOWN] = True


def forget(person: Any) -> None:
    """Forget the person's second factor and codes, and end their sessions."""
    Authenticator.objects.filter(user_id=person.pk).delete()
    end_sessions(person)
    record(Event.FACTOR_REMOVED, None, person, "por quien administra")
    tell(Change.NO_FACTOR, person)


class Stage(AuthenticateStage):
    """Between the password and the session, unless the provider asked already."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Ask for the code, or go on."""
        person = self.login.user
        if person is not None and asked_for_two(self.request, person):
            return None, True
        if person is not None:
            self.state[SIGNED] = person.get_session_auth_hash()
        asked: tuple[HttpResponse | None, bool] = super().handle()
        return asked

    def still_serves(self) -> bool:
        """Whether the account is open, and its password the one that was shown."""
        person: Any = self.login.user
        now = person.get_session_auth_hash()
        return person.is_active and constant_time_compare(self.state.get(SIGNED), now)


class SecondFactorMiddleware:
    """Who must have a second factor and showed none reaches nothing but setting it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the view decides (process_view)."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Send the person to set one up, or to show it."""
        match = request.resolver_match
        if match is None or match.view_name in OPEN or not self._owes(request):
            return None
        if not has_one(request.user):
            setting_up = match.view_name in SETTING_UP
            return None if setting_up else redirect("mfa_activate_totp")
        back = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('mfa_reauthenticate')}?{back}")

    def _owes(self, request: HttpRequest) -> bool:
        """Whether it is missing. Without a session nobody is looked for: pages stay public."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return False
        person = request.user
        if not person.is_authenticated or request.session.get(SHOWN):
            return False
        return required_of(person)
