"""The sheets of a plan, in the order in which they are loaded."""

from dataclasses import dataclass

from indicators.resources import (
    CutoffResource,
    ExecutionResource,
    IndicatorResource,
    MeasurementResource,
    NoteResource,
    ProgrammingResource,
    WeightResource,
    YearTargetResource,
)
from objectives.resources import (
    ChangeResource,
    DepartmentResource,
    FiscalYearResource,
    ObjectiveResource,
    PlanResource,
    PlanStepResource,
)
from pei_site.sheets.resources import SheetResource

MONTHS = {f"m{month:02}": month for month in range(1, 13)}  # columns of programacion
PROGRAMMING = "programacion"


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: its name, the resource of its rows, and whether it may be missing."""

    name: str
    resource: type[SheetResource]
    optional: bool = False

    @property
    def columns(self) -> list[str]:
        """The columns that the sheet may have, in order."""
        names = [column.column_name for column in self.resource().columns()]
        return [*names, *MONTHS] if self.name == PROGRAMMING else names

    @property
    def required(self) -> list[str]:
        """The columns that the sheet must have."""
        return [one.column_name for one in self.resource().columns() if one.required]


LAYOUTS = (
    Layout("plan", PlanResource),
    Layout("etapas", PlanStepResource, optional=True),
    Layout("vigencias", FiscalYearResource),
    Layout("objetivos", ObjectiveResource),
    Layout("dependencias", DepartmentResource),
    Layout("indicadores", IndicatorResource),
    Layout("ponderaciones", WeightResource),
    Layout(PROGRAMMING, YearTargetResource),
    Layout("ejecucion", ExecutionResource),
    Layout("cortes", CutoffResource),
    Layout("mediciones", MeasurementResource, optional=True),
    Layout("notas", NoteResource, optional=True),
    Layout("cambios", ChangeResource, optional=True),
)

# The second resource of programacion: a row for each of its months.
MONTHS_LAYOUT = Layout(PROGRAMMING, ProgrammingResource)
