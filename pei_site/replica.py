"""A read replica for what is public: who reads from it, and who never does.

Only anonymous GETs of the pages of `reports` do, and of them only what is figures and
papers: sign-in, sessions and people are the primary's, and so is evidence, which may be
withdrawn, but for the list of it that a page carries (`reports.public_evidence`).
Installed only where DATABASE_REPLICA_URL is set (docs/decisions/0010).
"""

from collections.abc import Callable
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import Error
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from pei_site.databases import REPLICA
from pei_site.replica_watch import Watch

PRIMARY = "default"
PUBLIC_ROOM = "reports"  # namespace of the pages
ROUTED = {"indicators", "reports"}  # whose rows the public pages read
LIVE = {"evidence"}  # public only while the Planning Office says so
LIVE_VIEWS = {"reports:evidence"}  # hands over what may just have been withdrawn
GOOD = {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}
WATCH = Watch(settings.REPLICA_MAX_LAG)  # one of each process
# None: nobody decided yet; False: this request reads the primary.
_reading: ContextVar[bool | None] = ContextVar("reading_from_replica", default=None)


class Router:
    """Sends the reads of a public page to the replica; every write to the primary."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        """Return where a query of this model goes now."""
        names = model._meta
        routed = names.app_label in ROUTED and names.model_name not in LIVE
        return REPLICA if routed and _reading.get() else PRIMARY

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        """Return the primary: the other refuses."""
        return PRIMARY

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """Let them be related: both databases hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Migrate the primary; the replica follows by itself."""
        return db == PRIMARY


class ReplicaMiddleware:
    """Reads a public page from the replica while it may be trusted.

    Nothing is refused on the replica's word: whatever is not a good answer (an error, or
    a cut-off that it does not know yet) is asked again of the primary.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, from the primary where the replica cannot."""
        token = _reading.set(None)
        try:
            response = self.get_response(request)
            if _reading.get() and response.status_code not in GOOD:
                _reading.set(False)
                response = self.get_response(request)
            return response
        finally:
            _reading.reset(token)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> None:
        """Choose the replica for a public page, if it has what the primary wrote."""
        if _reading.get() is None:
            _reading.set(is_public(request) and WATCH.may_be_read())

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Leave the replica alone for a while if it broke; None: it was something else."""
        if not (_reading.get() and isinstance(error, Error)):
            return None
        WATCH.broke(error)
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)  # and asked again


def is_public(request: HttpRequest) -> bool:
    """Whether a request asks for a public page as nobody in particular."""
    match = request.resolver_match
    return bool(
        request.method in ("GET", "HEAD")
        and match
        and match.namespaces[:1] == [PUBLIC_ROOM]
        and match.view_name not in LIVE_VIEWS
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )
