"""What is looked at before a workbook is parsed: bombs, traps, far cells, formulas.

The parts are unpacked here, within limits, and packed anew for the reader: what was
looked at is exactly what is read (docs/reliability.md, 3.4).
"""

import re
import zipfile
import zlib
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from indicators.spreadsheet.layout import SHEET
from pei_site.sheets import Problem, SheetError

LABEL = "El archivo"
MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 20 * 1024 * 1024
MAX_PARTS = 200
MAX_RATIO = 150
MAX_ROWS = 5000
MAX_COLUMNS = 40

_BOOK = "xl/workbook.xml"
_BOOK_RELS = "xl/_rels/workbook.xml.rels"
_READ = ("[Content_Types].xml", "_rels/.rels", "xl/sharedStrings.xml", "xl/styles.xml")
_MACRO = re.compile(r"vbaproject|macrosheets|activex|embeddings/", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
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


def fault(message: str, row: int | None = None, column: str | None = None) -> Problem:
    """Make a problem of the uploaded file."""
    return Problem(LABEL, row, column, message)


def refused(message: str) -> SheetError:
    """Make the refusal of the whole file."""
    return SheetError([fault(message)])


def checked(content: bytes) -> tuple[BytesIO, list[Problem]]:
    """Return the workbook packed anew, and the formulas and errors in its rows."""
    if len(content) > MAX_BYTES:
        raise refused("pasa de 2 MB.")
    try:
        parts = _unpacked(content)
        place = _sheet_place(parts)
        texts = _text_lengths(parts.get("xl/sharedStrings.xml"))
        problems = _scan(parts[place], texts)
    except _BROKEN as error:
        raise refused(
            "no es un libro .xlsx que se pueda leer. Use la plantilla de «Mi mes»."
        ) from error
    kept = [name for name in (*_READ, _BOOK, _BOOK_RELS, place) if name in parts]
    return _packed({name: parts[name] for name in kept}), problems


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        index = archive.infolist()
        total = sum(part.file_size for part in index)
        if (
            len(index) > MAX_PARTS
            or total > MAX_UNPACKED
            or total > MAX_RATIO * len(content)
        ):
            raise refused("se expande demasiado al abrirlo.")
        parts = {part.filename: archive.read(part) for part in index}
    if len(parts) < len(index):
        raise zipfile.BadZipFile("A part twice")
    for name, part in parts.items():
        _refuse_traps(name, part)
    return parts


def _refuse_traps(name: str, part: bytes) -> None:
    if _MACRO.search(name):
        raise refused("tiene macros u objetos incrustados: guárdelo sin ellos.")
    if "externallinks/" in name.lower():
        raise refused("tiene vínculos a otros libros: péguelos como valores.")
    if name.endswith((".xml", ".rels")) and (
        _DOCTYPE.search(part) or part.startswith(_UTF_16)
    ):
        raise refused("tiene definiciones XML que no se reciben.")


def _sheet_place(parts: dict[str, bytes]) -> str:
    """Return where the part of the sheet of rows is."""
    relations = {
        element.get("Id"): element.get("Target", "")
        for element in ElementTree.fromstring(parts[_BOOK_RELS])
    }
    for element in ElementTree.fromstring(parts[_BOOK]).iter():
        if element.tag.endswith("}sheet") and element.get("name") == SHEET:
            return normpath(join("/xl", relations[element.get(_RELATION)]))[1:]
    raise refused(f"no tiene la hoja «{SHEET}». Use la plantilla de «Mi mes».")


def _packed(parts: dict[str, bytes]) -> BytesIO:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    buffer.seek(0)
    return buffer


class _Scan:
    """Walks a sheet's cells without keeping them.

    A text is stored once and its cells refer to it: a small file can have a long one in
    every cell, so what all cells together would hold is added up.
    """

    def __init__(self, texts: list[int]) -> None:
        self.texts = texts
        self.held = 0
        self.reference: str | None = None
        self.row = 0
        self.column = 0
        self.kind = ""
        self.problems: list[Problem] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Follow where the cells are; a cell may leave out its place."""
        local = name.rpartition(":")[2]
        if local == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif local == "c":
            self._enter(attributes)
        elif local in {"v", "f", "is"}:
            self._judge(local)
            self.reference = "" if local == "v" and self.kind == "s" else None

    def text(self, data: str) -> None:
        """Collect the number of the text that the cell refers to."""
        if self.reference is not None:
            self.reference += data

    def end(self, name: str) -> None:
        """Add up what the cell holds."""
        if self.reference is None:
            return
        self.held += self.texts[int(self.reference)]
        self.reference = None
        if self.held > MAX_UNPACKED:
            raise refused("tiene demasiado texto.")

    def _enter(self, attributes: dict[str, str]) -> None:
        self.kind = attributes.get("t", "")
        self.column += 1
        if "r" in attributes:
            place = _REFERENCE.fullmatch(attributes["r"])
            if place is None:
                raise ValueError(attributes["r"])
            self.column, self.row = column_number(place[1]), int(place[2])

    def _judge(self, local: str) -> None:
        letters = column_letters(self.column)
        if self.row > MAX_ROWS + 1 or self.column > MAX_COLUMNS:
            message = "hay una celda demasiado lejos: bórrela."
            raise SheetError([fault(message, self.row, letters)])
        if local == "f":
            self._tell("la celda tiene una fórmula: escriba el valor.", letters)
        elif local == "v" and self.kind == "e":
            self._tell("la celda es un error de cálculo (como #¡DIV/0!).", letters)

    def _tell(self, message: str, letters: str) -> None:
        self.problems.append(fault(message, self.row, letters))


def _scan(xml: bytes, texts: list[int]) -> list[Problem]:
    scan = _Scan(texts)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.CharacterDataHandler = scan.text
    parser.EndElementHandler = scan.end
    parser.Parse(xml, True)  # noqa: FBT003 -- expat takes it by position
    return scan.problems


def _text_lengths(xml: bytes | None) -> list[int]:
    """Return how long each shared text is, in the order in which cells refer to them."""
    lengths: list[int] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            lengths.append(0)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.Parse(xml or b"<sst/>", True)  # noqa: FBT003 -- expat takes it by position
    return lengths


def column_number(letters: str) -> int:
    """Return the number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: 1 is A."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
