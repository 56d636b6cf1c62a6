"""When a restore was last tried, of which backup, and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from reports.backup import notes

NOTE = "last-drill.json"
LIMIT = timedelta(days=32)  # a month, and the hours that a timer may be late


@dataclass(frozen=True, slots=True)
class LastDrill:
    """The last drill that came to an end.

    `backup` is the file that was tried, or empty where one was made for it; `fault` says
    in Spanish why it failed, and is empty when all went well.
    """

    at: datetime
    backup: str
    fault: str


def remember(last: LastDrill) -> None:
    """Note how a drill ended."""
    notes.write(NOTE, last)


def last_drill() -> LastDrill | None:
    """Return the last drill done here; None: none, or its note cannot be read."""
    return notes.read(NOTE, LastDrill)


def is_lacking(last: LastDrill | None, now: datetime | None = None) -> bool:
    """Whether somebody should be alarmed: none, an old one, or one that failed.

    Never where this installation watches no backups (BACKUP_MAX_AGE_HOURS=0).
    """
    if not settings.BACKUP_MAX_AGE:
        return False
    return last is None or bool(last.fault) or (now or timezone.now()) - last.at > LIMIT


def told(last: LastDrill | None, now: datetime | None = None) -> str:
    """Say in Spanish when it was and what came of it."""
    if last is None:
        return "No se conoce ningún ensayo de restauración."
    days = max(0, ((now or timezone.now()) - last.at) // timedelta(days=1))
    when = f"hace {days} {'día' if days == 1 else 'días'}" if days else "hoy"
    if last.fault:
        return f"El último ensayo de restauración falló {when}: {_first(last.fault)}"
    return f"El último ensayo de restauración salió bien {when}."


def _first(text: str) -> str:
    return text.strip().splitlines()[0]
