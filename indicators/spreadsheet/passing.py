"""What goes from the preview to its confirmation: signed, of one session, for a while.

Nothing is kept on the server: no temporary files, no trace in the database.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import HttpRequest

from indicators.actions import Entry
from indicators.entry.months import Month
from indicators.spreadsheet.reading import Filled
from pei_site.sign_in.sessions import mark_of

SALT = "indicators.spreadsheet"
MAX_AGE = 60 * 60  # seconds
BESIDES = 10_000  # bytes of a form's other fields, with room to spare


class ExpiredError(Exception):
    """The preview is too old to be confirmed."""


class ForeignError(Exception):
    """The preview is of another person, another session or another month."""


def pack(rows: Iterable[Filled], month: Month, request: HttpRequest) -> str:
    """Sign the rows for the person and session of the request, and for the month."""
    told = [_told(filled) for filled in rows]
    content = {"for": _whose(month, request), "rows": told}
    return signing.dumps(content, salt=SALT, compress=True)


def is_too_long(payload: str) -> bool:
    """Whether the confirmation would be refused by its size, with an error page."""
    return len(payload) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE - BESIDES


def unpack(text: str, month: Month, request: HttpRequest) -> list[Filled]:
    """Return the rows; what was tampered with is a bad request."""
    try:
        content: dict[str, Any] = signing.loads(text, salt=SALT, max_age=MAX_AGE)
    except signing.SignatureExpired as error:
        raise ExpiredError from error
    except signing.BadSignature as error:
        raise BadRequest("La vista previa no es de este sitio.") from error
    if content["for"] != _whose(month, request):
        raise ForeignError
    return [_filled(told) for told in content["rows"]]


def _whose(month: Month, request: HttpRequest) -> list[Any]:
    return [request.user.pk, mark_of(request), month.key]


def _told(filled: Filled) -> list[Any]:
    entry = filled.entry
    value = None if entry.executed is None else str(entry.executed)
    texts = [value, entry.narrative, entry.cause, entry.delays]
    return [filled.row, filled.key, filled.version, *texts]


def _filled(told: list[Any]) -> Filled:
    row, key, version, value, *texts = told
    entry = Entry(None if value is None else Decimal(value), *texts)
    return Filled(row, key, entry, version)
