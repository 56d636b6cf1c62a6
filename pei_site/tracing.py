"""An identifier for each request, in every log line and in the answer, and a line of its own.

The line holds no personal data: the name of the route and not the address, no question,
no person, no network address.
"""

import ipaddress
import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
LOGGER = logging.getLogger("pei_site.requests")
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
OTHER = "OTHER"  # any word is a method: few are named
STATIC, UNKNOWN = "static", "none"  # what has no route of ours
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Not reset when the view has answered: what streams afterwards belongs to it as well.
_identifier: ContextVar[str] = ContextVar("request_identifier", default="")


def current_identifier() -> str:
    """Return the identifier of the request being answered; empty outside any."""
    return _identifier.get()


def route_of(request: HttpRequest) -> str:
    """Return the name of the route that answered: there are as many as addresses."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or match.route
    is_static = request.path_info.startswith(settings.STATIC_URL)
    return STATIC if is_static else UNKNOWN


def method_of(request: HttpRequest) -> str:
    """Return the method, if it is one of those that everybody knows."""
    return request.method if request.method in METHODS else OTHER


class TracingMiddleware:
    """The outermost: sees what people are answered, whoever answered it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Name the request, pass it on, and write its line."""
        began = time.perf_counter()
        identifier = _begin(request)
        response = self.get_response(request)
        response.headers[HEADER] = identifier
        _tell(request, response.status_code, time.perf_counter() - began)
        return response


def _begin(request: HttpRequest) -> str:
    """Give the request its identifier: the proxy's where there is one, else a new one.

    Behind a proxy the network address is the one that the proxy saw, too.
    """
    given = ""
    if settings.BEHIND_PROXY:
        given = request.headers.get(HEADER, "")
        request.META["REMOTE_ADDR"] = _seen_by_the_proxy(request)
    chosen = given if _WELL_FORMED.fullmatch(given) else secrets.token_hex(8)
    _identifier.set(chosen)
    return chosen


def _seen_by_the_proxy(request: HttpRequest) -> str:
    """Return the last address of the list: the proxy wrote it, and anybody the others."""
    last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(last))
    except ValueError:
        own: str = request.META.get("REMOTE_ADDR", "")
        return own


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    line = {
        "method": method_of(request),
        "route": route_of(request),
        "status": status,
        "milliseconds": round(seconds * 1000),
    }
    LOGGER.info("%(method)s %(route)s %(status)s %(milliseconds)s ms", line, extra=line)
