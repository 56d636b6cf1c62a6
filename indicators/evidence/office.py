"""XLSX and DOCX: a sound zip of the right kind, without macros nor things that fetch.

Links that a person follows and references to other workbooks are let through: both are
everyday, and neither fetches until somebody says yes. Remote templates, pictures and
objects are fetched on opening, so they are refused; and so are embedded objects that
are not workbooks, which nobody would have checked.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.core.exceptions import ValidationError

MAX_PARTS = 1000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 150
_END_RECORD = 22  # bytes of the zip's last record, without a comment
_CONTENT_TYPES = "[Content_Types].xml"
_MACRO = re.compile(r"vbaproject|vbadata|activex|macrosheets|embeddings/.*(?<!\.xlsx)$")
_ODD_PATH = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|\\|:|\0")
_HARMLESS = ("/hyperlink", "/externalLinkPath", "/xlExternalLinkPath/xlPathMissing")
_LOCAL_TEMPLATE = re.compile(r"(file:///)?[A-Za-z]:[/\\]|[^:/\\]+\Z")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    DefusedXmlException,
    ParseError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


def check_office(content: bytes, main_type: str) -> bytes:
    """Return the file as it is; ValidationError says why it is not received."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = _sound_parts(content, archive)
            _refuse_macros(parts)
            _refuse_other_kind(archive.read(_CONTENT_TYPES), main_type)
            for name in parts:
                if name.endswith(".rels"):
                    _refuse_fetching(archive.read(name))
                _refuse_commands(name, archive)
    except KeyError as error:
        raise ValidationError("El archivo no es un documento de Office.") from error
    except _BROKEN as error:
        raise ValidationError("El archivo está dañado o incompleto.") from error
    return content


def _sound_parts(content: bytes, archive: zipfile.ZipFile) -> list[str]:
    """Return the names of the parts; the declared sizes are tried against the content."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if (
        len(parts) > MAX_PARTS
        or unpacked > MAX_UNPACKED
        or unpacked > MAX_RATIO * len(content)
    ):
        raise ValidationError(
            "El archivo se expande demasiado al abrirlo: no se recibe."
        )
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names) or any(map(_ODD_PATH.search, names)):
        raise ValidationError("El archivo tiene partes con nombres indebidos.")
    whole = (
        bool(parts)
        and min(part.header_offset for part in parts) == 0
        and content[-_END_RECORD:].startswith(b"PK\5\6")
    )
    if not whole or archive.testzip() is not None:
        raise zipfile.BadZipFile("Something before, after or instead of the zip")
    return [part.filename for part in parts]


def _refuse_macros(parts: list[str]) -> None:
    if any(_MACRO.search(name.lower()) for name in parts):
        raise ValidationError(
            "El archivo tiene macros u objetos incrustados: guárdelo sin ellos."
        )


def _refuse_other_kind(content_types: bytes, main_type: str) -> None:
    types = {
        element.get("ContentType", "").lower() for element in _elements(content_types)
    }
    if any("macroenabled" in one or "vbaproject" in one for one in types):
        raise ValidationError("El archivo tiene macros: guárdelo sin ellas.")
    if not any(one.endswith(f".{main_type}") for one in types):
        raise ValidationError("El contenido no es el que dice la terminación.")


def _elements(xml: bytes) -> Iterator[Element]:
    root: Element = ElementTree.fromstring(xml, forbid_dtd=True)
    return root.iter()


def _refuse_fetching(relationships: bytes) -> None:
    for element in _elements(relationships):
        if element.get("TargetMode", "").lower() != "external":
            continue
        kind, place = element.get("Type", ""), element.get("Target", "")
        template = kind.endswith("/attachedTemplate") and _LOCAL_TEMPLATE.match(place)
        if not kind.endswith(_HARMLESS) and not template:
            raise ValidationError(
                "El archivo trae contenido de otro sitio (plantilla, imagen u objeto"
                " vinculado): incrústelo o quítelo."
            )


def _refuse_commands(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse links that start a program (DDE)."""
    if "externallinks/" in name.lower() and b"ddeLink" in archive.read(name):
        raise ValidationError("El archivo tiene vínculos DDE: quítelos.")
