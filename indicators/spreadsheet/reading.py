"""From the uploaded workbook to what it says of each line, or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from python_calamine import CalamineError, CalamineWorkbook

from indicators.actions import Entry
from indicators.entry.forms import ValueField
from indicators.entry.lines import Line
from indicators.models import MonthlyRecord
from indicators.spreadsheet.layout import (
    COLUMNS,
    ENTERED,
    KEY,
    LONGEST,
    MONTH,
    SHEET,
    VALUE,
    VERSION,
)
from indicators.spreadsheet.preflight import checked, fault, refused
from pei_site.sheets import Cell, Problem, forbidden_character
from pei_site.sheets.scanning import column_letters
from pei_site.sheets.widgets import (
    NumberWidget,
    TextWidget,
    WholeWidget,
    cell_text,
    shown,
    simplified,
)
from pei_site.sheets.workbooks import as_cell

_NEEDED = (KEY, MONTH, VERSION, *ENTERED)
_NOT_THEIRS = "no está entre sus indicadores de {month}."


@dataclass(frozen=True, slots=True)
class Filled:
    """What a row says of a line. `version`: the record's when it was read; 0: none."""

    row: int
    key: str
    entry: Entry
    version: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of the rows that are not blank, by column, with their row number."""

    columns: Mapping[str, int]
    rows: list[tuple[int, list[Cell]]]

    def cell(self, row: list[Cell], column: str) -> Cell:
        """Return a cell of a row, which may end before it."""
        place = self.columns[column]
        return row[place] if place < len(row) else ""

    def fault(self, message: str, row: int, column: str) -> Problem:
        """Make a problem of a cell: the letter that people see and the heading."""
        letters = column_letters(self.columns[column] + 1)
        return fault(message, row, f"{letters} ({column})")


def read(
    content: bytes, lines: Mapping[str, Line], month: str
) -> tuple[list[Filled], list[Problem]]:
    """Return what the rows say and everything that is wrong; SheetError: unreadable."""
    workbook, problems = checked(content)
    grid = _grid(workbook)
    columns, found = _columns(grid[0] if grid else [])
    problems += found
    if any(name not in columns for name in _NEEDED):
        return [], problems
    sheet = Sheet(columns, _rows(grid))
    filled: list[Filled] = []
    seen: dict[str, int] = {}
    for number, row in sheet.rows:
        reader = _Row(sheet, number, row)
        one = reader.read(lines, month, seen)
        problems += reader.problems
        if one is not None:
            filled.append(one)
    return filled, problems


def _grid(workbook: Any) -> list[list[Cell]]:
    try:
        book = CalamineWorkbook.from_filelike(workbook)
        values = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise refused("no se puede leer. Use la plantilla de «Mi mes».") from error
    return [[as_cell(value) for value in row] for row in values]


def _columns(header: list[Cell]) -> tuple[dict[str, int], list[Problem]]:
    """Return where each column is, and the headings that are wrong."""
    known = {simplified(column.name): column.name for column in COLUMNS}
    columns: dict[str, int] = {}
    problems = []
    for place, cell in enumerate(header):
        if cell == "":
            continue
        name = known.get(simplified(cell_text(cell)))
        letters = column_letters(place + 1)
        if name is None:
            problems.append(
                fault(f"{shown(cell)} no es una columna de la plantilla.", 1, letters)
            )
        elif name in columns:
            problems.append(fault(f"la columna {name} está repetida.", 1, letters))
        else:
            columns[name] = place
    missing = [name for name in _NEEDED if name not in columns]
    problems += [fault(f"falta la columna {name}.", 1) for name in missing]
    return columns, problems


def _rows(grid: list[list[Cell]]) -> list[tuple[int, list[Cell]]]:
    numbered = list(enumerate(grid, 1))[1:]
    return [(number, row) for number, row in numbered if any(c != "" for c in row)]


class _Row:
    """A row being read: it collects what is wrong with its cells."""

    def __init__(self, sheet: Sheet, number: int, cells: list[Cell]) -> None:
        self.sheet, self.number, self.cells = sheet, number, cells
        self.problems: list[Problem] = []

    def read(
        self, lines: Mapping[str, Line], month: str, seen: dict[str, int]
    ) -> Filled | None:
        """Return what the row says; None: it has problems."""
        line = self._line(lines, month, seen)
        version = self._version()
        if line is None:
            return None
        texts = {
            attribute: self._text(column, stored_text(line.record, attribute))
            for column, attribute in ENTERED.items()
            if column != VALUE
        }
        value = self._value(line)
        if self.problems:
            return None
        entry = Entry(executed=value, **texts)
        return Filled(self.number, line.indicator.key, entry, version)

    def _line(
        self, lines: Mapping[str, Line], month: str, seen: dict[str, int]
    ) -> Line | None:
        key = cell_text(self._cell(KEY)).strip()
        told = cell_text(self._cell(MONTH)).strip()
        if told != month:
            self._tell(f"{shown(told)} no es el mes que se reporta ({month}).", MONTH)
        if key in seen:
            self._tell(f"{shown(key)} ya está en la fila {seen[key]}.", KEY)
        elif key not in lines:
            message = _NOT_THEIRS.format(month=month)
            self._tell(f"{shown(key)} {message}" if key else "está vacía.", KEY)
        seen.setdefault(key, self.number)
        return lines.get(key)

    def _version(self) -> int:
        try:
            version: int | None = WholeWidget().clean(self._cell(VERSION))
        except ValueError:
            version = None
        if version is None:
            self._tell("no la cambie: descargue otra vez la plantilla.", VERSION)
        return version or 0

    def _value(self, line: Line) -> Decimal | None:
        """Return the value as the form would take it; what is stored is not judged."""
        stored = line.record.executed if line.record else None
        try:
            number: Decimal | None = NumberWidget().clean(self._cell(VALUE))
            if number == stored:
                return stored
            value: Decimal | None = ValueField(line.indicator.decimals).clean(number)
        except ValidationError as error:
            self._tell(error.messages[0], VALUE)
        except ValueError as error:
            self._tell(str(error), VALUE)
        else:
            return value
        return None

    def _text(self, column: str, stored: str) -> str:
        text = TextWidget().clean(self._cell(column)).strip()
        if text == same_lines(stored):
            return stored
        if hidden := forbidden_character(text):
            self._tell(f"tiene un carácter que no se recibe ({hidden}).", column)
        if len(text) > LONGEST:
            self._tell(f"tiene {len(text)} caracteres; el límite es 4.000.", column)
        return text

    def _cell(self, column: str) -> Cell:
        return self.sheet.cell(self.cells, column)

    def _tell(self, message: str, column: str) -> None:
        self.problems.append(self.sheet.fault(message, self.number, column))


def stored_text(record: MonthlyRecord | None, attribute: str) -> str:
    """Return a text of the record; "" where there is none."""
    return str(getattr(record, attribute)) if record else ""


def same_lines(text: str) -> str:
    """Return a stored text as it comes back from a workbook."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
