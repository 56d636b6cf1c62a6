"""Headers that every response carries unless its view decided otherwise."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from pei_site import trail

# Five files of evidence of 10 MB each, and what goes with them.
LARGEST_BODY = 55 * 1024 * 1024
TOO_LARGE = "Lo que envió es demasiado grande: cada archivo puede tener hasta 10 MB."
NO_SUCH = "Esa dirección no es válida."
PLAIN = "text/plain; charset=utf-8"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ResponseHeadersMiddleware:
    """Nothing is stored or embedded elsewhere, except what a view declares public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers that are missing."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class RefusalMiddleware:
    """What no page of ours asks for is refused before anything reads it.

    A body larger than any form, and an address with a null character, which PostgreSQL
    cannot be asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 413 or 400 in plain words, or go on."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdigit() and int(length) > LARGEST_BODY:
            return HttpResponse(TOO_LARGE, status=413, content_type=PLAIN)
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query or "\0" in query:
            return HttpResponse(NO_SUCH, status=400, content_type=PLAIN)
        return self.get_response(request)


class TrailMiddleware:
    """What a request writes came through a form, from its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say where the writes of this request come from."""
        with trail.through(trail.Source.FORM, request.META.get("REMOTE_ADDR")):
            return self.get_response(request)
