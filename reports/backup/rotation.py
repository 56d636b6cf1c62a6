"""Which backups of a folder stay: the last ones, and one of each day, week and month.

A backup is known by its name and by its manifest: nothing else in the folder is touched.
"""

import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from pei_site.system_words import refusal
from reports.backup import archive
from reports.backup.manifest import BackupError

NAME = re.compile(r"pei-(\d{4}-\d{2}-\d{2}T\d{6})\.zip")
STAMP = "%Y-%m-%dT%H%M%S"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many stay: the last, and the newest of each of the last days, weeks, months."""

    last: int = 3
    daily: int = 7
    weekly: int = 5
    monthly: int = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A backup in the folder, and the local moment at which it was taken."""

    path: Path
    taken: datetime


@dataclass(frozen=True, slots=True)
class Rotated:
    """What went, and what somebody should look into."""

    gone: list[Path]
    warnings: list[str]


def name_at(moment: datetime) -> str:
    """Return the name of a backup taken at a moment, by the clock of the entity."""
    return f"pei-{timezone.localtime(moment):{STAMP}}.zip"


def rotate(folder: Path, keeping: Keeping, new: Path) -> Rotated:
    """Delete what need not stay, once `new` is written and checked: it always stays."""
    found, warnings = look(folder)
    stay = {new} | {one.path for one in staying(found, keeping)}
    gone = []
    for one in found:
        if one.path in stay:
            continue
        try:
            one.path.unlink(missing_ok=True)
        except OSError as error:
            raise BackupError(
                f"La copia nueva está bien ({new}), pero no se pudo borrar"
                f" {one.path}: {refusal(error)}."
            ) from error
        gone.append(one.path)
    return Rotated(gone, warnings + _left_over(folder))


def staying(found: Iterable[Found], keeping: Keeping) -> set[Found]:
    """Choose what stays; a day, a week or a month without a backup does not count."""
    newest_first = sorted(found, key=lambda one: one.taken, reverse=True)
    return {
        *newest_first[: keeping.last],
        *_newest_of_each(newest_first, lambda day: day.date(), keeping.daily),
        *_newest_of_each(
            newest_first, lambda day: day.isocalendar()[:2], keeping.weekly
        ),
        *_newest_of_each(
            newest_first, lambda day: (day.year, day.month), keeping.monthly
        ),
    }


def look(folder: Path) -> tuple[list[Found], list[str]]:
    """List our backups in a folder, oldest first, and what only looks like one."""
    found, warnings = [], []
    for path in sorted(folder.iterdir()):
        taken = _moment(path.name)
        if taken is None or path.is_symlink() or not path.is_file():
            continue
        if _is_ours(path):
            found.append(Found(path, taken))
        else:
            warnings.append(f"{path} está dañado o no es una copia: no se toca.")
    return found, warnings


def _newest_of_each(
    newest_first: list[Found], period: Callable[[datetime], Any], count: int
) -> list[Found]:
    newest: dict[Any, Found] = {}
    for one in newest_first:
        newest.setdefault(period(one.taken), one)
    return [*newest.values()][:count]


def _moment(name: str) -> datetime | None:
    """Read the moment from a name; None: it is no name of ours."""
    match = NAME.fullmatch(name)
    try:
        return datetime.strptime(match[1], STAMP) if match else None  # noqa: DTZ007 -- the entity's clock
    except ValueError:
        return None


def _is_ours(path: Path) -> bool:
    """Whether its manifest is one of ours: the bytes are not read, only who made it."""
    try:
        with zipfile.ZipFile(path) as source:
            archive.manifest_of(source)
    except (*archive.DAMAGED, OSError, BackupError):
        return False
    return True


def _left_over(folder: Path) -> list[str]:
    """Name what an interrupted backup left; one of today may still be at work."""
    now = timezone.now().timestamp()
    return [
        f"una copia se interrumpió y dejó {path}: bórrelo."
        for path in sorted(folder.glob(".pei-*.zip.*"))
        if now - path.stat().st_mtime > DAY.total_seconds()
    ]
