"""The table of every indicator of a cut-off."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import django_tables2 as tables
from django.utils.safestring import SafeString

from indicators import labels
from indicators.vocabulary import Kind
from pei_site.formats import date_short, percent, points, quantity, weight
from reports.addresses import At
from reports.entries import Entry
from reports.scorecard import Scorecard
from reports.tables.base import HouseTable, NumberColumn, SortLink, cell

OF_PLACE = ("weight", "cost")


class EntryTable(HouseTable):
    """Indicators with what identifies, measures and judges each."""

    html_id = "indicadores"
    look = "table--explore"
    row_header = "name"

    name = tables.Column("Indicador", accessor="row__name")
    objectives = NumberColumn(verbose_name="Objetivo")
    department = tables.Column("Dependencia", accessor="row__department")
    kind = tables.Column("Tipo", accessor="row__kind")
    weight = NumberColumn(verbose_name="Peso")
    programmed = NumberColumn(verbose_name="Programado", accessor="row__programmed")
    executed = NumberColumn(verbose_name="Ejecutado", accessor="row__executed")
    ratio = NumberColumn(verbose_name="Avance al corte", accessor="row")
    year_ratio = NumberColumn(verbose_name="Avance del año", accessor="row__year_ratio")
    cost = NumberColumn(verbose_name="Le cuesta al objetivo")
    status = tables.Column("Estado", accessor="row")
    band = tables.Column("Semáforo", accessor="row")

    def __init__(
        self,
        scorecard: Scorecard,
        entries: Sequence[Entry],
        at: At,
        *,
        sorts: Mapping[str, SortLink],
        by_objective: bool,
    ) -> None:
        super().__init__(entries, exclude=() if by_objective else OF_PLACE)
        self.at = at
        self.drawn: dict[tuple[Any, ...], SafeString] = {}
        self.sorts = sorts
        self.caption = "Indicadores"
        self.explanation = (
            f"Programado y ejecutado al {date_short(scorecard.cutoff)},"
            " en la unidad de cada indicador."
        )

    def render_name(self, record: Entry) -> SafeString:
        return cell("reports/explore/_name.html", row=record.row, at=self.at)

    def render_objectives(self, record: Entry) -> SafeString:
        return self.once("reports/explore/_objectives.html", numbers=record.objectives)

    def render_department(self, record: Entry) -> SafeString:
        return self.once(
            "reports/explore/_department.html",
            code=record.row.department_code,
            name=record.row.department,
        )

    def render_kind(self, value: Kind) -> str:
        return labels.KIND[value]

    def render_weight(self, value: Decimal) -> str:
        return weight(value)

    def render_programmed(self, value: Decimal, record: Entry) -> str:
        return quantity(value, record.row.decimals)

    render_executed = render_programmed

    def render_ratio(self, record: Entry) -> SafeString:
        row = record.row
        return self.once(
            "reports/explore/_ratio.html",
            ratio=row.ratio,
            official=row.official,
            recomputed=row.recomputed if row.official else None,
            incomplete=bool(row.missing),
        )

    def render_year_ratio(self, value: Fraction) -> str:
        return percent(value)

    def render_cost(self, value: Fraction) -> str:
        return f"{points(-value)} puntos" if value else "0,00"

    def render_status(self, record: Entry) -> SafeString:
        return cell("reports/explore/_told.html", row=record.row)

    def render_band(self, record: Entry) -> SafeString:
        return self.once("reports/explore/_band.html", band=record.row.band)

    def once(self, template: str, **context: Any) -> SafeString:
        """Draw only once what many rows say alike: a long table is mostly that."""
        key = (template, *context.values())
        if key not in self.drawn:
            self.drawn[key] = cell(template, at=self.at, **context)
        return self.drawn[key]
