"""Sessions that end: idle for half an hour, twelve hours old, or ended by somebody.

Django's store in the database with two moments and the person added to the row, which
is read once a request as ever. A request writes at most once a minute, and then those
moments alone: never the session's content, which another request may be writing.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import OperationalError
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest

    from pei_site.sign_in.models import Session

LOGGER = logging.getLogger(__name__)
IDLE = timedelta(seconds=settings.SESSION_COOKIE_AGE)
LONGEST = timedelta(seconds=settings.SESSION_LONGEST)
STAMPED_EVERY = timedelta(minutes=1)
ORIGIN = "origin"  # of the session's content: from where, with which browser
LONGEST_AGENT = 300  # characters kept of what a browser says of itself


class SessionStore(DatabaseStore):
    """Reads and writes the sessions."""

    started_at: datetime | None = None
    person_id: int | None = None

    @classmethod
    def get_model_class(cls) -> "type[Session]":
        """Return the table."""
        from pei_site.sign_in.models import Session  # noqa: PLC0415 -- it imports us

        return Session

    def _get_session_from_db(self) -> "Session | None":
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        if row is not None:
            self.started_at, self.person_id = row.started_at, row.person_id
            self._stamp(row)
        return row

    def _stamp(self, row: "Session") -> None:
        """Put the end off, if that was not done within the last minute."""
        now = timezone.now()
        if now - row.seen_at < STAMPED_EVERY:
            return
        later = {"seen_at": now, "expire_date": end_of(row.started_at, now)}
        try:
            self.model.objects.filter(pk=row.pk).update(**later)
        except OperationalError:  # busy or read-only: people go on reading
            LOGGER.warning("The stamp of a session was not written")

    def create_model_instance(self, data: dict[str, Any]) -> "Session":
        """Return the row; a session is as old as its sign-in."""
        row: Any = super().create_model_instance(data)
        now = timezone.now()
        person = int(data[SESSION_KEY]) if data.get(SESSION_KEY) else None
        if self.started_at is None or person != self.person_id:
            self.started_at, self.person_id = now, person
        row.person_id, row.started_at, row.seen_at = person, self.started_at, now
        row.expire_date = end_of(row.started_at, now)
        return row


def end_of(started: datetime, seen: datetime) -> datetime:
    """Return when a session ends if nothing more is asked in it."""
    return min(seen + IDLE, started + LONGEST)


def remember_origin(request: "HttpRequest") -> None:
    """Keep with the session from where it was opened, for its owner to recognise it."""
    request.session[ORIGIN] = {
        "address": request.META.get("REMOTE_ADDR", ""),
        "agent": request.headers.get("User-Agent", "")[:LONGEST_AGENT],
    }


def mark_of(request: "HttpRequest") -> str:
    """Name the session of a request without telling its key, for what is signed for it."""
    key = request.session.session_key or ""
    return salted_hmac("pei_site.sign_in.sessions.mark", key).hexdigest()


@dataclass(frozen=True)
class OpenSession:
    """A session as its owner sees it; the handle names it without giving its key."""

    handle: str
    started_at: datetime
    seen_at: datetime
    address: str
    browser: str
    current: bool


def open_sessions(person: "AbstractBaseUser", current: str | None) -> list[OpenSession]:
    """Return the person's sessions, the one in use first, then the latest seen."""
    rows = _rows_of(person).filter(expire_date__gt=timezone.now()).order_by("-seen_at")
    found = [_shown(row, current) for row in rows]
    return sorted(found, key=lambda one: not one.current)


def end_session(person: "AbstractBaseUser", handle: str) -> bool:
    """End one of the person's sessions; tell whether there was such a one."""
    for row in _rows_of(person):
        if constant_time_compare(_handle(row.pk), handle):
            row.delete()
            return True
    return False


def end_sessions(person: "AbstractBaseUser", *, but: str | None = None) -> int:
    """End the person's sessions, all or all but one; tell how many."""
    return _rows_of(person).exclude(pk=but).delete()[0]


def _rows_of(person: "AbstractBaseUser") -> Any:
    return SessionStore.get_model_class().objects.filter(person_id=person.pk)


def _handle(key: str) -> str:
    return salted_hmac("pei_site.sign_in.sessions", key).hexdigest()[:32]


def _shown(row: "Session", current: str | None) -> OpenSession:
    origin = row.get_decoded().get(ORIGIN, {})
    return OpenSession(
        handle=_handle(row.pk),
        started_at=row.started_at,
        seen_at=row.seen_at,
        address=origin.get("address", ""),
        browser=browser_called(origin.get("agent", "")),
        current=row.pk == current,
    )


# In this order: each says that it is also those after it.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_called(agent: str) -> str:
    """Return browser and system in words, as far as they say."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return " en ".join(filter(None, (browser, system))) or "Otro navegador"
