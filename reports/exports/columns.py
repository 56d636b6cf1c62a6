"""What each column of the CSV means: its header and its dictionary are this one list."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import labels

TEXT = "Texto"
NUMBER = "Número (coma decimal, sin separador de miles)"
PERCENT = "Número con dos decimales (coma decimal, sin el signo %)"
NEVER = "Nunca está vacío."
NO_INDICATORS = "El objetivo no tiene indicadores."
NOT_WRITTEN = "Nadie lo escribió, o el objetivo no tiene indicadores."
SHARE = "%"
ITS_UNIT = "La de la columna «Unidad»"


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: its heading, what it means, and what an empty cell says.

    `unit` and `allowed` are blank where there is no unit, or any value may stand.
    """

    title: str
    meaning: str
    empty: str = NO_INDICATORS
    kind: str = TEXT
    unit: str = ""
    allowed: str = ""


def _one_of(words: Iterable[str]) -> str:
    return " · ".join(words)


COLUMNS = (
    DataColumn(
        "Corte",
        "Último día del mes al que se mide el plan.",
        NEVER,
        kind="Fecha (AAAA-MM-DD)",
    ),
    DataColumn(
        "Objetivo",
        "Número del objetivo estratégico.",
        NEVER,
        kind="Número entero",
        allowed="1 en adelante",
    ),
    DataColumn("Enunciado del objetivo", "Enunciado completo del objetivo.", NEVER),
    DataColumn(
        "Cumplimiento del objetivo (%)",
        "Promedio ponderado de sus indicadores al corte; respeta el tope de la vigencia"
        " si lo hay.",
        "El objetivo no se puede calificar al corte: no es 0.",
        kind=PERCENT,
        unit=SHARE,
    ),
    DataColumn(
        "Clave",
        "Identificador del indicador, igual en todos los cortes. Un indicador que pesa"
        " en varios objetivos ocupa una línea en cada uno.",
    ),
    DataColumn(
        "Tipo", "Clase de indicador.", allowed=_one_of(labels.KIND.values())
    ),
    DataColumn(
        "Código", "Código oficial del indicador.", "El indicador no tiene código."
    ),
    DataColumn("Nombre indicador", "Nombre completo del indicador."),
    DataColumn("Identificación", "Tipo y código, como los escribe el informe."),
    DataColumn("Dependencia", "Dependencia que responde por el indicador."),
    DataColumn("Unidad", "Unidad en la que se miden sus magnitudes."),
    DataColumn(
        "Anualización",
        "Cómo se acumulan los meses: la suma se suma; los demás son niveles y vale el"
        " último reportado.",
        allowed=_one_of(labels.ACCUMULATION.values()),
    ),
    DataColumn(
        "Ponderación (%)",
        "Peso del indicador en el objetivo en la vigencia; los de un objetivo suman 100.",
        "El indicador no pesa en el objetivo en esta vigencia.",
        kind=NUMBER,
        unit=SHARE,
    ),
    DataColumn(
        "Programación de la vigencia",
        "Lo que se prometió para todo el año.",
        "No tiene programación en la vigencia.",
        kind=NUMBER,
        unit=ITS_UNIT,
    ),
    DataColumn(
        "Programación al corte",
        "Lo que se prometió hasta el corte.",
        "No había nada programado hasta el corte: no es 0.",
        kind=NUMBER,
        unit=ITS_UNIT,
    ),
    DataColumn(
        "Magnitud ejecutada al corte",
        "Lo que se hizo hasta el corte.",
        "No se reportó nada: no es 0.",
        kind=NUMBER,
        unit=ITS_UNIT,
    ),
    DataColumn(
        "Porcentaje avance al corte (%)",
        "Ejecutado frente a programado al corte, sin tope; el oficial, donde lo hay."
        " Puede pasar de 100 y ser negativo.",
        "No se puede calificar: no es 0.",
        kind=PERCENT,
        unit=SHARE,
    ),
    DataColumn(
        "Porcentaje recalculado (%)",
        "El que dan las magnitudes, aunque haya uno oficial.",
        "No se puede calcular: no es 0.",
        kind=PERCENT,
        unit=SHARE,
    ),
    DataColumn(
        "Porcentaje avance de la vigencia (%)",
        "Ejecutado al corte frente a lo programado para todo el año.",
        "No hay ejecución o no hay programación.",
        kind=PERCENT,
        unit=SHARE,
    ),
    DataColumn(
        "Porcentaje oficial",
        "Si el porcentaje al corte es uno oficial, publicado con justificación.",
        allowed="Sí · No",
    ),
    DataColumn(
        "Estado",
        "Comparación exacta del avance al corte con 100%.",
        allowed=_one_of([*labels.STATUS.values(), labels.NO_PROGRAMMING]),
    ),
    DataColumn(
        "Semáforo",
        "Franja del avance al corte; los límites están en la metodología.",
        allowed=_one_of([*labels.BAND.values(), labels.NOT_JUDGED]),
    ),
    DataColumn(
        "Descripción del estado",
        "La frase del informe: el estado, su distancia al 100% y la causa.",
    ),
    DataColumn(
        "Causa", "Por qué hay rezago o sobre ejecución, según la entidad.", NOT_WRITTEN
    ),
    DataColumn(
        "Notas",
        "Notas al pie de la fila, con su marca; una por línea dentro de la celda.",
        "No tiene notas.",
    ),
    DataColumn(
        "Cuenta en el objetivo (%)",
        "El porcentaje con el que entra en el promedio del objetivo: el del avance al"
        " corte, hasta el tope de la vigencia; 0 si no se reportó.",
        "No entra en el promedio: no es 0.",
        kind=PERCENT,
        unit=SHARE,
    ),
)  # fmt: skip
HEADER = tuple(column.title for column in COLUMNS)
