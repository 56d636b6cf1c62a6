"""The month's workbook: downloaded, filled in, uploaded and confirmed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from indicators.entry.months import find_month
from indicators.spreadsheet.applying import apply
from indicators.spreadsheet.comparing import compare
from indicators.spreadsheet.download import template
from indicators.spreadsheet.layout import COLUMNS
from indicators.spreadsheet.reading import read
from indicators.spreadsheet.rows import lines_of
from objectives.models import User
from tests.indicators.spreadsheet import scene

NAMES = [column.name for column in COLUMNS]
Filled = tuple[str, Decimal | None, str, int]


def load(person: User, year: int, month: int, rows: Iterable[Filled]) -> bool:
    """Upload the template with these rows in it; False: nothing of it was taken.

    A row that the person's template does not have is added to it, as people do.
    """
    place = find_month(year, month)
    header, *there = scene.rows_of(template(place, lines_of(person, place).values()))
    known = {str(row[0]): row for row in there}
    filled: list[list[Any]] = []
    for key, value, cause, version in rows:
        row = known.get(key, [""] * len(NAMES))
        told = {"clave": key, "mes": place.key, "ejecutado": value, "causa": cause}
        cells = dict(zip(header, row, strict=True)) | told | {"versión": version}
        filled.append(["" if cells[name] is None else cells[name] for name in header])
    lines = lines_of(person, place)
    read_rows, problems = read(scene.workbook([header, *filled]), lines, place.key)
    found = compare(read_rows, lines, place, problems)
    if not found.changes and not found.problems:
        return True
    return found.may_apply and not found.is_stale and apply(found, place, person)
