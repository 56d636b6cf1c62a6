"""The system's libraries are named, and a small PDF is made."""

from reports.doctor import papers
from reports.doctor.finding import WORDS
from tests.reports.rendering.breaking import without_a_library


def told(check):
    return [(WORDS[one.level], one.told) for one in check()]


def test_the_libraries_are_named_with_their_versions():
    ((level, line),) = told(papers.libraries)

    assert level == "bien"
    names = [part.split(" ")[0] for part in line.split(", ")]
    assert names == ["WeasyPrint", "libpango-1.0", "libharfbuzz"]


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(papers, "LIBRARIES", (("libno-existe.so.0", ""),))

    assert told(papers.libraries) == [
        ("MAL", "Faltan bibliotecas del sistema: libno-existe.so.0.")
    ]


def test_a_small_pdf_is_made(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    assert told(papers.a_small_one) == [("bien", "Un PDF de prueba se hizo bien.")]


def test_what_cannot_be_made_is_told(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "file"
    settings.DATA_DIR.touch()

    ((level, line),) = told(papers.a_small_one)

    assert level == "MAL"
    assert line.startswith("No se pudo hacer un PDF: ")


def test_a_program_that_does_not_start_is_told_with_how_to_see_why(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    with without_a_library():
        (found,) = papers.a_small_one()

    assert found.told == "El programa que elabora los PDF no arranca."
    assert "-m reports.rendering.program </dev/null" in found.mend
