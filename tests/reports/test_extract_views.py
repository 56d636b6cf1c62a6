"""Extracts on the site: as public as the report they are part of, and kept like drafts."""

import pytest
from django.test import Client

from reports.archive import archived_file, close_cutoff, publish_cutoff
from tests.builders import JUNE, a_cutoff, a_person, measured
from tests.reports.printed import words
from tests.reports.test_report_views import every_place_taken

PDF = "/cortes/2023-06-30/informe.pdf"
OF_REVISION = "/cortes/2023-06-30/revisiones/1/informe.pdf"
BRIEF = {"resumen": "1"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """Return an open cut-off with one indicator at 98,00 %."""
    measured("321", p="50", e="49")
    return a_cutoff()


@pytest.fixture
def published(draft):
    """Return the same cut-off, closed and published."""
    close_cutoff(cutoff=draft, by=None)
    publish_cutoff(cutoff=draft, by=None)
    return a_cutoff()


def test_anybody_gets_a_part_of_what_is_published(client, published):
    whole = archived_file(JUNE, "pdf")

    response = client.get(PDF, {"objetivo": "1"})

    assert whole
    text = words(response.content)
    assert "Extracto del informe publicado, revisión 1" in text
    assert whole.sha256 in text
    assert "98,00%" in text
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert "objetivo-1-pei-seguimiento" in response.headers["Content-Disposition"]


def test_a_revision_gives_the_same_part(client, published):
    assert client.get(PDF, BRIEF).content == client.get(OF_REVISION, BRIEF).content


def test_a_part_is_rendered_once(client, published):
    first = client.get(PDF, BRIEF)
    tag = {"if-none-match": first.headers["ETag"]}

    with every_place_taken():
        kept = client.get(PDF, BRIEF)
        unchanged = client.get(PDF, BRIEF, headers=tag)
        other = client.get(PDF, {"objetivo": "1", "anexo": "1"})

    assert kept.content == first.content
    assert (unchanged.status_code, other.status_code) == (304, 503)
    assert other.headers["Cache-Control"] == "no-store, private"


def test_the_whole_is_still_the_archived_one(client, published):
    whole = archived_file(JUNE, "pdf")

    assert whole
    assert client.get(PDF, {"objetivo": ""}).content == whole.content


@pytest.mark.parametrize(
    "query",
    [{"objetivo": "9"}, {"dependencia": "NADIE"}, {"objetivo": "1", "resumen": "1"}],
)
def test_what_the_report_does_not_have_is_not_found(client, published, query):
    assert client.get(PDF, query).status_code == 404


@pytest.mark.parametrize("query", [BRIEF, {"objetivo": "1"}, {"objetivo": "9"}])
def test_a_part_of_a_draft_is_for_who_may_read_it(client, draft, query):
    signed_in = Client()
    signed_in.force_login(a_person())

    answers = [one.get(PDF, query).status_code for one in (client, signed_in)]

    assert answers == [302, 404 if query == {"objetivo": "9"} else 200]


def test_who_follows_a_link_sees_that_the_part_is_being_made(client, published):
    query = {"dependencia": "", "objetivo": "1", "anexo": "1"}

    page = client.get(PDF, query, headers={"accept": "text/html,*/*"})

    assert "Estamos preparando el extracto" in page.content.decode()
    assert "public" not in page.headers["Cache-Control"]


def test_other_formats_are_always_whole(client, published):
    stored = archived_file(JUNE, "json")

    assert stored
    address = "/cortes/2023-06-30/informe.json"
    assert client.get(address, {"objetivo": "1"}).content == stored.content


def test_anybody_gets_what_is_published_on_upright_pages(client, published):
    upright = client.get(PDF, {"orientacion": "vertical"})
    archived = client.get(PDF, {"orientacion": "diagonal"})

    stored = archived_file(JUNE, "pdf")
    assert stored
    assert archived.content == stored.content
    assert upright.content != stored.content
    assert upright.headers["Cache-Control"] == "public, max-age=300"
    assert "vertical-pei-seguimiento" in upright.headers["Content-Disposition"]


def test_anybody_gets_what_is_published_with_its_reference_sheets(client, published):
    annexed = client.get(PDF, {"anexo": "1"})

    text = words(annexed.content)
    assert "Anexo: hojas de vida de los indicadores" in text
    assert "El documento archivado de esta revisión no trae las hojas de vida." in text
    assert "anexo-pei-seguimiento" in annexed.headers["Content-Disposition"]


def test_who_waits_for_upright_pages_is_told_of_the_report(client, published):
    page = client.get(
        PDF, {"orientacion": "vertical"}, headers={"accept": "text/html"}
    ).content.decode()

    assert "<h1>Estamos preparando el informe</h1>" in page
    assert "orientacion=vertical&amp;elaborar=1" in page


def test_upright_pages_of_a_draft_are_not_public(client, draft):
    assert client.get(PDF, {"orientacion": "vertical"}).status_code == 302
