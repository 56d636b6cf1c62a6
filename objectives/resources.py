"""The sheets of the plan: plan, etapas, vigencias, objetivos, dependencias, cambios."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from objectives.models import Change, Department, FiscalYear, Objective, Plan, PlanStep
from pei_site.sheets.references import ReferenceWidget
from pei_site.sheets.resources import Column, SheetResource, all_fields
from pei_site.sheets.widgets import (
    DayWidget,
    FlagWidget,
    KeyWidget,
    NumberWidget,
    TextWidget,
    WholeWidget,
)

OUTSIDE = "está fuera del plan ({plan.start}–{plan.end})."
APPROVED = (
    "la vigencia {year} ya está aprobada o tiene un corte cerrado: no se puede cambiar."
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a load may not change: it was approved or frozen before.

    `years` are approved or have a closed cut-off; `months` (year, month) are closed by
    the Planning Office or by a cut-off; `cutoffs` are the closed ones; `indicators` weigh in a held year;
    `objectives` is the year that holds the objectives' weights in the plan, if one does.
    """

    years: frozenset[int] = frozenset()
    months: frozenset[tuple[int, int]] = frozenset()
    cutoffs: frozenset[date] = frozenset()
    indicators: frozenset[int] = frozenset()
    objectives: int | None = None


def year_reference() -> ReferenceWidget:
    """Make the widget of a column that names a fiscal year."""
    return ReferenceWidget(FiscalYear, "year", WholeWidget(), "vigencias")


def objective_reference() -> ReferenceWidget:
    """Make the widget of a column that names an objective by its number."""
    return ReferenceWidget(Objective, "number", WholeWidget(), "objetivos")


class PlanResource(SheetResource):
    """The plan: one row, known by its name."""

    key = ("name",)
    blame = {"objectives_plan_start_not_after_end": "end"}

    nombre = Column("name", "nombre", TextWidget(), required=True)
    entidad = Column("entity", "entidad", TextWidget(), required=True)
    lema = Column("motto", "lema", TextWidget())
    mision = Column("mission", "mision", TextWidget())
    vision = Column("vision", "vision", TextWidget())
    inicio = Column("start", "inicio", WholeWidget(), required=True)
    fin = Column("end", "fin", WholeWidget(), required=True)
    version = Column("version", "version", TextWidget())

    class Meta(SheetResource.Meta):
        model = Plan
        exclude = all_fields(Plan)


class PlanPartResource(SheetResource):
    """A sheet whose rows belong to the only plan there is."""

    class Meta(SheetResource.Meta):
        abstract = True

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Find the plan that new rows will belong to."""
        super().before_import(dataset, **kwargs)
        self.plan = Plan.objects.get()

    def init_instance(self, row: Any = None) -> Any:
        """Make a new row of the plan."""
        return self._meta.model(plan=self.plan)


class PlanStepResource(PlanPartResource):
    """How the platform was built, step by step."""

    key = ("number",)

    numero = Column("number", "numero", WholeWidget(), required=True)
    texto = Column("text", "texto", TextWidget(), required=True)

    class Meta(SheetResource.Meta):
        model = PlanStep
        exclude = all_fields(PlanStep)


class ApprovalColumn(Column):
    """Whether the year is approved: read here, done at the end of the load."""

    def save(self, instance: Any, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Refuse to take an approval back; approving is done by the load itself."""
        if self.column_name not in row:
            return
        if not self.clean(row, **kwargs) and instance.is_approved:
            raise ValueError(
                "la vigencia ya está aprobada: no se puede desaprobar con un archivo."
            )


class FiscalYearResource(PlanPartResource):
    """Fiscal years, with their cap."""

    key = ("year",)
    blame = {"objectives_fiscalyear_cap_positive": "cap"}

    vigencia = Column("year", "vigencia", WholeWidget(), required=True)
    tope = Column("cap", "tope", NumberWidget(decimals=2, whole=5))
    aprobada = ApprovalColumn("is_approved", "aprobada", FlagWidget())

    class Meta(SheetResource.Meta):
        model = FiscalYear
        exclude = all_fields(FiscalYear)

    def _stored(self, instance: Any, attribute: str) -> Any:
        if attribute == "is_approved":
            return instance.is_approved
        return super()._stored(instance, attribute)

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Hold the cap, and the years of the plan that the year must lie in."""
        if "cap" in self.changed and instance.year in self.context.held.years:
            yield "cap", APPROVED.format(year=instance.year)
        if not self.plan.start <= instance.year <= self.plan.end:
            yield "year", OUTSIDE.format(plan=self.plan)


class ObjectiveResource(PlanPartResource):
    """Strategic objectives."""

    key = ("number",)

    numero = Column("number", "numero", WholeWidget(), required=True)
    enunciado = Column("statement", "enunciado", TextWidget(), required=True)
    enunciado_corto = Column("short_statement", "enunciado_corto", TextWidget())
    peso = Column("weight", "peso", NumberWidget(decimals=2))

    class Meta(SheetResource.Meta):
        model = Objective
        exclude = all_fields(Objective)

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Hold the weight in the plan once any year is approved."""
        year = self.context.held.objectives
        if "weight" in self.changed and not self.is_new and year:
            yield "weight", APPROVED.format(year=year)


class DepartmentResource(SheetResource):
    """Departments, known by their code."""

    key = ("code",)

    codigo = Column("code", "codigo", KeyWidget(), required=True)
    nombre = Column("name", "nombre", TextWidget(), required=True)

    class Meta(SheetResource.Meta):
        model = Department
        exclude = all_fields(Department)


class ChangeResource(PlanPartResource):
    """The register of changes: known by version and number, or by all that they say."""

    key = ("version", "number")

    version = Column("version", "version", TextWidget())
    numero = Column("number", "numero", TextWidget())
    fecha = Column("date", "fecha", DayWidget())
    instancia = Column("body", "instancia", TextWidget())
    acto = Column("act", "acto", TextWidget())
    vigencia = Column("year", "vigencia", WholeWidget())
    objetivo = Column("objective", "objetivo", objective_reference())
    indicador = Column("indicator_key", "indicador", KeyWidget())
    meta = Column("goal", "meta", TextWidget())
    descripcion = Column("description", "descripcion", TextWidget(), required=True)
    justificacion = Column("justification", "justificacion", TextWidget())

    class Meta(SheetResource.Meta):
        model = Change
        exclude = all_fields(Change)

    def get_queryset(self) -> Any:
        """Know the register alone: drafts are nobody's history yet."""
        return super().get_queryset().filter(state__in=Change.REGISTERED)

    def identity(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Know a change without number by its whole content."""
        if values["number"]:
            return super().identity(values)
        return tuple(values[column.attribute] for column in self.columns())

    def identifying(self, row: Mapping[str, Any]) -> Iterable[str]:
        """Read the whole row where it has no number."""
        if TextWidget().clean(row.get("numero", "")):
            return self.key
        return [column.attribute for column in self.columns()]

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Ask for a year of the plan."""
        if instance.year and not self.plan.start <= instance.year <= self.plan.end:
            yield "year", OUTSIDE.format(plan=self.plan)
