"""The shape of the template: one sheet of rows, one of instructions."""

from dataclasses import dataclass

SHEET = "Registro"
HELP_SHEET = "Instrucciones"

KEY = "clave"
MONTH = "mes"
VERSION = "versión"
VALUE = "ejecutado"
# Column -> what it is called in `Entry`; the rest only identifies the row.
ENTERED = {
    VALUE: "executed",
    "avance": "narrative",
    "causa": "cause",
    "retrasos": "delays",
}
LONGEST = 4000  # characters of a text, as in the form


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet of rows and its width in characters."""

    name: str
    width: int

    @property
    def entered(self) -> bool:
        """Whether the person fills it in."""
        return self.name in ENTERED


COLUMNS = (
    Column(KEY, 14),
    Column("indicador", 44),
    Column("unidad", 14),
    Column("qué se reporta", 34),
    Column("programado", 14),
    Column("valor anterior", 14),
    Column(VALUE, 16),
    Column("avance", 60),
    Column("causa", 45),
    Column("retrasos", 45),
    Column("estado", 12),
    Column(MONTH, 10),
    Column(VERSION, 9),
)

INSTRUCTIONS = (
    (
        "Llene sólo las columnas con fondo claro: ejecutado, avance, causa y retrasos."
        " Las demás identifican la fila y están bloqueadas."
    ),
    (
        "ejecutado: un número de 0 en adelante, en la unidad de la fila. 0 es un reporte;"
        " vacío es que todavía no hay reporte."
    ),
    "«Qué se reporta» dice si el valor es sólo lo de este mes o el acumulado del año.",
    (
        "avance, causa y retrasos: textos de hasta 4.000 caracteres. La causa es"
        " obligatoria para enviar cuando hay rezago o sobre ejecución."
    ),
    (
        "Escriba valores, no fórmulas. Un texto que empiece por = + - o @ lleva antes un"
        " apóstrofo (') que se quita solo al subir el archivo."
    ),
    (
        "Las filas que no cambie quedan como están. Lo que borre en una fila queda"
        " vacío en el registro."
    ),
    "No cambie los encabezados ni los nombres de las hojas, y no agregue columnas.",
    (
        "Suba el archivo en «Mi mes»: antes de guardar verá qué cambia, fila por fila."
        " Se guarda todo o nada, como borrador; después envíe los registros."
    ),
)
