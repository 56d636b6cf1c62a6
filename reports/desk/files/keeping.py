"""The uploaded bytes between the preview and its confirmation.

They stay in the installation's data folder, one file a person, for an hour. What the
page carries is signed: whose it is, in which session, and what was previewed.
"""

import hashlib
import re
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from objectives.models import User
from pei_site.sign_in.sessions import mark_of

SALT = "reports.desk.files"
MAX_AGE = 60 * 60  # seconds


class GoneError(Exception):
    """What was previewed is not there any more; `status` is what to answer."""

    status = HTTPStatus.GONE


class ForeignError(GoneError):
    """It was previewed by another person, or in another session."""

    status = HTTPStatus.FORBIDDEN


class ForgedError(GoneError):
    """It was never previewed."""

    status = HTTPStatus.BAD_REQUEST


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: what it is called, and the table and change chosen for it."""

    label: str
    content: bytes
    table: str = ""
    change: int | None = None


@dataclass(frozen=True, slots=True)
class _Ticket:
    place: str
    sha256: str
    label: str
    table: str
    change: int | None
    agreed: str
    session: str


def keep(request: HttpRequest, person: User, upload: Upload, agreed: str) -> str:
    """Keep an upload until it is confirmed; `agreed` is the digest of what was shown.

    OSError: there is no room for it.
    """
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder, person)
    place = f"{person.pk}-{secrets.token_hex(16)}"
    target = folder / place
    target.touch(mode=0o600)
    target.write_bytes(upload.content)
    ticket = _Ticket(
        place,
        hashlib.sha256(upload.content).hexdigest(),
        upload.label,
        upload.table,
        upload.change,
        agreed,
        mark_of(request),
    )
    return signing.dumps(asdict(ticket), salt=SALT)


def take(request: HttpRequest, person: User, text: str) -> tuple[Upload, str]:
    """Return what was kept and the digest agreed on; GoneError: there is no such thing.

    Whose it is, is asked before the disk is looked at.
    """
    ticket = _read(text)
    theirs = re.fullmatch(f"{person.pk}-[0-9a-f]+", ticket.place)
    if not theirs or ticket.session != mark_of(request):
        raise ForeignError
    try:
        content = (_folder() / ticket.place).read_bytes()
    except OSError as error:
        raise GoneError from error
    if hashlib.sha256(content).hexdigest() != ticket.sha256:
        raise GoneError
    upload = Upload(ticket.label, content, ticket.table, ticket.change)
    return upload, ticket.agreed


def _read(text: str) -> _Ticket:
    try:
        return _Ticket(**signing.loads(text, salt=SALT, max_age=MAX_AGE))
    except signing.SignatureExpired as error:
        raise GoneError from error
    except signing.BadSignature as error:
        raise ForgedError from error


def drop(person: User) -> None:
    """Forget what a person had uploaded."""
    _sweep(_folder(), person)


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "uploads"
    return folder


def _sweep(folder: Path, person: User) -> None:
    """Delete what is the person's, and what nobody confirmed in time."""
    oldest = timezone.now().timestamp() - MAX_AGE
    for file in folder.glob("*"):
        with suppress(OSError):  # somebody else sweeps at the same time
            if file.name.startswith(f"{person.pk}-") or file.stat().st_mtime < oldest:
                file.unlink()
