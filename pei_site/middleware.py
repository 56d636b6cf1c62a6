"""Headers that every response carries unless its view decided otherwise."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.urls import Resolver404
from django.views.defaults import page_not_found

from pei_site import trail

# Five files of evidence of 10 MB each, and what goes with them.
LARGEST_BODY = 55 * 1024 * 1024
CODINGS = ("utf-8", "utf8")
LONGEST_LENGTH = 18  # digits: more of them are not even made a number
TOO_LARGE = "Cada archivo puede tener hasta 10 MB. Vuelva atrás y envíe menos."
UNREADABLE = "Lo que envió no se puede leer. Vuelva a la página y envíelo de nuevo."
NO_SUCH = "Revise que esté bien escrita: tiene un carácter que ninguna dirección tiene."
RETRY_SECONDS = 300
DURING_MAINTENANCE = ("/salud/", "/identidad")  # what still answers
LONGEST_NOTICE = 500  # characters of the file that are shown
COMPRESSIBLE = ("text/", "application/json", "application/atom+xml", "image/svg+xml")
NOT_KEPT = "no-store, private"
POLICY = "Content-Security-Policy"  # where it is missing the site's is added outside
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ResponseHeadersMiddleware:
    """Nothing is stored or embedded elsewhere, except what a view declares public.

    A view's own policy of contents says what is its own; that nobody frames it holds too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers that are missing."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", NOT_KEPT)
        # A cookie that ends a session must not reach others' browsers.
        if response.cookies and "no-store" not in response.headers["Cache-Control"]:
            response.headers["Cache-Control"] = NOT_KEPT
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if own := response.headers.get(POLICY):
            response.headers[POLICY] = f"{own}; frame-ancestors 'none'"
        return response


class RefusalMiddleware:
    """What no page of ours asks for is refused before anything reads it.

    A body larger than any form or of a length that is no number, texts in another coding
    than our pages', some of which Python cannot read, and an address with a null
    character, which PostgreSQL cannot be asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 413 or 400 in plain words, or go on."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()) or not _is_ours(request):
            return refused(400, "La solicitud no es válida", UNREADABLE)
        if len(length) > LONGEST_LENGTH or int(length) > LARGEST_BODY:
            return refused(413, "Lo que envió es demasiado grande", TOO_LARGE)
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query or "\0" in query:
            return refused(400, "Esa dirección no es válida", NO_SUCH)
        return self.get_response(request)


def _is_ours(request: HttpRequest) -> bool:
    """Whether the texts of a request are in the coding of our pages, or it says nothing."""
    named: str = (request.content_params or {}).get("charset", "utf-8")
    return named.lower() in CODINGS


def refused(status: int, title: str, text: str) -> HttpResponse:
    """Answer in words, asking nothing of the request nor of the database."""
    parts = {"status": status, "title": title, "text": text}
    return HttpResponse(render_to_string("refused.html", parts), status=status)


class MaintenanceMiddleware:
    """While a file stands in DATA_DIR everybody is told to come back, but the monitors.

    The file's text, if it has any, is the notice. No restart, and no database: that is
    what is being worked on.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 503 with the page, or go on."""
        if request.path_info.startswith(DURING_MAINTENANCE):
            return self.get_response(request)
        notice = _notice()
        if notice is None:
            return self.get_response(request)
        parts = {
            "notice": notice[:LONGEST_NOTICE].strip(),
            "entity": settings.IDENTITY.entity or "PEI Seguimiento",
        }
        return HttpResponse(
            render_to_string("maintenance.html", parts),
            status=503,
            headers={"Retry-After": str(RETRY_SECONDS)},
        )


def _notice() -> str | None:
    """Return what the file says; None: it is not there."""
    try:
        text: str = settings.MAINTENANCE_FLAG.read_text("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError:
        return ""  # it stands there, though it cannot be read
    return text


class PublicGZipMiddleware(GZipMiddleware):
    """Compress what anonymous readers are given, which holds no secret.

    What belongs to a session goes as it is: a form's token beside a text that comes from
    the address could be guessed from the length (BREACH; docs/decisions/0009).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress texts that their view declared public."""
        public = "public" in response.get("Cache-Control", "")
        text = response.get("Content-Type", "").startswith(COMPRESSIBLE)
        if not (public and text):
            return response
        return super().process_response(request, response)


class TrailMiddleware:
    """What a request writes came through a form, from its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say where the writes of this request come from."""
        with trail.through(trail.Source.FORM, request.META.get("REMOTE_ADDR")):
            return self.get_response(request)


class NotFoundMiddleware:
    """What is not there is told on our page with DEBUG too, where Django has its own.

    Whoever tries the product on their machine (script/server) has DEBUG on. An error
    keeps Django's page, which is for developers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DEBUG:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer for an address that leads to no view."""
        response = self.get_response(request)
        if response.status_code == 404 and request.resolver_match is None:
            return page_not_found(request, Resolver404())
        return response

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Answer for a view that found nothing."""
        return page_not_found(request, error) if isinstance(error, Http404) else None
