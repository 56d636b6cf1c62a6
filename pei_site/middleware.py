"""Headers that every response carries unless its view decided otherwise."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from pei_site import trail

# Five files of evidence of 10 MB each, and what goes with them.
LARGEST_BODY = 55 * 1024 * 1024
TOO_LARGE = "Lo que envió es demasiado grande: cada archivo puede tener hasta 10 MB."
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


class BodyLimitMiddleware:
    """A body larger than any form of ours is refused before it is received."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 413 to what says that it is too large."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdigit() and int(length) > LARGEST_BODY:
            return HttpResponse(
                TOO_LARGE, status=413, content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)


class TrailMiddleware:
    """What a request writes came through a form, from its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say where the writes of this request come from."""
        with trail.through(trail.Source.FORM, request.META.get("REMOTE_ADDR")):
            return self.get_response(request)
