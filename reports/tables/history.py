"""Tables of one indicator through the months and the years."""

from collections.abc import Sequence
from decimal import Decimal

import django_tables2 as tables

from indicators.compliance.vocabulary import Accumulation
from pei_site.formats import month_name, percent, quantity
from reports.month_charts import accumulated
from reports.scorecard import MonthFigures, Row, Scorecard, YearFigures
from reports.tables.base import HouseTable, NumberColumn


class MonthTable(HouseTable):
    """Programmed and executed by month; sums also accumulated."""

    html_id = "meses"
    layout = "scroll"
    row_header = "month"

    month = tables.Column("Mes")
    programmed = NumberColumn(verbose_name="Programado")
    executed = NumberColumn(verbose_name="Ejecutado")
    programmed_total = NumberColumn(
        verbose_name="Programado acumulado", empty_values=()
    )
    executed_total = NumberColumn(verbose_name="Ejecutado acumulado", empty_values=())

    def __init__(self, scorecard: Scorecard, row: Row) -> None:
        sums = row.accumulation is Accumulation.SUM
        totals = ("programmed_total", "executed_total")
        super().__init__(row.months, exclude=() if sums else totals)
        self.decimals = row.decimals
        pairs = accumulated(row.months, scorecard.cutoff.month)
        self.totals = {pair.month: pair for pair in pairs}
        self.caption = f"Programado y ejecutado por mes en {scorecard.year}"
        self.explanation = f"Unidad: {row.unit}."

    def render_month(self, value: int) -> str:
        return month_name(value).capitalize()

    def render_programmed(self, value: Decimal) -> str:
        return quantity(value, self.decimals)

    render_executed = render_programmed

    def render_programmed_total(self, record: MonthFigures) -> str:
        return quantity(self.totals[record.month].programmed, self.decimals)

    def render_executed_total(self, record: MonthFigures) -> str:
        return quantity(self.totals[record.month].executed, self.decimals)


class YearTable(HouseTable):
    """The history of an indicator by years."""

    html_id = "vigencias"
    caption = "Historia por vigencias"
    layout = "scroll"
    row_header = "year"

    year = tables.Column("Vigencia", localize=False)
    target = NumberColumn(verbose_name="Meta")
    executed = NumberColumn(verbose_name="Ejecutado")
    ratio = NumberColumn(verbose_name="Porcentaje del año")

    def __init__(self, years: Sequence[YearFigures], decimals: int) -> None:
        super().__init__(years)
        self.decimals = decimals

    def render_target(self, value: Decimal) -> str:
        return quantity(value, self.decimals)

    render_executed = render_target

    def render_ratio(self, record: YearFigures) -> str:
        return percent(record.ratio)
