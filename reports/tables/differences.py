"""What two scorecards tell differently of one place: the plan, an objective, an indicator."""

from collections.abc import Sequence

import django_tables2 as tables

from reports.comparing import Difference
from reports.tables.base import HouseTable


class DifferenceTable(HouseTable):
    """The differences of a place, what was on the left and what is on the right."""

    row_header = "label"
    look = "table--differences"
    blank = "no está"

    label = tables.Column("Dato")
    name = tables.Column("Tema")
    before = tables.Column("Antes")
    after = tables.Column("Después")

    def __init__(
        self, differences: Sequence[Difference], number: int, headings: tuple[str, str]
    ) -> None:
        super().__init__(differences)
        self.html_id = f"lugar-{number}"
        self.caption = differences[0].place
        for name, heading in zip(("before", "after"), headings, strict=True):
            self.columns[name].column.verbose_name = heading
