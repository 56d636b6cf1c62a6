"""The list of differences as a file: semicolons, and no text that runs as a formula."""

import csv
import io
from collections.abc import Iterable

from pei_site.sheets.cells import escape_text
from pei_site.values import moment
from reports.desk.differences.reading import Difference
from reports.desk.differences.tables import KIND
from reports.exports.csv import BYTE_ORDER_MARK

HEADER = (
    "Clase",
    "Fila",
    "Campo",
    "Antes",
    "Después",
    "Quién",
    "Cuándo",
    "Por dónde",
    "Bajo el cambio",
)


def to_csv(found: Iterable[Difference]) -> bytes:
    """Return the list as spreadsheets in Spanish read it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for one in found:
        line = (
            KIND[one.kind],
            one.row,
            one.field,
            one.before,
            one.after,
            one.by,
            moment(one.at),
            one.door,
            one.change_name,
        )
        writer.writerow(map(escape_text, line))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()
