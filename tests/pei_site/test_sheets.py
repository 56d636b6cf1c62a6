"""Sheets in and out: what is read, what is refused, what is never run as a formula."""

import pytest
from hypothesis import given, strategies as st

from pei_site.sheets import escape_text, forbidden_character, plain_text, unescape_text
from pei_site.sheets.cells import TRIGGERS
from pei_site.sheets.files import read_sheets

texts = st.text(alphabet=st.sampled_from("'" + TRIGGERS + "aá1 "), max_size=6)


@given(texts)
def test_no_escaped_text_starts_a_formula(text):
    assert escape_text(text)[:1] not in set(TRIGGERS)


@given(texts)
def test_an_escaped_text_comes_back_as_it_was(text):
    assert unescape_text(escape_text(text)) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("＝1", "'＝1"),  # noqa: RUF001 -- a full-width sign
        ("'entre comillas'", "'entre comillas'"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_escaped(text, escaped):
    assert escape_text(text) == escaped


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tabs\tand\nlines", None),
        ("cero\0", "U+0000"),
        ("\x1b[31m", "U+001B"),
        ("al\u202erevés", "U+202E"),
        ("\u2066aislado", "U+2066"),
        ("medio \ud800", "U+D800"),
        ("ñ 🙂 –", None),
    ],
)
def test_invisible_and_control_characters_are_named(text, found):
    assert forbidden_character(text) == found


def test_line_ends_become_one_and_outer_spaces_go():
    assert plain_text("  a\r\nb\rc  ") == "a\nb\nc"


# --- CSV ----------------------------------------------------------------------------


def read_one(folder, content, name="plan"):
    (folder / f"{name}.csv").write_bytes(content)
    sheets, ignored, problems = read_sheets(folder, [name])
    return sheets, ignored, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,dos\n",
        b"\xef\xbb\xbfa,b\r\n1,dos\r\n",
        b"a;b\n1;dos",
        b'"a";"b"\n"1";"dos"\n',
    ],
    ids=["plain", "bom and windows line ends", "semicolons", "quoted"],
)
def test_a_csv_is_read_whatever_its_dialect(tmp_path, content):
    ([sheet], ignored, problems) = read_one(tmp_path, content)

    assert (sheet.header, sheet.rows) == (["a", "b"], [(2, ["1", "dos"])])
    assert (ignored, problems) == ([], [])


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    content = b'a,b\n"uno\nen dos lineas",1\n\n,\ndos,2\n'

    ([sheet], _, _) = read_one(tmp_path, content)

    assert [number for number, _ in sheet.rows] == [2, 5]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("a,ñ\n1,2".encode("utf-16"), "está en UTF-16"),
        ("a,n\n1,2".encode("utf-16-be"), "está en UTF-16"),
        ("a,ñ\n1,2".encode("latin-1"), "no está en UTF-8 (línea 1); parece Latin-1"),
        (b"PK\x03\x04 un libro", "es un libro de Excel"),
        (b"", "está vacío: falta el encabezado."),
        (b"\n\n", "está vacío: falta el encabezado."),
        (b"\na,b\n", "fila 1: el encabezado va en la primera fila."),
        (b'a,b\n1,"sin cerrar\n', "fila 2: las comillas no están bien cerradas"),
        (b'a,b\n"x"y,2\n', "fila 2: las comillas no están bien cerradas"),
    ],
)
def test_what_is_no_csv_is_refused_with_the_reason(tmp_path, content, problem):
    sheets, _, [told] = read_one(tmp_path, content)

    assert sheets == []
    assert told.startswith("plan.csv")
    assert problem in told


def test_other_files_of_the_folder_are_named_and_ignored(tmp_path):
    (tmp_path / "LEAME.txt").write_text("hola")

    _, ignored, problems = read_one(tmp_path, b"a\n1\n")

    assert (ignored, problems) == (["LEAME.txt"], [])


def test_a_folder_with_the_name_of_a_file_cannot_be_read(tmp_path):
    (tmp_path / "plan.csv").mkdir()

    sheets, _, [problem] = read_sheets(tmp_path, ["plan"])

    assert sheets == []
    assert str(problem).startswith("plan.csv: no se puede leer")
