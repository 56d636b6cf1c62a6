"""A sheet's cells walked without keeping them: far cells, formulas, too much text."""

import re
from dataclasses import dataclass
from xml.parsers import expat

from pei_site.sheets.cells import Problem, SheetError

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# Cells that a sheet may span: so many, and so many more for each that is there.
_ROOM, _EACH = 1_000_000, 50
_LONGEST = 32_767  # characters of a cell, Excel's own


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the cells may lie, header aside, and how much text they hold in all."""

    rows: int
    columns: int
    text: int


class Scan:
    """Walks a sheet's cells without keeping them.

    A text is stored once and its cells refer to it: a small file can have a long one in
    every cell, so what all cells together would hold is added up.
    """

    def __init__(self, bounds: Bounds, texts: list[int]) -> None:
        self.bounds, self.texts = bounds, texts
        self.label = ""  # what the sheet is called in messages
        self.held = 0
        self.reference: str | None = None
        self.row = self.column = 0
        self.lowest = self.widest = self.count = 0
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
        length = self.texts[int(self.reference)]
        self.reference = None
        self.held += length
        if self.held > self.bounds.text or length > _LONGEST:
            message = "tiene demasiado texto."
            place = (self.row, column_letters(self.column))
            raise SheetError([Problem(self.label, *place, message)])

    def refuse_spread(self) -> None:
        """Refuse a sheet whose few cells would fill the memory with empty ones."""
        if self.lowest * self.widest > _ROOM + _EACH * self.count:
            self._refuse_far(self.lowest, column_letters(self.widest))

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
        if self.row > self.bounds.rows + 1 or self.column > self.bounds.columns:
            self._refuse_far(self.row, letters)
        self.count += 1
        self.lowest = max(self.lowest, self.row)
        self.widest = max(self.widest, self.column)
        if local == "f":
            self._tell("la celda tiene una fórmula: escriba el valor.", letters)
        elif local == "v" and self.kind == "e":
            self._tell("la celda es un error de cálculo (como #¡DIV/0!).", letters)

    def _refuse_far(self, row: int, letters: str) -> None:
        message = "hay una celda demasiado lejos: bórrela."
        raise SheetError([Problem(self.label, row, letters, message)])

    def _tell(self, message: str, letters: str) -> None:
        self.problems.append(Problem(self.label, self.row, letters, message))


def parsed(xml: bytes, scan: Scan) -> None:
    """Walk the cells of a sheet's part."""
    scan.row = scan.column = scan.lowest = scan.widest = scan.count = 0
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.CharacterDataHandler = scan.text
    parser.EndElementHandler = scan.end
    parser.Parse(xml, True)  # noqa: FBT003 -- expat takes it by position
    scan.refuse_spread()


def text_lengths(xml: bytes | None) -> list[int]:
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
