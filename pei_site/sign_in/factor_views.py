"""Setting up, showing and giving up a second factor: the library's views, registered."""

from typing import Any

from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.http import HttpRequest, HttpResponse

from pei_site.access import Event, record
from pei_site.sign_in.second_factor import SHOWN, required_of
from pei_site.sign_in.sessions import end_sessions


def shown(request: HttpRequest, what: str) -> None:
    """A factor was just set up here: this session has it, and the others end."""
    request.session[SHOWN] = True
    person: Any = request.user
    end_sessions(person, but=request.session.session_key)
    record(Event.FACTOR_ADDED, request, person, what)


class CodeView(AuthenticateView):
    """After the password: the code of the application, or one of recovery."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Register that it was not right."""
        record(Event.SIGN_IN_FAILED, self.request, self.stage.login.user, "código")
        return super().form_invalid(form)


class ConfirmCodeView(ReauthenticateView):
    """Before something delicate: the code again."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember that the session showed it."""
        self.request.session[SHOWN] = True
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


class NoApplicationView(DeactivateTOTPView):
    """Giving the application up."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Forget it, and register it."""
        response = super().form_valid(form)
        record(Event.FACTOR_REMOVED, self.request, self.request.user, "aplicación")
        return response


class NewCodesView(GenerateRecoveryCodesView):
    """New recovery codes in the place of the old ones."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Make them, and register it."""
        response = super().form_valid(form)
        record(Event.RECOVERY_CODES, self.request, self.request.user)
        return response
