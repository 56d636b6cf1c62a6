"""The plan's tables as files to download: with their data, or empty and explained."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from pei_site.sheets import Table
from pei_site.sheets.csv_files import write_csv
from pei_site.sheets.uploads import HELP_SHEET
from reports.desk.files.guide import ColumnGuide, TableGuide

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- fixed: the same template, the same bytes
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_REQUIRED, _OTHER = "#F6C445", "#F2F0EA"
_ROWS = 2000  # of the template that check what is typed
_LONGEST_HINT = 255  # characters, Excel's own
_WIDTHS = (16, 18, 24, 44, 40, 60)
_HEADINGS = ("tabla", "columna", "obligatoria", "qué se escribe", "ejemplo", "nota")
_INTRODUCTION = (
    (
        "Llene cada tabla en su hoja, desde la fila 2. Las columnas de fondo amarillo"
        " son obligatorias; las demás pueden quedar vacías o borrarse."
    ),
    "No cambie los encabezados ni los nombres de las hojas. Escriba valores, no fórmulas.",
    (
        "Una fila se reconoce por su clave: si ya está guardada se actualiza; si no, se"
        " crea. Nada se borra. Una celda vacía borra el dato; una columna que no está lo"
        " deja."
    ),
    "Los ejemplos de esta hoja no se cargan.",
)


def csv_zip(tables: Iterable[Table]) -> bytes:
    """Put every table in a .zip of CSV files; the same tables, the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            info = zipfile.ZipInfo(f"{table.name}.csv", _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, write_csv(table))
    return buffer.getvalue()


def template_csv(guide: TableGuide) -> bytes:
    """Write the header alone."""
    return write_csv(Table(guide.name, [one.name for one in guide.columns], []))


def template_workbook(guides: Iterable[TableGuide]) -> bytes:
    """Write empty tables that check what is typed, and a sheet that explains them."""
    guides = list(guides)
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"created": _CREATED})
        heads = {
            colour: book.add_format(
                {
                    "bold": True,
                    "bg_color": colour,
                    "border": 1,
                    "border_color": "#CFCBBF",
                }
            )
            for colour in (_REQUIRED, _OTHER)
        }
        for guide in guides:
            sheet = book.add_worksheet(guide.name)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(guide.columns):
                head = heads[_REQUIRED if column.is_required else _OTHER]
                sheet.set_column(place, place, max(12, len(column.name) + 3))
                sheet.write_string(0, place, column.name, head)
                sheet.data_validation(1, place, _ROWS, place, _check(column))
        _explain(book, guides)
    return buffer.getvalue()


def _check(column: ColumnGuide) -> dict[str, Any]:
    """Offer the values that there are, and a hint of what is expected."""
    rule: dict[str, Any] = {"validate": "any"}
    if column.choices:
        rule = {"validate": "list", "source": list(column.choices)}
        rule |= {"error_title": "No es un valor", "error_message": column.accepts}
    needed = "Obligatoria. " if column.is_required else ""
    hint = f"{needed}{column.accepts}. {column.note}".strip()
    return rule | {"input_title": column.name, "input_message": hint[:_LONGEST_HINT]}


def _explain(book: Any, guides: Iterable[TableGuide]) -> None:
    sheet = book.add_worksheet(HELP_SHEET)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "bg_color": _OTHER})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    for row, text in enumerate(_INTRODUCTION):
        sheet.write_string(row, 0, text)
    first = len(_INTRODUCTION) + 1
    for place, text in enumerate(_HEADINGS):
        sheet.write_string(first, place, text, bold)
    rows = [(guide.name, column) for guide in guides for column in guide.columns]
    for number, (name, column) in enumerate(rows, first + 1):
        told = ("sí" if column.is_required else "no") + (
            ", clave" if column.is_key else ""
        )
        cells = (name, column.name, told, column.accepts, column.example, column.note)
        for place, text in enumerate(cells):
            sheet.write_string(number, place, text, plain)
