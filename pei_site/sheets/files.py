"""Where sheets live: a folder of CSV files or an .xlsx, by the ending of its name."""

import os
import tempfile
from pathlib import Path

from pei_site.sheets.cells import Problem, RawSheet, SheetError, Table
from pei_site.sheets.csv_files import read_csv, write_csv
from pei_site.sheets.workbooks import read_workbook, write_workbook
from pei_site.system_words import refusal

WORKBOOK = ".xlsx"


class TakenError(Exception):
    """There is something where the sheets were to be written."""


def read_sheets(
    path: Path, names: list[str]
) -> tuple[list[RawSheet], list[str], list[Problem]]:
    """Return the sheets of these names, the names of what was ignored, and the problems."""
    if path.is_dir():
        return _read_folder(path, names)
    if not path.exists():
        raise SheetError([Problem(str(path), None, None, "no existe.")])
    if path.suffix.lower() != WORKBOOK:
        message = "no es una carpeta de archivos CSV ni un libro .xlsx."
        raise SheetError([Problem(path.name, None, None, message)])
    return read_workbook(path, names)


def _read_folder(
    path: Path, names: list[str]
) -> tuple[list[RawSheet], list[str], list[Problem]]:
    sheets: list[RawSheet] = []
    problems: list[Problem] = []
    wanted = {f"{name}.csv": name for name in names}
    files = sorted(entry.name for entry in path.iterdir())
    for file_name in files:
        if file_name in wanted:
            try:
                sheets.append(read_csv(path / file_name, wanted[file_name]))
            except SheetError as error:
                problems.extend(error.problems)
            except OSError as error:
                problems.append(
                    Problem(
                        file_name, None, None, f"no se puede leer ({refusal(error)})."
                    )
                )
    return sheets, [name for name in files if name not in wanted], problems


def write_sheets(path: Path, tables: list[Table], *, force: bool = False) -> None:
    """Write the tables to a folder or an .xlsx; without force nothing is overwritten."""
    if _is_taken(path) and not force:
        raise TakenError(f"{path} ya existe y no está vacío.")
    if path.suffix.lower() == WORKBOOK:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, write_workbook(tables))
        return
    contents = {path / f"{table.name}.csv": write_csv(table) for table in tables}
    path.mkdir(parents=True, exist_ok=True)
    for target, content in contents.items():
        _replace(target, content)


def _is_taken(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()


def _replace(target: Path, content: bytes) -> None:
    """Put a whole file in its place at once: a reader never sees half of it."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
