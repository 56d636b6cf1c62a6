"""Files made to do harm: refused in words that name the file, 0 errors, 0 writes."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pei_site.sheets import SheetError
from pei_site.sheets.uploads import MAX_BYTES, read_upload
from reports.planfiles.layout import LAYOUTS
from tests.indicators.spreadsheet.scene import changed, workbook
from tests.reports.desk.files.scene import (
    PREVIEW,
    problems,
    the_small_plan,
    told,
    upload,
    zipped,
)
from tests.reports.planfolder import SMALL, counts
from tests.scenes import module_scene

plan = module_scene(the_small_plan)

NAMES = [one.name for one in LAYOUTS]
HEADER = ["vigencia", "objetivo", "indicador", "peso"]
GOOD = workbook([HEADER, [2023, 1, "suma", 33.33]], name="ponderaciones")
SHEET_PART = "xl/worksheets/sheet1.xml"
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
TEXT = "vigencia,objetivo,indicador,peso\n2023,1,suma,33,33\n"


def cells(xml: bytes) -> bytes:
    end = b"</sheetData>"
    return changed(GOOD, {SHEET_PART: lambda part: part.replace(end, xml + end)})


def a_zip(**files: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def locked_zip() -> bytes:
    """A zip whose only file says that it is encrypted."""
    whole = bytearray(a_zip(**{"ponderaciones.csv": TEXT}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        whole[whole.index(mark) + place] |= 1
    return bytes(whole)


# name of the upload, its content, what the refusal says
TRAPS: dict[str, tuple[str, bytes, str]] = {
    "empty book": ("plan.xlsx", b"PK\5\6" + b"\0" * 18, "no es un libro .xlsx"),
    "book of text": ("plan.xlsx", TEXT.encode(), "no es un libro .xlsx"),
    "half a book": ("plan.xlsx", GOOD[: len(GOOD) // 2], "no es un libro .xlsx"),
    "macros": ("plan.xlsx", changed(GOOD, {"xl/vbaProject.bin": b"\0"}), "tiene macros"),
    "macro book": ("plan.xlsm", GOOD, "sin macros"),
    "old Excel": ("plan.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Libro de Excel"),
    "program": ("plan.exe", b"MZ", "no es un .xlsx, un .zip"),
    "entities": ("plan.xlsx", changed(GOOD, {SHEET_PART: lambda _: XXE}), "XML"),
    "bomb": ("plan.xlsx", changed(GOOD, {"xl/b.xml": b"0" * 50_000_000}), "se expande"),
    "far cell": ("plan.xlsx", cells(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "demasiado lejos"),
    "formula": ("plan.xlsx", workbook([HEADER, [2023, 1, "suma", "{=30+3}"]], name="ponderaciones"), "tiene una fórmula"),
    "other sheets": ("libro.xlsx", workbook([HEADER], name="Hoja1"), "no tiene ninguna hoja"),
    "bomb in a zip": ("plan.zip", a_zip(**{"ponderaciones.csv": b"0" * 50_000_000}), "se expande"),
    "zip of nothing": ("plan.zip", a_zip(**{"leame.txt": "hola"}), "no trae ningún archivo"),
    "locked zip": ("plan.zip", locked_zip(), "no es un .zip que se pueda leer"),
    "broken zip": ("plan.zip", zipped()[:-30], "no es un .zip que se pueda leer"),
    "book called zip": ("plan.zip", GOOD, "súbalo con la terminación .xlsx"),
    "two of a table": ("plan.zip", a_zip(**{"a/notas.csv": "x", "b/notas.csv": "x"}), "trae 2 archivos"),
    "201 files": ("plan.zip", a_zip(**{f"{n}.csv": "" for n in range(201)}), "se expande"),
    "book called csv": ("ponderaciones.csv", GOOD, "es un libro de Excel"),
    "Latin-1": ("ponderaciones.csv", "peso\nañí".encode("latin-1"), "no está en UTF-8"),
    "UTF-16": ("ponderaciones.csv", TEXT.encode("utf-16"), "está en UTF-16"),
    "NUL": ("ponderaciones.csv", TEXT.replace("suma", "su\0ma").encode(), "U+0000"),
    "open quotes": ("ponderaciones.csv", b'vigencia\n"2023', "comillas"),
    "41 columns": ("ponderaciones.csv", b"a," * 40 + b"b\n", "el límite es 40"),
    "20,001 rows": ("ponderaciones.csv", b"vigencia\n" + b"1\n" * 20_001, "más de 20000 filas"),
    "unknown table": ("pesos.csv", TEXT.encode(), "no se sabe de qué tabla es"),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_told_on_the_page_and_nothing_is_written(desk, plan, trap):
    name, content, reason = TRAPS[trap]
    before = counts()

    page = upload(desk, name, content)

    assert any(reason in one for one in problems(page)), told(page)
    assert counts() == before


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(SheetError, match="pasa de 8 MB"):
        read_upload("notas.csv", b"x" * (MAX_BYTES + 1), NAMES)


@pytest.mark.django_db
def test_the_form_refuses_what_is_too_large(desk, plan):
    file = SimpleUploadedFile("notas.csv", b"x" * (MAX_BYTES + 1))
    answer = desk.post(PREVIEW, {"file": file})

    assert answer.context["form"].errors == {"file": ["El archivo pasa de 8 MB."]}


@pytest.mark.django_db
def test_a_name_is_shown_as_text_and_cut_short(desk, plan):
    page = upload(desk, f"<b>{'x' * 200}\u202e.txt", b"hola")

    assert "<b>x" not in page
    assert "\u202e" not in page
    assert "x" * 90 not in page


@pytest.mark.django_db
@pytest.mark.parametrize("cell", ["-5", "quizás", "=1+1"])
def test_an_approval_that_cannot_be_read_is_a_problem_of_its_row(desk, plan, cell):
    text = (SMALL / "vigencias.csv").read_text(encoding="utf-8")

    page = upload(
        desk, "vigencias.csv", text.replace("2023,,no", f"2023,,{cell}").encode()
    )

    assert "falló por un error" not in told(page)
    assert any("fila" in one and "aprobada" in one for one in problems(page))
