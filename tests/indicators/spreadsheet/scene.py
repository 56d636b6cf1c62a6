"""An open month, its people, and workbooks filled as a person would."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from indicators.spreadsheet.layout import SHEET

PLACE = "/admin/mi-mes/2023-06/"
TEMPLATE = f"{PLACE}plantilla.xlsx"
UPLOAD = f"{PLACE}subir/"
CONFIRM = f"{PLACE}subir/confirmar/"
HOME = "/admin/mi-mes/?mes=2023-06"

Row = list[Any]


def rows_of(content: bytes, name: str = SHEET) -> list[Row]:
    """Read a sheet with its header."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name(name).to_python()


def workbook(rows: Sequence[Row], name: str = SHEET, extra: Callable | None = None):
    """Write rows as a workbook: numbers as numbers, a text with {=…} as a formula."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("{="):
                    sheet.write_formula(number, column, cell, None, 5)
                elif isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write(number, column, cell)
        if extra:
            extra(sheet)
    return buffer.getvalue()


def filled(content: bytes, changes: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Fill the template: key of the indicator -> column -> cell."""
    header, *rows = rows_of(content)
    for row in rows:
        for column, cell in changes.get(str(row[0]), {}).items():
            row[header.index(column)] = cell
    return workbook([header, *rows])


def download(client) -> bytes:
    answer = client.get(TEMPLATE)
    assert answer.status_code == 200, answer
    return answer.content


def upload(client, content: bytes, place: str = UPLOAD):
    file = SimpleUploadedFile("registro.xlsx", content)
    return client.post(place, {"file": file})


def payload_of(answer) -> str:
    return answer.context["payload"]


def confirm(client, payload: str, place: str = CONFIRM):
    return client.post(place, {"payload": payload})


def fill_and_upload(client, changes: Mapping[str, Mapping[str, Any]]):
    return upload(client, filled(download(client), changes))


def problems_of(answer) -> list[str]:
    return [str(problem) for problem in answer.context["problems"]]


def changed(content: bytes, parts: Mapping[str, bytes | Callable]) -> bytes:
    """Return the workbook with parts added, or passed through a function."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            change = parts.get(name)
            new.writestr(name, change(part) if callable(change) else part)
        for name, part in parts.items():
            if isinstance(part, bytes):
                new.writestr(name, part)
    return buffer.getvalue()
