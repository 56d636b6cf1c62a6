"""Whom to blame: the row that a person can mend, and the rows not to judge at all."""

from collections.abc import Mapping

from pei_site.sheets import Problem
from pei_site.sheets.widgets import cell_text
from reports.planfiles.tables import FileTable

Tables = Mapping[str, FileTable]


def at(
    tables: Tables, sheet: str, column: str | None, message: str, **wanted: object
) -> Problem:
    """Blame the row of a sheet that has these cells.

    Where the file has none, the message names the row of the database by its key.
    """
    table = tables.get(sheet)
    row = table.find(**wanted) if table else None
    if row is None and wanted:
        key = ", ".join(f"{name} {value}" for name, value in wanted.items())
        message = f"{key} (sólo en la base de datos): {message}"
    label = table.label if table else _label(tables, sheet)
    return Problem(label, row.number if row else None, column, message)


def _label(tables: Tables, sheet: str) -> str:
    """Name a sheet that is missing as its neighbours are named."""
    in_folder = any(table.label.endswith(".csv") for table in tables.values())
    return f"{sheet}.csv" if in_folder else sheet


def doubtful(tables: Tables, sheet: str, *names: str) -> set[tuple[str, ...]] | None:
    """Return the keys of a sheet's rows with problems; None: nothing of it can be judged."""
    table = tables.get(sheet)
    if table is None:
        return None
    bad = [row for row in table.rows if row.number in table.bad_rows]
    return {
        tuple(cell_text(row.cells.get(name, "")).strip() for name in names)
        for row in bad
    }
