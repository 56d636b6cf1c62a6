"""A person's own account: password, second factor, and where they are signed in."""

from typing import Any

from allauth.mfa.base.views import IndexView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pei_site.access import Event, record
from pei_site.sign_in.provider import display_name
from pei_site.sign_in.second_factor import required_of
from pei_site.sign_in.sessions import end_session, end_sessions, open_sessions


class AccountView(IndexView):
    """What the person signs in with, and the sessions they have open."""

    template_name = "account/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sessions and what the person must have."""
        person, key = self.request.user, self.request.session.session_key
        parts = {
            "sessions": open_sessions(person, key),
            "factor_required": required_of(person),
            "provider": display_name(),
        }
        return super().get_context_data(**kwargs) | parts


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End one of one's own sessions, or all but this one."""
    person: Any = request.user
    handle = request.POST.get("session", "")
    if handle:
        ended = int(end_session(person, handle))
    else:
        ended = end_sessions(person, but=request.session.session_key)
    if ended:
        record(Event.SESSIONS_ENDED, request, person, str(ended))
        messages.success(request, _told(ended))
    return redirect("account")


def _told(ended: int) -> str:
    return "La sesión terminó." if ended == 1 else f"Terminaron {ended} sesiones."
