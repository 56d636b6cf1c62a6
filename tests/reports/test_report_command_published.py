"""`manage.py report` of what was published: the archived bytes, and what is made of them."""

import pypdfium2
import pytest

from reports.archive import archived_file
from tests.builders import JUNE, measured
from tests.reports import closings
from tests.reports.papers import PDF, run
from tests.reports.printed import words
from tests.scenes import module_scene

ANNEX = "Anexo: hojas de vida de los indicadores"

pytestmark = pytest.mark.django_db


@module_scene
def published():
    """June is published, with one indicator at 98,00 %."""
    measured("321", p="50", e="49")
    closings.published()


@pytest.mark.parametrize("file_format", ["pdf", "xlsx", "csv", "json"])
def test_a_published_cutoff_gives_the_archived_bytes(file_format, capsysbinary):
    run(format=file_format)

    stored = archived_file(JUNE, file_format)
    assert stored
    assert capsysbinary.readouterr().out == stored.content


@pytest.mark.parametrize("file_format", ["pdf", "xlsx", "csv", "json"])
def test_made_afresh_it_is_the_same_to_the_byte(file_format, capsysbinary):
    run(format=file_format, fresh=True)

    stored = archived_file(JUNE, file_format)
    assert stored
    assert capsysbinary.readouterr().out == stored.content


def test_html_is_one_file_with_its_style(capsysbinary):
    run(format="html")

    text = capsysbinary.readouterr().out.decode()
    assert text.startswith("<!DOCTYPE html>")
    assert "<style>" in text
    assert "98,00%" in text


@pytest.mark.parametrize("file_format", ["pdf", "html"])
def test_the_annex_is_added_when_it_is_asked_for(file_format, capsysbinary):
    run(format=file_format, annex=True)
    annexed = capsysbinary.readouterr().out
    run(format=file_format)
    plain = capsysbinary.readouterr().out

    texts = [
        words(paper) if file_format == "pdf" else paper.decode()
        for paper in (annexed, plain)
    ]
    assert [ANNEX in text for text in texts] == [True, False]


def test_a_variant_is_the_one_of_the_site(client, capsysbinary):
    run(format="pdf", variant="objetivo=1")
    written = capsysbinary.readouterr().out
    run(format="html", variant="resumen")
    page = capsysbinary.readouterr().out.decode()

    of_site = client.get(PDF, {"objetivo": "1"})
    assert written == of_site.content
    assert "Resumen ejecutivo" in page
    assert "98,00%" in page


def test_upright_pages_are_the_ones_of_the_site(client, capsysbinary):
    run(format="pdf", portrait=True)
    upright = capsysbinary.readouterr().out
    run(format="pdf")
    archived = capsysbinary.readouterr().out

    of_site = client.get(PDF, {"orientacion": "vertical"})
    shapes = [
        {page.get_size() for page in pypdfium2.PdfDocument(paper)}
        for paper in (upright, archived)
    ]
    assert [{width < height for width, height in sizes} for sizes in shapes] == [
        {True},
        {False},
    ]
    assert upright == of_site.content
    assert "El documento archivado de esta revisión es horizontal." in words(upright)
