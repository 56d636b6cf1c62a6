"""What two scorecards tell differently: of one place, or of one matter."""

from collections.abc import Sequence

import django_tables2 as tables

from reports.comparing import Difference
from reports.tables.base import HouseTable


class DifferenceTable(HouseTable):
    """Differences, what was on the left and what is on the right.

    `shared` names the column that is the same in all of them: "place" or "name" (the
    matter). It is the caption.
    """

    row_header = "label"
    look = "table--differences"
    blank = "no está"

    place = tables.Column("Lugar")
    label = tables.Column("Dato")
    name = tables.Column("Tema")
    before = tables.Column("Antes")
    after = tables.Column("Después")

    def __init__(
        self,
        differences: Sequence[Difference],
        html_id: str,
        headings: tuple[str, str],
        *,
        shared: str,
    ) -> None:
        super().__init__(differences, exclude=(shared,))
        self.html_id = html_id
        self.caption = getattr(differences[0], shared)
        for name, heading in zip(("before", "after"), headings, strict=True):
            self.columns[name].column.verbose_name = heading
