"""Tables of what moved between two cut-offs: objectives and indicators, then and now."""

from collections.abc import Sequence

import django_tables2 as tables
from django.utils.safestring import SafeString

from indicators import labels
from reports.addresses import At
from reports.moves import Move
from reports.scorecard import ObjectiveCard, Row
from reports.tables.base import HouseTable, NumberColumn, cell

Ats = tuple[At, At]


class MoveTable(HouseTable):
    """What something was, what it is, and by how much it moved.

    `ats` are the two cut-offs, to which names lead; `headings` name them. `nothing` is
    said of what has no status.
    """

    row_header = "name"
    look = "table--moves"
    nothing = ""

    name = tables.Column("Objetivo", empty_values=())
    before = NumberColumn("side", empty_values=())
    after = NumberColumn("side", empty_values=())
    change = NumberColumn("move", verbose_name="Cambio", accessor="name")

    def __init__(
        self,
        moves: Sequence[Move[Row]] | Sequence[Move[ObjectiveCard]],
        ats: Ats,
        headings: tuple[str, str],
    ) -> None:
        super().__init__(moves)
        self.ats = ats
        for name, heading in zip(("before", "after"), headings, strict=True):
            self.columns[name].column.verbose_name = heading

    def at_of(self, record: Move[Row] | Move[ObjectiveCard]) -> At:
        """Return the cut-off where it is to be read: the later, unless it is not there."""
        return self.ats[0] if record.after is None else self.ats[1]

    def render_before(self, record: Move[Row] | Move[ObjectiveCard]) -> SafeString:
        return self.side(record.before, "No estaba")

    def render_after(self, record: Move[Row] | Move[ObjectiveCard]) -> SafeString:
        return self.side(record.after, "Ya no está")

    def side(self, thing: Row | ObjectiveCard | None, absent: str) -> SafeString:
        """Draw one of the two: percentage, status and band."""
        return cell(
            "reports/cells/_then.html",
            thing=thing,
            absent=absent,
            nothing=self.nothing,
        )

    def render_change(self, record: Move[Row] | Move[ObjectiveCard]) -> SafeString:
        return cell("reports/cells/_move.html", move=record)


class ObjectiveMoveTable(MoveTable):
    """The objectives then and now."""

    html_id = "objetivos-tabla"
    caption = "Los objetivos, antes y ahora"
    nothing = labels.NOT_JUDGED

    def render_name(self, record: Move[ObjectiveCard]) -> SafeString:
        return cell(
            "reports/cells/_objective_name.html",
            card=record.latest,
            at=self.at_of(record),
        )


class IndicatorMoveTable(MoveTable):
    """The indicators then and now, each once."""

    html_id = "indicadores-tabla"
    caption = "Los indicadores, antes y ahora"
    nothing = labels.NO_PROGRAMMING
    empty = "Ningún indicador cambió de porcentaje, estado ni semáforo."

    name = tables.Column("Indicador", empty_values=())
    objectives = NumberColumn(verbose_name="Objetivos", empty_values=())

    class Meta:
        sequence = ("name", "objectives", "...")

    def render_name(self, record: Move[Row]) -> SafeString:
        return cell(
            "reports/cells/_indicator.html", row=record.latest, at=self.at_of(record)
        )

    def render_objectives(self, record: Move[Row]) -> SafeString:
        return cell(
            "reports/cells/_objectives.html",
            numbers=record.objectives,
            at=self.at_of(record),
        )
