"""PDF files: whole, readable by whoever reviews, and without what acts by itself.

Refused, with the way out in the message (print to PDF): scripts and programs to launch;
files inside, which nobody would have checked; and encryption, behind which nothing can
be checked nor reviewed. Form fields and links are let through. This looks at names in
the bytes and in object streams, it is not a reader of PDF: someone determined can hide
more, and so the file is only ever handed over as an attachment.
"""

import re
import zlib
from collections.abc import Iterator

from django.core.exceptions import ValidationError

_REFUSED = {
    b"/JavaScript": "contiene programas (JavaScript)",
    b"/Launch": "abre otros programas",
    b"/EmbeddedFile": "tiene archivos adjuntos dentro",
    b"/RichMedia": "tiene contenido multimedia",
    b"/XFA": "es un formulario XFA",
    b"/Encrypt": "está protegido con contraseña o permisos",
}
_NAME = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt)(?![A-Za-z0-9])"
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # /J#61vaScript is the same name
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 4096  # bytes before a stream in which its dictionary is looked for
_TAIL = 2048
_END = re.compile(rb"%%EOF[\s\0]*\Z")
_MAX_UNPACKED = 64 * 1024 * 1024  # of all object streams together


def check_pdf(content: bytes) -> bytes:
    """Return the file as it is; ValidationError says why it is not received."""
    tail = content[-_TAIL:]
    if b"startxref" not in tail or not _END.search(tail):
        raise ValidationError("El PDF está incompleto o trae algo más después del fin.")
    _refuse_names(content)
    for part in _object_streams(content):
        _refuse_names(part)
    return content


def _refuse_names(part: bytes) -> None:
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)
    if found := _NAME.search(plain):
        name = found[0].replace(b"EmbeddedFiles", b"EmbeddedFile")
        raise ValidationError(
            f"El PDF {_REFUSED[name]}. Ábralo, elija «Imprimir a PDF» y suba ese."
        )


def _object_streams(content: bytes) -> Iterator[bytes]:
    """Unpack the streams that hold objects; those of pages and pictures are not read."""
    left = _MAX_UNPACKED
    for start in _STREAM.finditer(content):
        before = content[max(0, start.start() - _DICTIONARY) : start.start()]
        dictionary = _ESCAPED.sub(
            lambda found: bytes([int(found[1], 16)]), before.rpartition(b"endobj")[2]
        )
        if b"/ObjStm" in dictionary:
            end = content.find(b"endstream", start.end())
            part = _unpacked(content[start.end() : end], dictionary, left)
            left -= len(part)
            yield part


def _unpacked(packed: bytes, dictionary: bytes, limit: int) -> bytes:
    if b"/Filter" not in dictionary:
        return b""  # plain: it was seen with the rest
    if b"/FlateDecode" not in dictionary or dictionary.count(b"Decode") > 1:
        raise _unreviewable()  # another packing, or one inside the other
    try:
        worker = zlib.decompressobj()
        part = worker.decompress(packed, limit)
    except zlib.error as error:
        raise _unreviewable() from error
    if not worker.eof:
        raise _unreviewable()
    return part


def _unreviewable() -> ValidationError:
    return ValidationError(
        "El PDF no se puede revisar por dentro. Ábralo, elija «Imprimir a PDF» y suba ese."
    )
