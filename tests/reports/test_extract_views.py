"""Extracts on the site: as public as the report they are part of, and kept like drafts."""

import pytest

from reports.archive import archived_file
from tests.builders import JUNE, measured
from tests.reports import closings
from tests.reports.papers import PDF, every_place_taken
from tests.reports.printed import words
from tests.scenes import module_scene

OF_REVISION = "/cortes/2023-06-30/revisiones/1/informe.pdf"
BRIEF = {"resumen": "1"}

pytestmark = pytest.mark.django_db


@module_scene
def published():
    """June is published, with one indicator at 98,00 %."""
    measured("321", p="50", e="49")
    closings.published()


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    """Keep no paper for another test: they ask for parts of the same report."""
    settings.DATA_DIR = tmp_path


def test_anybody_gets_a_part_of_what_is_published(client):
    whole = archived_file(JUNE, "pdf")

    response = client.get(PDF, {"objetivo": "1"})

    assert whole
    text = words(response.content)
    assert "Extracto del informe publicado, revisión 1" in text
    assert whole.sha256 in text
    assert "98,00%" in text
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert "objetivo-1-pei-seguimiento" in response.headers["Content-Disposition"]


def test_a_revision_gives_the_same_part(client):
    assert client.get(PDF, BRIEF).content == client.get(OF_REVISION, BRIEF).content


def test_a_part_is_rendered_once(client):
    first = client.get(PDF, BRIEF)
    tag = {"if-none-match": first.headers["ETag"]}

    with every_place_taken():
        kept = client.get(PDF, BRIEF)
        unchanged = client.get(PDF, BRIEF, headers=tag)
        other = client.get(PDF, {"objetivo": "1", "anexo": "1"})

    assert kept.content == first.content
    assert (unchanged.status_code, other.status_code) == (304, 503)
    assert other.headers["Cache-Control"] == "no-store, private"


def test_the_whole_is_still_the_archived_one(client):
    whole = archived_file(JUNE, "pdf")

    assert whole
    assert client.get(PDF, {"objetivo": ""}).content == whole.content


@pytest.mark.parametrize(
    "query",
    [{"objetivo": "9"}, {"dependencia": "NADIE"}, {"objetivo": "1", "resumen": "1"}],
)
def test_what_the_report_does_not_have_is_not_found(client, query):
    assert client.get(PDF, query).status_code == 404


def test_who_follows_a_link_sees_that_the_part_is_being_made(client):
    query = {"dependencia": "", "objetivo": "1", "anexo": "1"}

    page = client.get(PDF, query, headers={"accept": "text/html,*/*"})

    assert "Estamos preparando el extracto" in page.content.decode()
    assert "public" not in page.headers["Cache-Control"]


def test_other_formats_are_always_whole(client):
    stored = archived_file(JUNE, "json")

    assert stored
    address = "/cortes/2023-06-30/informe.json"
    assert client.get(address, {"objetivo": "1"}).content == stored.content


def test_anybody_gets_what_is_published_on_upright_pages(client):
    upright = client.get(PDF, {"orientacion": "vertical"})
    archived = client.get(PDF, {"orientacion": "diagonal"})

    stored = archived_file(JUNE, "pdf")
    assert stored
    assert archived.content == stored.content
    assert upright.content != stored.content
    assert upright.headers["Cache-Control"] == "public, max-age=300"
    assert "vertical-pei-seguimiento" in upright.headers["Content-Disposition"]


def test_anybody_gets_what_is_published_with_its_reference_sheets(client):
    annexed = client.get(PDF, {"anexo": "1"})

    text = words(annexed.content)
    assert "Anexo: hojas de vida de los indicadores" in text
    assert "El documento archivado de esta revisión no trae las hojas de vida." in text
    assert "anexo-pei-seguimiento" in annexed.headers["Content-Disposition"]


def test_who_waits_for_upright_pages_is_told_of_the_report(client):
    page = client.get(
        PDF, {"orientacion": "vertical"}, headers={"accept": "text/html"}
    ).content.decode()

    assert "<h1>Estamos preparando el informe</h1>" in page
    assert "orientacion=vertical&amp;elaborar=1" in page
