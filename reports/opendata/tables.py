"""The data dictionary as tables of the screens."""

import django_tables2 as tables

from reports.tables.base import HouseTable


class DictionaryTable(HouseTable):
    """What each column, or key, means."""

    row_header = "name"
    look = "table--dictionary"
    blank = ""

    name = tables.Column("Nombre")
    meaning = tables.Column("Significado")
    kind = tables.Column("Tipo")
    unit = tables.Column("Unidad")
    allowed = tables.Column("Valores")
    empty_means = tables.Column("Vacío o null", accessor="empty")


class ColumnTable(DictionaryTable):
    """The columns of the CSV."""

    html_id = "columnas"
    caption = "Columnas del CSV"
    explanation = "En el orden en que están. Las del libro de Excel dicen lo mismo."


class KeyTable(DictionaryTable):
    """The keys of the JSON."""

    html_id = "claves"
    caption = "Claves del JSON"
    explanation = "Cada una por su camino: objectives[].number es el número de cada objetivo de la lista."
