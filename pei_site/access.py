"""The register of access: who came in and what was taken out, written by `record` alone.

The table belongs to the room of the people (`objectives.AccessEvent`); the frame, which
imports no room, asks for it by name. Nobody edits it, and the database refuses to.
"""

import logging
import unicodedata
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import DatabaseError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from pei_site import tracing
from pei_site.sign_in.names import person_called

LOGGER = logging.getLogger(__name__)
LONGEST_DETAIL = 300
HASHED = 16  # characters kept of the digest of an account that does not exist


class Event(models.TextChoices):
    """What is registered."""

    SIGN_IN = "SIGN_IN", "Ingreso"
    SIGN_IN_FAILED = "SIGN_IN_FAILED", "Ingreso fallido"
    SIGN_OUT = "SIGN_OUT", "Salida"
    PASSWORD_CHANGED = "PASSWORD_CHANGED", "Cambio de contraseña"
    PASSWORD_RESET = "PASSWORD_RESET", "Recuperación de contraseña"
    FACTOR_ADDED = "FACTOR_ADDED", "Segundo factor agregado"
    FACTOR_REMOVED = "FACTOR_REMOVED", "Segundo factor retirado"
    RECOVERY_CODES = "RECOVERY_CODES", "Códigos de recuperación"
    SESSIONS_ENDED = "SESSIONS_ENDED", "Cierre de sesiones"
    INVITED = "INVITED", "Invitación"
    EXPORT = "EXPORT", "Descarga"
    IMPORT = "IMPORT", "Carga"


def event_choices() -> list[tuple[str, str]]:
    """Return the choices: as a function, so that a new event needs no migration."""
    return Event.choices


def record(
    event: Event,
    request: HttpRequest | None,
    person: AbstractBaseUser | None = None,
    detail: str = "",
    *,
    account: str = "",
) -> None:
    """Write an event down: whose, when, from where, in which request.

    Without a person it is whoever the request belongs to. `account` is the name that was
    typed at a sign-in that failed: it becomes the person if there is one, and else a
    digest, which tells repetitions and not what was typed. Never give a secret.
    What cannot be written is logged, and people go on with their work.
    """
    LOGGER.info("access event %s", event)
    known = getattr(request, "user", None)
    if person is None and not account and known and known.is_authenticated:
        person = known
    try:
        with transaction.atomic():
            if account and person is None:
                person = person_called(account)
            register: Any = apps.get_model("objectives", "AccessEvent")
            register.objects.create(
                event=event,
                person=person,
                account=_digest(account) if account and person is None else "",
                address=(request.META.get("REMOTE_ADDR") or None) if request else None,
                request=tracing.current_identifier(),
                detail=_plain(detail),
            )
    except DatabaseError:
        LOGGER.exception("An access event was not written down")


def _digest(account: str) -> str:
    return salted_hmac("pei_site.access", account.strip().casefold()).hexdigest()[
        :HASHED
    ]


def _plain(text: str) -> str:
    """Return one line without control characters, not too long."""
    shown = (one if one.isprintable() else " " for one in text[:LONGEST_DETAIL])
    return unicodedata.normalize("NFC", "".join(shown)).strip()[:LONGEST_DETAIL]


class DownloadsMiddleware:
    """Registers every file that a signed-in person takes away, whatever view gives it.

    By its path: the question after it may hold what people typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at what the view answered."""
        response = self.get_response(request)
        is_file = response.has_header("Content-Disposition")
        if is_file and response.status_code == 200 and request.method != "HEAD":
            user = request.user
            if user.is_authenticated:
                record(Event.EXPORT, request, user, request.path)
        return response
