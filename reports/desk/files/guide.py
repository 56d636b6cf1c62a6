"""What each table of the plan holds, column by column, in words for whoever fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass

from pei_site.sheets.columns import Column
from pei_site.sheets.references import ReferenceWidget
from pei_site.sheets.widgets import (
    CellWidget,
    ChoiceWidget,
    DayWidget,
    FlagWidget,
    KeyWidget,
    NumberWidget,
    WholeWidget,
)
from reports.desk.files.examples import EXAMPLES
from reports.planfiles.layout import LAYOUTS, MONTHS, PROGRAMMING, Layout

HOLDS: Mapping[str, str] = {
    "plan": "El plan: nombre, entidad, misión, visión y años. Una sola fila.",
    "etapas": "Cómo se construyó la plataforma estratégica, paso a paso.",
    "vigencias": "Los años del plan, su tope de sobre ejecución y si están aprobados.",
    "objetivos": "Los objetivos estratégicos.",
    "dependencias": "Las dependencias que responden por los indicadores.",
    "indicadores": "Los indicadores con su hoja de vida.",
    "ponderaciones": "El peso de cada indicador en su objetivo, por vigencia.",
    "programacion": "Lo programado de cada indicador: el año y sus doce meses.",
    "ejecucion": "Lo ejecutado cada mes, con avance, causa y retrasos.",
    "cortes": "Los cortes y el estado al que deben llegar.",
    "mediciones": "Lo que se decidió de un indicador en un corte.",
    "notas": "Las notas al pie de los objetivos y de sus indicadores.",
    "cambios": "El registro del control de cambios.",
}
_NOTES: Mapping[tuple[str, str], str] = {
    (
        "vigencias",
        "tope",
    ): "Vacío: sin tope. 100: ningún objetivo cuenta más del 100 %.",
    ("vigencias", "aprobada"): "Con si, la carga aprueba la vigencia al final.",
    ("objetivos", "peso"): "En todos los objetivos o en ninguno.",
    ("indicadores", "desde_linea_base"): "Sólo en los de anualización creciente.",
    ("indicadores", "decimales"): "De 0 a 4: los de su unidad.",
    ("ponderaciones", "peso"): "Los de un objetivo y vigencia suman 100,00.",
    ("ponderaciones", "inferida"): "si: no consta en el plan y se dedujo.",
    (
        "programacion",
        "anual",
    ): "Igual a la suma de los meses, o al último mes si es nivel.",
    ("ejecucion", "ejecutado"): "0 es un reporte; vacío, ninguno.",
    ("ejecucion", "mes"): "De 1 a 12.",
    ("cortes", "fecha"): "El último día de un mes.",
    ("cortes", "estado"): "La carga lo cierra y lo publica al final.",
    ("mediciones", "oficial"): "Un porcentaje, sin signo. Exige justificación.",
    ("mediciones", "justificacion"): "Obligatoria si hay cifra oficial.",
    ("mediciones", "motivo_sin_reporte"): "Permite cerrar el corte sin ese reporte.",
    ("notas", "indicador"): "Vacío: la nota es del objetivo.",
}


@dataclass(frozen=True, slots=True)
class ColumnGuide:
    """A column as people are told of it; `choices` are all its values, if they are few."""

    name: str
    is_required: bool
    is_key: bool
    accepts: str
    choices: tuple[str, ...]
    example: str
    note: str


@dataclass(frozen=True, slots=True)
class TableGuide:
    """A table with what it holds and its columns."""

    name: str
    holds: str
    is_optional: bool
    columns: tuple[ColumnGuide, ...]


def table_guide(layout: Layout) -> TableGuide:
    """Tell a table column by column."""
    resource = layout.resource()
    columns = [
        _column(layout.name, column, is_key=column.attribute in resource.key)
        for column in resource.columns()
    ]
    if layout.name == PROGRAMMING:
        columns.extend(_month(name) for name in MONTHS)
    return TableGuide(layout.name, HOLDS[layout.name], layout.optional, tuple(columns))


def table_guides() -> list[TableGuide]:
    """Tell every table, in the order in which they are loaded."""
    return [table_guide(layout) for layout in LAYOUTS]


def _column(table: str, column: Column, *, is_key: bool) -> ColumnGuide:
    name, widget = column.column_name, column.widget
    return ColumnGuide(
        name,
        column.required,
        is_key,
        _accepts(widget),
        _choices(widget),
        EXAMPLES[table].get(name, ""),
        _NOTES.get((table, name), ""),
    )


def _month(name: str) -> ColumnGuide:
    return ColumnGuide(
        name,
        is_required=False,
        is_key=False,
        accepts=_accepts(NumberWidget()),
        choices=(),
        example=EXAMPLES[PROGRAMMING][name],
        note="Vacío: ese mes no se programó nada.",
    )


def _accepts(widget: CellWidget) -> str:
    """Say what a cell may hold."""
    match widget:
        case ReferenceWidget():
            return f"Lo que esté en {widget.sheet}"
        case ChoiceWidget() | FlagWidget():
            return f"Una de estas: {', '.join(_choices(widget))}"
        case DayWidget():
            return "Fecha: 2024-06-30"
        case WholeWidget():
            return "Número entero, sin puntos"
        case NumberWidget():
            return f"Número, con coma y hasta {widget.decimals} decimales"
        case KeyWidget():
            return "Letras sin tilde, cifras y guiones"
    return "Texto"


def _choices(widget: CellWidget) -> tuple[str, ...]:
    if isinstance(widget, ChoiceWidget):
        return tuple(widget.words)
    return ("si", "no") if isinstance(widget, FlagWidget) else ()
