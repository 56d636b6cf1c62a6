"""Whom to blame: the row that a person can mend, and the rows not to judge at all."""

from collections.abc import Mapping

from pei_site.sheets import Problem
from pei_site.sheets.widgets import cell_text
from reports.planfiles.tables import FileTable

Tables = Mapping[str, FileTable]


def at(
    tables: Tables, sheet: str, column: str | None, message: str, **wanted: object
) -> Problem:
    """Blame the row of a sheet that has these cells; the whole file if it has none."""
    table = tables.get(sheet)
    row = table.find(**wanted) if table else None
    label = table.label if table else sheet
    return Problem(label, row.number if row else None, column, message)


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
