"""What people are told when the database or the disk fails under what they sent."""

import errno
import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import StopFutureHandlers
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException
from django.template.loader import render_to_string
from django.views.defaults import server_error as something_failed

from indicators.entry.forms import typed_texts

RETRY_SECONDS = 60
DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
UNREADABLE = (
    OSError,
    MultiPartParserError,
    RawPostDataException,
    RequestDataTooBig,
    StopFutureHandlers,
)
# PostgreSQL's: a server that may only be read (a standby), and damaged pages.
STATES = {"25006", "XX001", "XX002"}
SECRET = (
    "pass",
    "contras",
    "token",
    "secret",
)  # parts of names that are not shown again


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for what no view expected: 503 with what was typed when storing failed.

    Nothing here asks the database, and nothing is written.
    """
    if not is_storage_fault(sys.exc_info()[1]):
        return something_failed(request)
    writing = request.method not in {"GET", "HEAD"}
    context = {"typed": _typed(request) if writing else [], "writing": writing}
    return HttpResponse(
        render_to_string("unsaved.html", {**context, "back": request.get_full_path()}),
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        headers={"Retry-After": str(RETRY_SECONDS)},
    )


def is_storage_fault(error: BaseException | None) -> bool:
    """Whether the database cannot be reached, written or read, or the disk is full.

    SQLite tells a damaged file by the plain DatabaseError; other kinds are mistakes of
    ours.
    """
    if isinstance(error, OSError):
        return error.errno in DISK
    if isinstance(error, OperationalError) or type(error) is DatabaseError:
        return True
    return getattr(getattr(error, "__cause__", None), "sqlstate", None) in STATES


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the texts of the form, to be copied: named where we know their name."""
    try:
        data = request.POST
    except UNREADABLE:
        return []
    named = typed_texts(data)
    known = {text for _, text in named}
    return [*named, *(("Texto", text) for text in _sentences(data, known))]


def _sentences(data: QueryDict, known: set[str]) -> list[str]:
    """Return what has more than a word, secrets aside."""
    return [
        text
        for name, texts in data.lists()
        for text in map(str, texts)
        if " " in text.strip()
        and text not in known
        and not any(part in name.lower() for part in SECRET)
    ]
