"""What may be evidence: the ending and the content must both say the same.

Nothing here trusts the name or the type that the browser declares. A file that passes
is no proof of innocence: the antivirus is the operator's (docs/reliability.md, E).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from indicators.evidence.images import redraw
from indicators.evidence.names import clean_name, ending_of, refuse_disguise
from indicators.evidence.office import check_office
from indicators.evidence.pdfs import check_pdf

MAX_BYTES = 10 * 1024 * 1024
ACCEPTED = "PDF, PNG, JPEG, XLSX o DOCX"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how it begins, and the check that gives what is to be stored."""

    media_type: str
    magic: bytes
    check: Callable[[bytes], bytes]


_PNG = Kind("image/png", b"\x89PNG\r\n\x1a\n", lambda content: redraw(content, "PNG"))
_JPEG = Kind("image/jpeg", b"\xff\xd8\xff", lambda content: redraw(content, "JPEG"))
_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": Kind("application/pdf", b"%PDF-", check_pdf),
    "png": _PNG,
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "xlsx": Kind(
        f"{_OFFICE}spreadsheetml.sheet",
        b"PK\x03\x04",
        lambda content: check_office(content, "spreadsheetml.sheet.main+xml"),
    ),
    "docx": Kind(
        f"{_OFFICE}wordprocessingml.document",
        b"PK\x03\x04",
        lambda content: check_office(content, "wordprocessingml.document.main+xml"),
    ),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be stored; `content` of an image is drawn anew, not as it came."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The fingerprint of what is stored."""
        return hashlib.sha256(self.content).hexdigest()


def check_file(name: str, content: bytes) -> Checked:
    """Return the file as it may be stored; ValidationError says in Spanish why not."""
    clean = clean_name(name)
    kind = KINDS.get(ending_of(clean))
    if kind is None:
        raise ValidationError(f"Ese tipo de archivo no se recibe: use {ACCEPTED}.")
    refuse_disguise(clean)
    _refuse_size(content)
    if not content.startswith(kind.magic):
        raise ValidationError(
            f"El contenido no es el de un archivo .{ending_of(clean)}."
            " Guárdelo otra vez con su programa; cambiar la terminación no basta."
        )
    stored = kind.check(content)
    _refuse_size(stored)
    return Checked(clean, kind.media_type, stored)


def _refuse_size(content: bytes) -> None:
    if not content:
        raise ValidationError("El archivo está vacío.")
    if len(content) > MAX_BYTES:
        raise ValidationError("El archivo pasa de 10 MB.")
