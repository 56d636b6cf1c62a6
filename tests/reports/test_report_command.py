"""`manage.py report`: the same papers as a file, and errors that people understand."""

import json
import os
import subprocess
import sys

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from indicators.models import Cutoff
from reports.archive import archived_file, close_cutoff, publish_cutoff
from tests.builders import JUNE, a_cutoff, measured
from tests.reports.printed import words

CUTOFF = "2023-06-30"
ANNEX = "Anexo: hojas de vida de los indicadores"
WRONG = [
    ({"cutoff": None}, "Falta --cutoff"),
    ({"cutoff": "30/6/2023"}, "«30/6/2023» no es una fecha"),
    ({"cutoff": "2023-02-30"}, "«2023-02-30» no es una fecha"),
    ({"cutoff": "2023-09-30"}, "No existe el corte 2023-09-30"),
    ({"format": None}, "use --format con pdf, "),
    ({"format": "docx"}, "«docx» no es un formato"),
    ({"output": None}, "Falta --output"),
    ({"variant": "resumen"}, "--variant es para los formatos pdf y html"),
    ({"format": "pdf", "variant": "capítulo=1"}, "«capítulo=1» no es una parte"),
    ({"format": "pdf", "variant": "objetivo=9"}, "No existe ese objetivo"),
    ({"format": "pdf", "variant": "dependencia"}, "Esa dependencia no responde"),
    (
        {"output": "/no/such/folder/x.json"},
        "No se pudo escribir /no/such/folder/x.json",
    ),
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Cutoff:
    """Return an open cut-off with one indicator at 98,00 %."""
    measured("321", p="50", e="49")
    return a_cutoff()


@pytest.fixture
def published(draft: Cutoff) -> Cutoff:
    """Return the same cut-off, closed and published."""
    close_cutoff(cutoff=draft, by=None)
    publish_cutoff(cutoff=draft, by=None)
    return draft


def run(**options: object) -> None:
    """Call the command as people do, with what is overridden."""
    usual = {"cutoff": CUTOFF, "format": "json", "output": "-", "fresh": False}
    call_command("report", **usual | options)


def test_a_draft_is_written_to_a_file(draft, tmp_path):
    target = tmp_path / "informe.json"

    run(output=str(target))

    data = json.loads(target.read_text("utf-8"))
    assert (data["state"], data["overall"]["percent"]) == ("open", "98.00")
    assert [path.name for path in tmp_path.iterdir()] == ["informe.json"]


def test_a_dash_is_the_standard_output(draft, capsysbinary):
    run(format="csv")

    assert capsysbinary.readouterr().out.startswith("\ufeffCorte;Objetivo;".encode())


@pytest.mark.parametrize("file_format", ["pdf", "xlsx", "csv", "json"])
def test_a_published_cutoff_gives_the_archived_bytes(
    published, file_format, capsysbinary
):
    run(format=file_format)

    stored = archived_file(JUNE, file_format)
    assert stored
    assert capsysbinary.readouterr().out == stored.content


@pytest.mark.parametrize("file_format", ["pdf", "xlsx", "csv", "json"])
def test_made_afresh_it_is_the_same_to_the_byte(published, file_format, capsysbinary):
    run(format=file_format, fresh=True)

    stored = archived_file(JUNE, file_format)
    assert stored
    assert capsysbinary.readouterr().out == stored.content


def test_html_is_one_file_with_its_style(published, capsysbinary):
    run(format="html")

    text = capsysbinary.readouterr().out.decode()
    assert text.startswith("<!DOCTYPE html>")
    assert "<style>" in text
    assert "98,00%" in text


@pytest.mark.parametrize("file_format", ["pdf", "html"])
def test_the_annex_is_added_when_it_is_asked_for(published, file_format, capsysbinary):
    run(format=file_format, annex=True)
    annexed = capsysbinary.readouterr().out
    run(format=file_format)
    plain = capsysbinary.readouterr().out

    texts = [
        words(paper) if file_format == "pdf" else paper.decode()
        for paper in (annexed, plain)
    ]
    assert [ANNEX in text for text in texts] == [True, False]


def test_a_variant_is_the_one_of_the_site(published, client, capsysbinary):
    run(format="pdf", variant="objetivo=1")
    written = capsysbinary.readouterr().out
    run(format="html", variant="resumen")
    page = capsysbinary.readouterr().out.decode()

    of_site = client.get("/cortes/2023-06-30/informe.pdf", {"objetivo": "1"})
    assert written == of_site.content
    assert "Resumen ejecutivo" in page
    assert "98,00%" in page


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_what_is_wrong_is_told(draft, options, message):
    with pytest.raises(CommandError, match=message):
        run(**options)


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(draft, tmp_path):
    target = tmp_path / "informe.json"
    target.mkdir()

    with pytest.raises(CommandError, match="No se pudo escribir"):
        run(output=str(target))

    assert [path.name for path in tmp_path.iterdir()] == ["informe.json"]


def test_a_database_without_tables_is_told_with_exit_1(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "pei_site.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
    }
    line = [sys.executable, "manage.py", "report", "--cutoff", CUTOFF]

    done = subprocess.run(
        [*line, "--format", "json", "--output", "-"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "No se pudo leer la base de datos" in done.stderr


def test_upright_pages_are_the_ones_of_the_site(published, client, capsysbinary):
    run(format="pdf", portrait=True)
    upright = capsysbinary.readouterr().out
    run(format="pdf")
    archived = capsysbinary.readouterr().out

    of_site = client.get("/cortes/2023-06-30/informe.pdf", {"orientacion": "vertical"})
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
