"""How old the last good backup is: noted by who takes one, read by who watches."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from reports.backup import notes

NOTE = "last-backup.json"
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class LastGood:
    """The last backup that was written and checked; `file` is where it was put."""

    made_at: datetime
    file: str
    size: int
    sha256: str


def remember(last: LastGood) -> None:
    """Note a good backup."""
    notes.write(NOTE, last)


def last_good() -> LastGood | None:
    """Return the last good backup taken here; None: none, or its note cannot be read."""
    return notes.read(NOTE, LastGood)


def hours(last: LastGood, now: datetime | None = None) -> int:
    """Return the whole hours since it was taken."""
    passed = (now or timezone.now()) - last.made_at
    return max(0, passed // HOUR)


def is_old(
    last: LastGood | None,
    now: datetime | None = None,
    limit: timedelta | None = None,
) -> bool:
    """Whether somebody should be alarmed: never where nobody asked to be (limit 0).

    limit None: that of this installation.
    """
    most: timedelta = settings.BACKUP_MAX_AGE if limit is None else limit
    if not most:
        return False
    return last is None or (now or timezone.now()) - last.made_at > most


def told(last: LastGood | None, now: datetime | None = None) -> str:
    """Say in Spanish how old it is."""
    if last is None:
        return "No se conoce ninguna copia de respaldo."
    passed = hours(last, now)
    unit = "hora" if passed == 1 else "horas"
    return f"La última copia de respaldo es de hace {passed} {unit}."
