"""The sheets ponderaciones and programacion (its yearly half)."""

from collections.abc import Iterable
from typing import Any

from indicators.models import IndicatorWeight, YearTarget
from indicators.resources.indicator import indicator_reference
from objectives.resources import APPROVED, objective_reference, year_reference
from pei_site.sheets.resources import Column, SheetResource, all_fields
from pei_site.sheets.widgets import FlagWidget, NumberWidget


class YearRowResource(SheetResource):
    """A sheet about an indicator in a year: an approved year holds what was promised."""

    class Meta(SheetResource.Meta):
        abstract = True

    held_by_year: tuple[str, ...] = ()

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Hold what an approved or closed year holds."""
        year = instance.year.year
        if year not in self.context.held.years:
            return
        for attribute in self.held_by_year:
            if attribute in self.changed:
                yield attribute, APPROVED.format(year=year)


class WeightResource(YearRowResource):
    """Weights of indicators in objectives."""

    key = ("year", "objective", "indicator")
    held_by_year = ("weight",)

    vigencia = Column("year", "vigencia", year_reference(), required=True)
    objetivo = Column("objective", "objetivo", objective_reference(), required=True)
    indicador = Column("indicator", "indicador", indicator_reference(), required=True)
    peso = Column("weight", "peso", NumberWidget(decimals=2), required=True)
    inferida = Column("inferred", "inferida", FlagWidget())

    class Meta(SheetResource.Meta):
        model = IndicatorWeight
        exclude = all_fields(IndicatorWeight)


class YearTargetResource(YearRowResource):
    """What was promised for the year."""

    key = ("year", "indicator")
    held_by_year = ("target",)

    vigencia = Column("year", "vigencia", year_reference(), required=True)
    indicador = Column("indicator", "indicador", indicator_reference(), required=True)
    anual = Column("target", "anual", NumberWidget())

    class Meta(SheetResource.Meta):
        model = YearTarget
        exclude = all_fields(YearTarget)
