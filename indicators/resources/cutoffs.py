"""The sheets cortes, mediciones and notas."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from indicators.models import Cutoff, Measurement, Note
from indicators.resources.indicator import indicator_reference
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear
from objectives.resources import objective_reference, year_reference
from pei_site.formats import date_short
from pei_site.sheets.references import ReferenceWidget
from pei_site.sheets.resources import BROKEN, Column, SheetResource, all_fields
from pei_site.sheets.widgets import (
    ChoiceWidget,
    DayWidget,
    NumberWidget,
    TextWidget,
)

STATES = {
    "abierto": CutoffState.OPEN,
    "cerrado": CutoffState.CLOSED,
    "publicado": CutoffState.PUBLISHED,
}


class StateColumn(Column):
    """The state that the cut-off should reach: read here, reached at the end of the load."""

    def save(self, instance: Any, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Refuse to go back: reopening is a decision of people, with its reason."""
        order = list(STATES.values())
        if order.index(self.clean(row, **kwargs)) < order.index(instance.state):
            raise ValueError(
                f"el corte ya está {self.widget.write(instance.state)}:"
                " un archivo no puede devolverlo a un estado anterior."
            )


class CutoffResource(SheetResource):
    """Cut-offs. The fiscal year is that of the date."""

    key = ("date",)

    fecha = Column("date", "fecha", DayWidget(), required=True)
    estado = StateColumn("state", "estado", ChoiceWidget(STATES), required=True)

    class Meta(SheetResource.Meta):
        model = Cutoff
        exclude = all_fields(Cutoff)

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Know the fiscal years."""
        super().before_import(dataset, **kwargs)
        self.years = {year.year: year for year in FiscalYear.objects.all()}

    def import_instance(
        self, instance: Any, row: Mapping[str, Any], **kwargs: Any
    ) -> None:
        """Set the columns and the fiscal year in which the date lies."""
        super().import_instance(instance, row, **kwargs)
        number = instance.date.year
        if number in self.years:
            instance.year = self.years[number]
        elif self.context.is_broken("vigencias", number):
            raise ValidationError({"date": ValidationError("", code=BROKEN)})
        else:
            raise ValidationError(
                {"date": f"la vigencia {number} no está en vigencias."}
            )


class MeasurementResource(SheetResource):
    """What was decided about an indicator at a cut-off."""

    key = ("cutoff", "indicator")
    blame = {"indicators_measurement_official_is_justified": "justification"}

    corte = Column(
        "cutoff",
        "corte",
        ReferenceWidget(Cutoff, "date", DayWidget(), "cortes"),
        required=True,
    )
    indicador = Column("indicator", "indicador", indicator_reference(), required=True)
    causa = Column("cause", "causa", TextWidget())
    oficial = Column("official", "oficial", NumberWidget())
    justificacion = Column("justification", "justificacion", TextWidget())
    motivo_sin_reporte = Column("override", "motivo_sin_reporte", TextWidget())

    class Meta(SheetResource.Meta):
        model = Measurement
        exclude = all_fields(Measurement)

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Hold the measurements of a closed cut-off."""
        if instance.cutoff.date in self.context.held.cutoffs:
            message = f"el corte {date_short(instance.cutoff.date)} ya está cerrado."
            for attribute in ["cutoff"] if self.is_new else sorted(self.changed):
                yield attribute, message


class NoteResource(SheetResource):
    """Notes of the year: the whole row is the key."""

    key = ("year", "objective", "indicator", "text")

    vigencia = Column("year", "vigencia", year_reference(), required=True)
    objetivo = Column("objective", "objetivo", objective_reference(), required=True)
    indicador = Column("indicator", "indicador", indicator_reference())
    texto = Column("text", "texto", TextWidget(), required=True)

    class Meta(SheetResource.Meta):
        model = Note
        exclude = all_fields(Note)
