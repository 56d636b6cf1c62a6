"""What an upload is taken for: by its ending, its sheets' names, its own name."""

import io
import zipfile

import pytest

from pei_site.sheets import SheetError
from pei_site.sheets.uploads import read_upload
from tests.indicators.spreadsheet.scene import workbook

NAMES = ["plan", "ponderaciones", "notas"]
TEXT = b"vigencia,peso\n2023,5\n"
BOOK = workbook([["vigencia", "peso"], [2023, 5]], name="Hoja1")


def taken(label: str, content: bytes, chosen: str = "") -> list[tuple[str, str]]:
    """Return what each sheet is, and what people call it."""
    found = read_upload(label, content, NAMES, chosen)
    return [(sheet.name, sheet.label) for sheet in found.sheets]


@pytest.mark.parametrize(
    "label",
    ["notas.csv", "Notas.CSV", "notas (1).csv", "notas-2024.csv", "notas_copia.csv",
     "notas-plantilla.csv", "notas 2023-06-30.csv"],
)  # fmt: skip
def test_a_csv_is_what_its_name_says(label):
    assert taken(label, TEXT) == [("notas", label)]


@pytest.mark.parametrize("label", ["mis notas.csv", "notas de junio.csv", "planes.csv"])
def test_a_name_that_only_resembles_says_nothing(label):
    with pytest.raises(SheetError, match="no se sabe de qué tabla es"):
        taken(label, TEXT)


def test_the_choice_says_more_than_the_name():
    assert taken("notas.csv", TEXT, "ponderaciones") == [("ponderaciones", "notas.csv")]


@pytest.mark.parametrize(("label", "chosen"), [("notas.xlsx", ""), ("x.xlsx", "notas")])
def test_a_book_of_one_sheet_is_what_is_chosen_or_its_name(label, chosen):
    assert taken(label, BOOK, chosen) == [("notas", "Hoja1")]


def test_a_book_is_what_its_sheets_are_called():
    book = workbook([["vigencia"]], name="notas")

    assert taken("plan.xlsx", book) == [("notas", "notas")]


def test_a_zip_may_hold_a_folder_and_the_traces_of_a_mac():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("plan/notas.csv", "plan/leame.txt", "__MACOSX/plan/._notas.csv"):
            archive.writestr(name, TEXT)
        archive.writestr("plan/.DS_Store", "x")
        archive.mkdir("plan/vacia")

    found = read_upload("plan.zip", buffer.getvalue(), NAMES)

    assert [sheet.name for sheet in found.sheets] == ["notas"]
    assert found.ignored == ["plan/leame.txt"]


def test_what_is_no_help_to_the_plan_is_named_as_ignored():
    def one_more(sheet):
        sheet.write_string(5, 5, "x")

    book = workbook([["vigencia"]], name="notas", extra=one_more)

    assert read_upload("x.xlsx", book, NAMES).ignored == []
    with pytest.raises(SheetError, match="«plan», «ponderaciones» o «notas»"):
        read_upload("x.xlsx", BOOK, NAMES)
