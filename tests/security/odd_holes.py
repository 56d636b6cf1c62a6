"""Faults put into the running product that the walk of odd requests must find."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse

from pei_site import middleware
from pei_site.admin_site import PlainAdmin
from pei_site.requests import Handler


def by_header(self: Handler, request: HttpRequest) -> HttpResponse:
    """Answer as if the method of a header were the request's."""
    request.method = request.headers.get("X-HTTP-Method-Override", request.method)
    return WSGIHandler.get_response(self, request)


def in_english(status: int, *texts: Any) -> HttpResponse:
    """Refuse as a framework would."""
    return HttpResponse("<h1>Bad Request</h1>", status=status)


# name -> (what is put into the product, the addresses that show it)
HOLES = {
    "a coding that reads no text is believed": (
        [(Handler, "request_class", WSGIRequest)],
        "reports:plan",
    ),
    "the method of a header is believed": (
        [(Handler, "get_response", by_header)],
        "note_add",
    ),
    "a list is asked for half a range": (
        [(PlainAdmin, "lookup_allowed", ModelAdmin.lookup_allowed)],
        "note_changelist",
    ),
    "people are refused in English": (
        [(middleware, "refused", in_english)],
        "accessibility",
    ),
}
