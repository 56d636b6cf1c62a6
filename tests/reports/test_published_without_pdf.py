"""A plan whose whole PDF passes its limits is published without it, if people say so."""

import hashlib
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from reports import archive, exports
from reports.archive import archived_file
from reports.models import PublishedFile, PublishedReport
from tests.builders import JUNE, a_cutoff, measured
from tests.reports.closings import an_officer
from tests.reports.papers import PDF
from tests.reports.printed import words
from tests.scenes import module_scene

PUBLISH = "/admin/mesa/cortes/2023-06-30/publicar/"
REST = ["csv", "json", "pptx", "xlsx"]

pytestmark = pytest.mark.django_db


@module_scene
def closed():
    """June is closed, with one indicator at 98,00 %."""
    measured("321", p="50", e="49")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    """Keep no paper for another test: they ask for parts of the same report."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def too_large(monkeypatch):
    """Give the PDF of a publication no memory, as to a plan of many thousand rows."""
    little = replace(exports.COMMAND, memory=32 * 1024**2)
    monkeypatch.setattr(exports, "COMMAND", little)


@pytest.fixture
def published(too_large):
    """Publish June without its PDF."""
    return archive.publish_cutoff(cutoff=a_cutoff(), by=None, without_pdf=True)


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_nothing_is_published_until_somebody_decides(too_large):
    with pytest.raises(ValidationError) as refused:
        archive.publish_cutoff(cutoff=a_cutoff(), by=None)

    assert refused.value.code == archive.TOO_LARGE
    assert not PublishedReport.objects.exists()


def test_the_desk_offers_it_and_archives_the_rest(client, too_large):
    client.force_login(an_officer())
    assert "sin el PDF" not in text_of(client.get(PUBLISH))

    refused = client.post(PUBLISH)
    assert refused.status_code == 409
    assert "tan extenso" in text_of(refused)
    assert '<input type="hidden" name="sin_pdf" value="1">' in text_of(refused)
    assert f'href="{PUBLISH}">Intentarlo otra vez con el PDF' in text_of(refused)
    done = client.post(PUBLISH, {"sin_pdf": "1"}, follow=True)

    assert "revisión 1: publicada." in text_of(done)
    files = {one.file_format: one for one in PublishedFile.objects.all()}
    assert sorted(files) == REST
    for one in files.values():
        assert hashlib.sha256(bytes(one.content)).hexdigest() == one.sha256
        assert one.sha256 in text_of(done)


def test_with_its_usual_limits_nobody_is_asked(client):
    """The control: it is the limit that leaves the PDF out."""
    client.force_login(an_officer())

    done = client.post(PUBLISH, follow=True)

    assert "revisión 1: publicada." in text_of(done)
    assert archived_file(JUNE, "pdf")


@pytest.mark.parametrize("query", [{}, {"orientacion": "vertical"}, {"anexo": "1"}])
def test_its_address_says_why_and_what_there_is(client, published, query):
    answer = client.get(PDF, query)

    assert answer.status_code == 404
    assert "Este informe se publicó sin PDF" in text_of(answer)
    assert 'href="/cortes/2023-06-30/informe.xlsx"' in text_of(answer)
    assert 'href="/cortes/2023-06-30/informe.pdf?resumen=1"' in text_of(answer)


def test_its_parts_have_theirs_and_name_what_was_archived(client, published):
    data = archived_file(JUNE, "json")

    answer = client.get(PDF, {"objetivo": "1"})

    assert data
    text = words(answer.content)
    assert "Extracto del informe publicado, revisión 1" in text
    assert f"(SHA-256 del JSON): {data.sha256}" in text
    assert "98,00%" in text


def test_open_data_list_what_was_archived_and_nothing_else(client, published):
    page = text_of(client.get("/datos/"))

    assert "informe.pdf" not in page
    assert "informe.xlsx" in page
