"""The sheet indicadores: what is measured, with its reference sheet."""

from collections.abc import Iterable
from typing import Any

from indicators.compliance.vocabulary import Accumulation
from indicators.locks import CORE_FIELDS
from indicators.models import Indicator
from indicators.vocabulary import Kind
from objectives.models import Department
from pei_site.sheets.references import ReferenceWidget
from pei_site.sheets.resources import Column, SheetResource, all_fields
from pei_site.sheets.widgets import (
    ChoiceWidget,
    DayWidget,
    FlagWidget,
    KeyWidget,
    NumberWidget,
    TextWidget,
    WholeWidget,
)

KINDS = {
    "sectorial": Kind.SECTORAL,
    "inversion": Kind.INVESTMENT,
    "gestion": Kind.MANAGEMENT,
}
ACCUMULATIONS = {
    "suma": Accumulation.SUM,
    "constante": Accumulation.CONSTANT,
    "creciente": Accumulation.INCREASING,
    "decreciente": Accumulation.DECREASING,
}


def indicator_reference() -> ReferenceWidget:
    """Make the widget of a column that names an indicator by its key."""
    return ReferenceWidget(Indicator, "key", KeyWidget(), "indicadores")


class IndicatorResource(SheetResource):
    """Indicators with their reference sheet, known by their key."""

    key = ("key",)
    blame = {
        "indicators_indicator_from_baseline_only_increasing": "from_baseline",
        "indicators_indicator_start_not_after_end": "end",
    }

    clave = Column("key", "clave", KeyWidget(), required=True)
    tipo = Column("kind", "tipo", ChoiceWidget(KINDS), required=True)
    codigo = Column("code", "codigo", TextWidget())
    nombre = Column("name", "nombre", TextWidget(), required=True)
    dependencia = Column(
        "department",
        "dependencia",
        ReferenceWidget(Department, "code", KeyWidget(), "dependencias"),
        required=True,
    )
    unidad = Column("unit", "unidad", TextWidget(), required=True)
    decimales = Column("decimals", "decimales", WholeWidget(), required=True)
    anualizacion = Column(
        "accumulation", "anualizacion", ChoiceWidget(ACCUMULATIONS), required=True
    )
    desde_linea_base = Column("from_baseline", "desde_linea_base", FlagWidget())
    linea_base = Column("baseline", "linea_base", NumberWidget())
    linea_base_fecha = Column("baseline_date", "linea_base_fecha", DayWidget())
    linea_base_fuente = Column("baseline_source", "linea_base_fuente", TextWidget())
    a_demanda = Column("on_demand", "a_demanda", FlagWidget())
    meta_codigo = Column("goal_code", "meta_codigo", TextWidget())
    meta = Column("goal", "meta", TextWidget())
    proyecto = Column("project", "proyecto", TextWidget())
    proyecto_nombre = Column("project_name", "proyecto_nombre", TextWidget())
    bpin = Column("bpin", "bpin", TextWidget())
    proceso = Column("process", "proceso", TextWidget())
    politica = Column("policy", "politica", TextWidget())
    clase = Column("indicator_class", "clase", TextWidget())
    proposito = Column("purpose", "proposito", TextWidget())
    descripcion = Column("description", "descripcion", TextWidget())
    formula = Column("formula", "formula", TextWidget())
    variables = Column("variables", "variables", TextWidget())
    metodo = Column("method", "metodo", TextWidget())
    meta_periodo = Column("period_target", "meta_periodo", NumberWidget())
    periodicidad = Column("frequency", "periodicidad", TextWidget())
    dias_rezago = Column("lag_days", "dias_rezago", WholeWidget())
    fuente = Column("source", "fuente", TextWidget())
    verificacion = Column("verification", "verificacion", TextWidget())
    inicio = Column("start", "inicio", DayWidget())
    fin = Column("end", "fin", DayWidget())
    observaciones = Column("notes", "observaciones", TextWidget())
    supuestos = Column("assumptions", "supuestos", TextWidget())

    class Meta(SheetResource.Meta):
        model = Indicator
        exclude = all_fields(Indicator)

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Hold the core fields of what weighs in a held year."""
        if instance.pk in self.context.held.indicators:
            for attribute in CORE_FIELDS:
                if attribute in self.changed:
                    yield (
                        attribute,
                        "pesa en una vigencia aprobada o cerrada: no se puede cambiar.",
                    )
