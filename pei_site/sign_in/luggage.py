"""What a browser that leaves for the provider must bring back, in a signed cookie.

Who comes in has no session yet: a stranger who leaves and never returns writes no row.
"""

from collections.abc import Callable
from typing import TypeVar

from allauth.socialaccount.internal import statekit
from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse

NAME = "__Host-salida" if settings.HTTPS else "salida"
LONGEST = 4096  # characters that every browser carries
Result = TypeVar("Result")


class Luggage(SessionStore):
    """Looks to the library like a session; is taken back while a return is waited for."""

    def get_session_cookie_age(self) -> int:
        """Return for how many seconds that is."""
        return statekit.STATE_TTL


def with_luggage(
    request: HttpRequest, act: Callable[[], Result], room: int = 0
) -> tuple[Result, Luggage]:
    """Do it with the luggage in the place of the session; return its result and that.

    `room`: characters to add. Where what other tabs packed leaves none, it is left behind.
    """
    own, packed = request.session, request.COOKIES.get(NAME, "")
    fits = len(packed) + room <= LONGEST
    request.session = Luggage(packed if fits else None)
    try:
        return act(), request.session
    finally:
        request.session = own


def comes_back(request: HttpRequest) -> bool:
    """Whether the browser carries what the request names."""
    states, _ = with_luggage(request, lambda: statekit.get_states(request))
    return request.GET.get("state") in states


def give(response: HttpResponse, luggage: Luggage) -> HttpResponse:
    """Let the browser carry what is in it, if that changed; nothing if nothing is."""
    if not luggage.modified:
        return response
    if not luggage.get(statekit.STATES_SESSION_KEY):
        response.delete_cookie(NAME, samesite="Lax")
        return response
    response.set_cookie(
        NAME,
        str(luggage.session_key),
        max_age=statekit.STATE_TTL,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response
