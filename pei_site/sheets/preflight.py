"""What is looked at before an upload is parsed: bombs, traps, far cells, formulas.

The parts are unpacked here, within limits, and packed anew for the reader: what was
looked at is exactly what is read (docs/reliability.md, 3.4).
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from pei_site.sheets.cells import Problem, SheetError
from pei_site.sheets.scanning import Bounds, Scan, parsed, text_lengths

MAX_PARTS = 200
MAX_RATIO = 150

_BOOK = "xl/workbook.xml"
_BOOK_RELS = "xl/_rels/workbook.xml.rels"
_TEXTS = "xl/sharedStrings.xml"
_READ = ("[Content_Types].xml", "_rels/.rels", _TEXTS, "xl/styles.xml")
_MACRO = re.compile(r"vbaproject|macrosheets|activex|embeddings/", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    DefusedXmlException,
    ParseError,
    expat.ExpatError,
    EOFError,
    LookupError,  # an encoding that nobody knows, too
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an upload may hold, and the words that refuse it.

    `label` names the file in messages; `advice` says what to do with one that is not
    what it should be. Sizes in bytes.
    """

    label: str
    advice: str
    max_bytes: int
    max_unpacked: int
    max_rows: int
    max_columns: int

    def refused(self, message: str) -> SheetError:
        """Make the refusal of the whole file."""
        return SheetError([Problem(self.label, None, None, message)])

    @property
    def too_large(self) -> str:
        """Say that the file is too large."""
        return f"pasa de {self.max_bytes >> 20} MB."

    @contextmanager
    def readable(self, kind: str) -> Iterator[None]:
        """Refuse in words what breaks while it is read."""
        try:
            yield
        except _BROKEN as error:
            message = f"no es {kind} que se pueda leer. {self.advice}"
            raise self.refused(message) from error


class Book:
    """A workbook whose parts were unpacked within limits; `names` are its sheets'."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self.limits = limits
        with limits.readable("un libro .xlsx"):
            self.parts = unpacked(content, limits)
            for name, part in self.parts.items():
                _refuse_traps(name, part, limits)
            self.places = dict(_sheet_places(self.parts))

    @property
    def names(self) -> list[str]:
        """Name the sheets in the order of the book."""
        return list(self.places)

    def checked(
        self, sheets: Iterable[str], label: str | None = None
    ) -> tuple[BytesIO, list[Problem]]:
        """Return the book with these sheets, and the formulas and errors in their rows.

        `label` is what problems call the sheets; None: each by its name.
        """
        wanted = list(sheets)
        limits = self.limits
        bounds = Bounds(limits.max_rows, limits.max_columns, limits.max_unpacked)
        with limits.readable("un libro .xlsx"):
            scan = Scan(bounds, text_lengths(self.parts.get(_TEXTS)))
            for name in wanted:
                scan.label = label or name
                parsed(self.parts[self.places[name]], scan)
        kept = (*_READ, _BOOK, _BOOK_RELS, *(self.places[name] for name in wanted))
        found = {name: self.parts[name] for name in kept if name in self.parts}
        return _packed(found), scan.problems


def unpacked(content: bytes, limits: Limits) -> dict[str, bytes]:
    """Unpack a zip's parts, if they are not too many nor too large."""
    if len(content) > limits.max_bytes:
        raise limits.refused(limits.too_large)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        index = archive.infolist()
        total = sum(part.file_size for part in index)
        if (
            len(index) > MAX_PARTS
            or total > limits.max_unpacked
            or total > MAX_RATIO * len(content)
        ):
            raise limits.refused("se expande demasiado al abrirlo.")
        parts = {part.filename: archive.read(part) for part in index}
    if len(parts) < len(index):
        raise zipfile.BadZipFile("A part twice")
    return parts


def _refuse_traps(name: str, part: bytes, limits: Limits) -> None:
    if _MACRO.search(name):
        raise limits.refused("tiene macros u objetos incrustados: guárdelo sin ellos.")
    if "externallinks/" in name.lower():
        raise limits.refused("tiene vínculos a otros libros: péguelos como valores.")
    if name.endswith((".xml", ".rels")) and (
        _DOCTYPE.search(part) or part.startswith(_UTF_16)
    ):
        raise limits.refused("tiene definiciones XML que no se reciben.")


def _sheet_places(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and where its part is."""
    relations = {
        element.get("Id"): element.get("Target", "")
        for element in ElementTree.fromstring(parts[_BOOK_RELS])
    }
    for element in ElementTree.fromstring(parts[_BOOK]).iter():
        if element.tag.endswith("}sheet"):
            target = relations[element.get(_RELATION)]
            yield element.get("name", ""), normpath(join("/xl", target))[1:]


def _packed(parts: dict[str, bytes]) -> BytesIO:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    buffer.seek(0)
    return buffer
