"""Sheets that somebody uploads: an .xlsx, a .zip of CSV files, or a single CSV.

Everything is looked at before it is parsed, and a refusal names the file.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from pei_site.sheets.cells import Problem, RawSheet, SheetError
from pei_site.sheets.csv_files import parse_csv
from pei_site.sheets.preflight import Book, Limits, unpacked
from pei_site.sheets.widgets import simplified
from pei_site.sheets.workbooks import parse_sheets

HELP_SHEET = "Instrucciones"  # of the templates: read by people alone
_LIMITS = Limits(
    label="",
    advice="Descargue la plantilla y pase allí sus datos.",
    max_bytes=8 * 1024 * 1024,
    max_unpacked=40 * 1024 * 1024,
    max_rows=20_000,
    max_columns=40,
)
MAX_BYTES = _LIMITS.max_bytes
_COPY = r"(?:[\s_.-]*(?:\(\d+\)|copia|plantilla|\d{4}(?:-\d\d){0,2}))*"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What an upload holds: sheets, the names of what was ignored, and problems.

    `ending` is that of the names of its files: "" in a workbook.
    """

    sheets: list[RawSheet] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ending: str = ""


def read_upload(
    label: str, content: bytes, names: Sequence[str], chosen: str = ""
) -> Sheets:
    """Read the sheets of these names; SheetError where the file as a whole is refused.

    `chosen` is the one sheet that the person says it is; "": the names say it.
    """
    limits = replace(_LIMITS, label=label)
    if not content:
        raise limits.refused("está vacío.")
    if len(content) > limits.max_bytes:
        raise limits.refused(limits.too_large)
    wanted = [chosen] if chosen else list(names)
    match PurePosixPath(label).suffix.lower():
        case ".xlsx":
            return _of_workbook(content, wanted, chosen, limits)
        case ".zip":
            return _of_zip(content, wanted, limits)
        case ".csv":
            return _of_csv(content, wanted, chosen, limits)
        case ".xls" | ".xlsm" | ".xlsb" | ".ods":
            raise limits.refused("guárdelo como «Libro de Excel (.xlsx)», sin macros.")
    raise limits.refused("no es un .xlsx, un .zip de archivos CSV ni un .csv.")


def _of_workbook(
    content: bytes, wanted: list[str], chosen: str, limits: Limits
) -> Sheets:
    book = Book(content, limits)
    places = {name: name for name in book.names if name in wanted}
    own = [name for name in book.names if name != HELP_SHEET]
    if not places and len(own) == 1:
        told = chosen or _named(limits.label, wanted)
        places = {told: own[0]} if told else {}
    if not places:
        raise limits.refused(
            f"no tiene ninguna hoja que se llame {_either(wanted)}."
            " Cambie el nombre de la hoja o elija la tabla al subirlo."
        )
    workbook, problems = book.checked(places.values())
    sheets = parse_sheets(workbook, places, limits.label)
    ignored = [name for name in own if name not in places.values()]
    return Sheets(sheets, ignored, problems)


def _of_zip(content: bytes, wanted: list[str], limits: Limits) -> Sheets:
    with limits.readable("un .zip"):
        parts = unpacked(content, limits)
    if "xl/workbook.xml" in parts:
        raise limits.refused("es un libro de Excel: súbalo con la terminación .xlsx.")
    files = dict(_csv_names(parts))
    known = {path: name for path, name in files.items() if name in wanted}
    for name, times in Counter(known.values()).items():
        if times > 1:
            raise limits.refused(f"trae {times} archivos {name}.csv: deje uno.")
    if not known:
        raise limits.refused(f"no trae ningún archivo {_either(wanted, '.csv')}.")
    sheets: list[RawSheet] = []
    problems: list[Problem] = []
    for path, name in known.items():
        try:
            sheets.append(_csv(parts[path], name, f"{name}.csv", limits))
        except SheetError as error:
            problems.extend(error.problems)
    ignored = [_shown(path) for path in files if path not in known]
    return Sheets(sheets, ignored, problems, ".csv")


def _csv_names(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the files with the table that they would be; folders and traces aside."""
    for path in parts:
        name = PurePosixPath(path).name
        if not (path.endswith("/") or path.startswith("__MACOSX") or name[:1] == "."):
            yield path, name.removesuffix(".csv") if name.endswith(".csv") else ""


def _of_csv(content: bytes, wanted: list[str], chosen: str, limits: Limits) -> Sheets:
    name = chosen or _named(limits.label, wanted)
    if not name:
        message = "no se sabe de qué tabla es: elíjala al subirlo, o llámelo como ella"
        raise limits.refused(f"{message} ({wanted[0]}.csv).")
    return Sheets([_csv(content, name, limits.label, limits)], ending=".csv")


def _csv(content: bytes, name: str, label: str, limits: Limits) -> RawSheet:
    sheet = parse_csv(content, name, label)
    if len(sheet.rows) > limits.max_rows:
        row = sheet.rows[limits.max_rows][0]
        message = f"tiene más de {limits.max_rows} filas: súbalo en varias partes."
        raise SheetError([Problem(label, row, None, message)])
    for number, cells in [(1, sheet.header), *sheet.rows]:
        if len(cells) > limits.max_columns:
            message = f"tiene {len(cells)} celdas; el límite es {limits.max_columns}."
            raise SheetError([Problem(label, number, None, message)])
    return sheet


def _named(label: str, names: Sequence[str]) -> str:
    """Tell the table by the file's name: «pesos» is none, «notas (1).csv» is notas."""
    stem = simplified(PurePosixPath(label).stem)
    return next((one for one in names if re.fullmatch(one + _COPY, stem)), "")


def _either(names: list[str], ending: str = "") -> str:
    told = [f"«{name}{ending}»" for name in names]
    return " o ".join([", ".join(told[:-1]), told[-1]] if told[1:] else told)


def _shown(path: str) -> str:
    """Cut a name short: it comes from the file."""
    return path if len(path) <= 80 else f"{path[:80]}…"
