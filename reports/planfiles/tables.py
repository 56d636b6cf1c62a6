"""From raw sheets to tables: headers, ragged rows and characters are judged here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pei_site.sheets import Cell, Problem, RawSheet, SheetError, forbidden_character
from pei_site.sheets.files import read_sheets
from pei_site.sheets.widgets import cell_text, shown
from reports.planfiles.layout import LAYOUTS, Layout


@dataclass(slots=True)
class Row:
    """A row of a sheet with the number that people see."""

    number: int
    cells: dict[str, Cell]


@dataclass(slots=True)
class FileTable:
    """A sheet ready to load. `columns` are those that the file has.

    `bad_rows` are the numbers of the rows with a problem. One that is not given has no
    rows and stands for what the database holds.
    """

    layout: Layout
    label: str
    columns: list[str]
    rows: list[Row]
    bad_rows: set[int] = field(default_factory=set)
    is_given: bool = True

    def find(self, **wanted: Any) -> Row | None:
        """Return the first row whose cells say this; None: no row does."""
        for row in self.rows:
            if all(
                _says(row.cells.get(name, ""), value) for name, value in wanted.items()
            ):
                return row
        return None


def _says(cell: Cell, value: Any) -> bool:
    """Whether a cell means a value; a whole number may have zeros before it."""
    text = cell_text(cell).strip()
    if isinstance(value, int) and text != "0":
        text = text.lstrip("0")
    return text == str(value)


@dataclass(slots=True)
class Contents:
    """What files hold: tables by sheet, problems, and what the reader should know.

    `is_partial`: what is not in them is taken from the database, and what was wrong
    there before stops nothing.
    """

    tables: dict[str, FileTable] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    is_partial: bool = False


def read_tables(path: Path) -> Contents:
    """Read and tabulate what can be of a folder or an .xlsx, and tell what cannot."""
    try:
        sheets, ignored, problems = read_sheets(path, [one.name for one in LAYOUTS])
    except SheetError as error:
        return Contents(problems=error.problems)
    ending = ".csv" if path.is_dir() else ""
    return tabulated(sheets, ignored, problems, ending=ending)


def tabulated(
    sheets: Iterable[RawSheet],
    ignored: Iterable[str],
    problems: Iterable[Problem],
    *,
    ending: str,
    is_partial: bool = False,
) -> Contents:
    """Make tables of sheets; `ending` is that of the files that are missing."""
    contents = Contents(problems=list(problems), is_partial=is_partial)
    contents.notices.extend(
        f"{name}: no es parte del plan, se ignora." for name in ignored
    )
    unread = {one.file for one in contents.problems}
    found = {sheet.name: sheet for sheet in sheets}
    for layout in LAYOUTS:
        label = f"{layout.name}{ending}"
        if layout.name in found:
            table, faults = tabulate(found[layout.name], layout)
            contents.problems.extend(faults)
            if table:
                contents.tables[layout.name] = table
        elif label in unread:
            continue
        elif is_partial:
            absent = FileTable(layout, label, [], [], is_given=False)
            contents.tables[layout.name] = absent
        elif not layout.optional:
            what = "el archivo" if ending else "la hoja"
            contents.problems.append(Problem(label, None, None, f"falta {what}."))
    return contents


def tabulate(sheet: RawSheet, layout: Layout) -> tuple[FileTable | None, list[Problem]]:
    """Match a sheet with its layout; None: its header leaves nothing to load."""
    header = [cell_text(cell).strip() for cell in sheet.header]
    problems = list(_header_problems(sheet, header, layout))
    if problems:
        return None, problems
    table = FileTable(layout, sheet.label, [name for name in header if name], [])
    for number, cells in sheet.rows:
        faults = list(_row_problems(sheet.label, number, header, cells))
        problems.extend(faults)
        if faults:
            table.bad_rows.add(number)
        pairs = zip(header, cells, strict=False)
        table.rows.append(Row(number, {name: cell for name, cell in pairs if name}))
    return table, problems


def _header_problems(
    sheet: RawSheet, header: list[str], layout: Layout
) -> Iterator[Problem]:
    if not any(header):
        yield Problem(sheet.label, 1, None, "falta el encabezado en la primera fila.")
        return
    for name, times in Counter(name for name in header if name).items():
        if name not in layout.columns:
            shown_name = shown(name)[1:-1]
            expected = ", ".join(layout.columns)
            yield Problem(
                sheet.label,
                1,
                shown_name,
                f"columna desconocida. Se esperan: {expected}.",
            )
        elif times > 1:
            yield Problem(sheet.label, 1, name, "la columna está repetida.")
    for name in layout.required:
        if name not in header:
            yield Problem(sheet.label, 1, name, "falta la columna, que es obligatoria.")


def _row_problems(
    label: str, number: int, header: list[str], cells: list[Cell]
) -> Iterator[Problem]:
    if len(cells) < len(header):
        message = f"tiene {len(cells)} celdas y el encabezado {len(header)}."
        yield Problem(label, number, None, message)
    unnamed = [cell for name, cell in zip(header, cells, strict=False) if not name]
    for cell in [*unnamed, *cells[len(header) :]]:
        if cell != "":
            yield Problem(
                label, number, None, f"{shown(cell)} no tiene columna en el encabezado."
            )
    for name, cell in zip(header, cells, strict=False):
        if isinstance(cell, str) and (found := forbidden_character(cell)):
            message = f"contiene un carácter invisible o de control ({found}): bórrelo."
            yield Problem(label, number, name or None, message)
