"""Tables of one indicator through the months and the years."""

from collections.abc import Sequence
from decimal import Decimal

import django_tables2 as tables

from indicators.compliance.vocabulary import Accumulation
from pei_site.formats import month_name, percent, quantity, weight
from reports.month_charts import accumulated
from reports.scorecard import MonthFigures, ObjectiveCard, Row, Scorecard, YearFigures
from reports.tables.base import HouseTable, NumberColumn

Place = tuple[ObjectiveCard, Row]


class WeightColumn(NumberColumn):
    """The weight of an indicator in one objective, year by year."""

    def __init__(self, row: Row, heading: str) -> None:
        super().__init__(verbose_name=heading, accessor="year")
        self.weights = {one.year: one.weight for one in row.years}

    def render(self, record: YearFigures) -> str:
        """Write the weight of the year; a dash: it weighed nothing there."""
        return weight(self.weights.get(record.year))


class MonthTable(HouseTable):
    """Programmed and executed by month, and how it went; sums also accumulated."""

    html_id = "meses"
    layout = "scroll"
    row_header = "month"

    month = tables.Column("Mes")
    programmed = NumberColumn(verbose_name="Programado")
    executed = NumberColumn(verbose_name="Ejecutado")
    programmed_total = NumberColumn(
        verbose_name="Programado acumulado", accessor="month"
    )
    executed_total = NumberColumn(verbose_name="Ejecutado acumulado", accessor="month")
    ratio = NumberColumn(verbose_name="Avance al cierre del mes", accessor="month")

    def __init__(self, scorecard: Scorecard, row: Row) -> None:
        sums = row.accumulation is Accumulation.SUM
        hidden = () if sums else ("programmed_total", "executed_total")
        super().__init__(
            row.months, exclude=hidden if row.trend else (*hidden, "ratio")
        )
        self.ratios = {point.month: point.ratio for point in row.trend}
        self.decimals = row.decimals
        pairs = accumulated(row.months, scorecard.cutoff.month)
        self.totals = {pair.month: pair for pair in pairs}
        self.caption = f"Programado y ejecutado por mes en {scorecard.year}"
        self.explanation = f"Unidad: {row.unit}."
        if row.trend:
            self.explanation += (
                " El avance de cada mes es el que daría un corte ese día, con las cifras"
                " y reglas de hoy."
            )

    def render_month(self, value: int) -> str:
        return month_name(value).capitalize()

    def render_programmed(self, value: Decimal) -> str:
        return quantity(value, self.decimals)

    render_executed = render_programmed

    def render_programmed_total(self, record: MonthFigures) -> str:
        return quantity(self.totals[record.month].programmed, self.decimals)

    def render_executed_total(self, record: MonthFigures) -> str:
        return quantity(self.totals[record.month].executed, self.decimals)

    def render_ratio(self, record: MonthFigures) -> str:
        return percent(self.ratios.get(record.month))


class YearTable(HouseTable):
    """The history of an indicator by years, with its weight in each objective."""

    html_id = "vigencias"
    caption = "Historia por vigencias"
    layout = "scroll"
    row_header = "year"

    year = tables.Column("Vigencia", localize=False)
    target = NumberColumn(verbose_name="Meta")
    executed = NumberColumn(verbose_name="Ejecutado")
    ratio = NumberColumn(verbose_name="Porcentaje del año")

    def __init__(self, places: Sequence[Place]) -> None:
        rows = [row for _, row in places]
        # The same figures in every place; a year may be told in one because it weighs there.
        years = {one.year: one for row in reversed(rows) for one in row.years}
        alone = len(places) == 1
        weights = [
            (
                f"weight_{card.number}",
                WeightColumn(
                    row, "Peso" if alone else f"Peso en el objetivo {card.number}"
                ),
            )
            for card, row in places
        ]
        super().__init__([years[year] for year in sorted(years)], extra_columns=weights)
        self.decimals = rows[0].decimals
        self.explanation = (
            "El peso es el que el indicador tuvo cada año en su objetivo."
            if alone
            else "Pesa en varios objetivos y en cada uno tiene su propio peso."
        )

    def render_target(self, value: Decimal) -> str:
        return quantity(value, self.decimals)

    render_executed = render_target

    def render_ratio(self, record: YearFigures) -> str:
        return percent(record.ratio)
