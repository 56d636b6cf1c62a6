"""Papers that are not archived, kept by what they say: nothing is rendered twice.

They are drafts, and extracts of drafts and of what is published. Each is found by the
digest of its scorecard and of the code, templates, styles and fonts that it is made
with, so that nothing has to be thrown away when something changes.
Whoever asks has passed the door: the digest is only known to who may read the figures.
"""

import hashlib
import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import mkstemp

from django.conf import settings

from reports import exports, extracting, snapshot
from reports.extracts import Extract, Whole
from reports.layout import AS_ARCHIVED, Layout
from reports.pdf import STATIC
from reports.rendering.limits import Limits
from reports.scorecard import Scorecard

MOST_BYTES = 64 * 1024**2
KEPT = ("pdf", "pptx", "xlsx")  # the others take less than looking them up is worth
LIBRARIES = ("weasyprint", "python-pptx", "xlsxwriter")
MADE_WITH = (
    "reports/**/*.py",
    "indicators/labels.py",
    "pei_site/*.py",
    "templates/print.html",
    "templates/reports/**/*.*",
    "static/css/*.css",
    "static/fonts/*.*",
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that is not archived.

    part None: all of it. whole None: the report is not published.
    """

    scorecard: Scorecard
    file_format: str
    layout: Layout = AS_ARCHIVED
    part: Extract | None = None
    whole: Whole | None = None


def digest(wanted: Wanted) -> str:
    """Return what tells one draft from another; it costs no rendering."""
    whole = wanted.whole
    parts = [
        snapshot.dumps(wanted.scorecard),
        wanted.file_format,
        repr(wanted.layout),
        wanted.part.name if wanted.part else "",
        f"{whole.sha256} {whole.when.isoformat()}" if whole else "",
        settings.SITE_URL,
        _made_with(),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_ready(name: str) -> bool:
    """Return whether the PDF of that digest is kept."""
    return (_folder() / name).is_file()


def draft(wanted: Wanted, limits: Limits, name: str = "") -> bytes:
    """Return a draft, kept or made now (door.NotRenderedError as in `exports.render`).

    `name`: its digest, where it is known already.
    """
    name = name or digest(wanted)
    if wanted.file_format in KEPT and (kept := _read(name)) is not None:
        return kept
    content = _made(wanted, limits)
    if wanted.file_format in KEPT:
        _keep(name, content)
    return content


def _made(wanted: Wanted, limits: Limits) -> bytes:
    scorecard, layout = wanted.scorecard, wanted.layout
    if wanted.part:
        return extracting.render(scorecard, wanted.part, wanted.whole, limits, layout)
    whole = wanted.whole
    when = whole.when if whole else exports.draft_time(scorecard)
    return exports.render(scorecard, wanted.file_format, when, limits, layout)


def _folder() -> Path:
    return settings.DATA_DIR / "cache" / "drafts"


def _read(name: str) -> bytes | None:
    path = _folder() / name
    try:
        content = path.read_bytes()
        path.touch()  # what is read stays longest
    except OSError:
        return None
    return content


def _keep(name: str, content: bytes) -> None:
    """Write all or nothing; a full disk only means that it is rendered again."""
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, name, content)
        _make_room(folder)
    except OSError as error:
        logger.warning("A draft could not be kept: %s", error)


def _write(folder: Path, name: str, content: bytes) -> None:
    """Write under a passing name that is this writer's alone, for our eyes only.

    Two threads may make the same draft at once, and what is a draft is not public.
    """
    opened, passing = mkstemp(dir=folder, prefix=f".{name}.")
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(content)
        Path(passing).replace(folder / name)
    except OSError:
        Path(passing).unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    """Remove what was not read for longest, until the rest fits."""
    known = []
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # another writer's, who is done with it
            known.append((path, path.stat()))
    total = 0
    for path, told in sorted(known, key=lambda one: -one[1].st_mtime_ns):
        total += told.st_size
        if total > MOST_BYTES:
            path.unlink(missing_ok=True)


@cache
def _made_with() -> str:
    """Return the digest of all that a draft is made with."""
    root = STATIC.parent
    paths = {path for pattern in MADE_WITH for path in root.glob(pattern)}
    made = hashlib.sha256("".join(map(version, LIBRARIES)).encode())
    for path in sorted(paths):
        made.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return made.hexdigest()
