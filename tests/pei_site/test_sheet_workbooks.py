"""Workbooks in and out, and writing plan files without losing what is there."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter

from pei_site.sheets import SheetError, Table
from pei_site.sheets.files import TakenError, read_sheets, write_sheets

TABLE = Table(
    "plan",
    ["texto", "número", "fecha"],
    [["'=1+1", Decimal("72.5"), date(2023, 6, 30)], ["dos\nlíneas", "", ""]],
)


def a_workbook(path, *rows, name="plan"):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return path


def test_numbers_dates_and_booleans_of_a_workbook_keep_their_kind(tmp_path):
    path = a_workbook(tmp_path / "p.xlsx", ["a", "b", "c"], [0.1 + 0.2, 321, True])

    ([sheet], _, _) = read_sheets(path, ["plan"])

    assert sheet.rows == [(2, [Decimal("0.3"), Decimal(321), True])]


def test_a_workbook_comes_back_as_it_was_written(tmp_path):
    path = tmp_path / "p.xlsx"

    write_sheets(path, [TABLE])

    ([sheet], _, _) = read_sheets(path, ["plan"])
    assert sheet.header == TABLE.header
    assert [row for _, row in sheet.rows] == TABLE.rows


def test_no_formula_is_ever_written(tmp_path):
    path = tmp_path / "p.xlsx"

    write_sheets(path, [Table("plan", ["=a"], [["=1+1"], ["@SUM(A1)"]])])

    xml = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in xml
    assert b't="s"' in xml


def test_the_same_tables_give_the_same_bytes(tmp_path):
    write_sheets(tmp_path / "one.xlsx", [TABLE])
    write_sheets(tmp_path / "two.xlsx", [TABLE])

    first, second = (
        (tmp_path / f"{name}.xlsx").read_bytes() for name in ("one", "two")
    )
    assert first == second


def test_an_error_cell_is_not_taken_for_an_empty_one(tmp_path):
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("plan").write_formula(1, 2, "=1/0", None, "#DIV/0!")

    _, _, problems = read_sheets(path, ["plan"])

    assert [str(one) for one in problems] == [
        "plan, fila 2, columna C: la celda tiene una fórmula: escriba el valor.",
        "plan, fila 2, columna C: la celda es un error de cálculo (como #¡DIV/0!).",
    ]


def test_a_far_cell_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("plan").write(1_000_000, 16_000, "lejos")

    with pytest.raises(SheetError, match="demasiado lejos"):
        read_sheets(path, ["plan"])


def test_a_few_cells_that_span_a_whole_sheet_are_refused(tmp_path):
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("plan").write(1_000_000, 30, "lejos")

    with pytest.raises(
        SheetError, match=r"plan, fila 1000001, columna AE: .*demasiado lejos"
    ):
        read_sheets(path, ["plan"])


def test_a_header_below_the_first_row_is_no_header(tmp_path):
    path = a_workbook(tmp_path / "p.xlsx", [], ["a"], ["1"])

    ([sheet], _, _) = read_sheets(path, ["plan"])

    assert sheet.header == []


@pytest.mark.parametrize("content", [b"no es un libro", b"PK\x03\x04 roto", b""])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "p.xlsx"
    path.write_bytes(content)

    with pytest.raises(SheetError, match=r"p\.xlsx: no es un libro \.xlsx"):
        read_sheets(path, ["plan"])


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("otra/cosa.txt", "hola")
    (tmp_path / "p.xlsx").write_bytes(buffer.getvalue())

    with pytest.raises(SheetError, match=r"no es un libro \.xlsx"):
        read_sheets(tmp_path / "p.xlsx", ["plan"])


def test_what_does_not_exist_or_has_another_ending_is_refused(tmp_path):
    (tmp_path / "plan.ods").write_bytes(b"")

    with pytest.raises(SheetError, match="no existe"):
        read_sheets(tmp_path / "nada", ["plan"])
    with pytest.raises(SheetError, match="no es una carpeta"):
        read_sheets(tmp_path / "plan.ods", ["plan"])


# --- writing ------------------------------------------------------------------------


def test_numbers_and_dates_of_a_csv_are_written_the_colombian_way(tmp_path):
    write_sheets(tmp_path / "out", [TABLE])

    written = (tmp_path / "out" / "plan.csv").read_bytes()
    assert written == (
        'texto,número,fecha\n\'=1+1,"72,5",2023-06-30\n"dos\nlíneas",,\n'.encode()
    )


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
def test_what_is_there_is_not_overwritten_without_being_told(tmp_path, name):
    path = tmp_path / name
    write_sheets(path, [TABLE])

    with pytest.raises(TakenError):
        write_sheets(path, [TABLE])
    write_sheets(path, [TABLE], force=True)

    assert [child.name for child in tmp_path.iterdir()] == [name]


def test_a_text_too_long_for_a_cell_is_told_and_leaves_no_file(tmp_path):
    path = tmp_path / "p.xlsx"

    with pytest.raises(SheetError, match="plan, fila 2, columna texto: tiene 40000"):
        write_sheets(path, [Table("plan", ["texto"], [["x" * 40_000]])])

    assert list(tmp_path.iterdir()) == []
