"""Tables whose rows are indicators at a cut-off."""

from decimal import Decimal

import django_tables2 as tables
from django.utils.safestring import SafeString

from pei_site.formats import date_short, percent, quantity
from reports.addresses import At, day_of
from reports.charts import Bar, row_bars
from reports.departments import DepartmentCard
from reports.entries import Entry
from reports.scorecard import ObjectiveCard, Row, Scorecard
from reports.tables.base import HouseTable, NumberColumn, cell


class IndicatorTable(HouseTable):
    """The indicators of an objective with the seed's columns, weight and year."""

    html_id = "indicadores"
    look = "table--indicators"
    row_header = "name"

    name = tables.Column("Nombre indicador")
    weight = NumberColumn(verbose_name="Peso")
    target = NumberColumn()
    programmed = NumberColumn(verbose_name="Programación al corte")
    executed = NumberColumn(verbose_name="Magnitud ejecutada al corte")
    ratio = NumberColumn(
        "num wide", verbose_name="Porcentaje avance al corte", empty_values=()
    )
    year_ratio = NumberColumn(verbose_name="Porcentaje del año")
    status = tables.Column("Estado", empty_values=())

    def __init__(
        self, scorecard: Scorecard, card: ObjectiveCard, at: At | None = None
    ) -> None:
        super().__init__(card.rows)
        self.at = at or scorecard.cutoff
        self.bars: dict[str, Bar] = row_bars(card)
        self.caption = f"Indicadores del objetivo {card.number}"
        self.explanation = f"Avance al corte {date_short(scorecard.cutoff)}"
        self.columns["target"].column.verbose_name = f"Programación {scorecard.year}"

    def render_name(self, record: Row) -> SafeString:
        return cell("reports/cells/_indicator.html", row=record, at=self.at)

    def render_weight(self, record: Row) -> SafeString:
        return cell("reports/cells/_weight.html", row=record)

    def render_target(self, value: Decimal, record: Row) -> str:
        return quantity(value, record.decimals)

    render_programmed = render_executed = render_target

    def render_ratio(self, record: Row) -> SafeString:
        return cell(
            "reports/cells/_percent.html", row=record, bar=self.bars[record.key]
        )

    def render_year_ratio(self, record: Row) -> str:
        return percent(record.year_ratio)

    def render_status(self, record: Row) -> SafeString:
        return cell("reports/cells/_status.html", row=record)


class DepartmentIndicatorTable(HouseTable):
    """The indicators of one department."""

    html_id = "indicadores"
    row_header = "name"

    name = tables.Column("Indicador", accessor="row")
    objectives = NumberColumn(verbose_name="Objetivos")
    ratio = NumberColumn(verbose_name="Avance al corte", accessor="row")
    year_ratio = NumberColumn(verbose_name="Porcentaje del año", accessor="row")
    status = tables.Column("Estado", accessor="row")

    def __init__(self, department: DepartmentCard, at: At) -> None:
        super().__init__(department.entries)
        self.at = at
        self.caption = f"Indicadores de {department.name}"
        self.explanation = f"Avance al corte {date_short(day_of(at))}"

    def render_name(self, record: Entry) -> SafeString:
        return cell("reports/cells/_indicator.html", row=record.row, at=self.at)

    def render_objectives(self, record: Entry) -> SafeString:
        return cell(
            "reports/cells/_objectives.html",
            numbers=record.objectives,
            at=self.at,
        )

    def render_ratio(self, record: Entry) -> str:
        return percent(record.row.ratio)

    def render_year_ratio(self, record: Entry) -> str:
        return percent(record.row.year_ratio)

    def render_status(self, record: Entry) -> SafeString:
        return cell("reports/cells/_status.html", row=record.row)
