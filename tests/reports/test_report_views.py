"""Who gets the published report, in which papers, and what may be kept."""

from datetime import date

import pytest

from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from reports.archive import archived_file
from tests.builders import JUNE, a_person, measured
from tests.reports import closings
from tests.reports.papers import EVERYTHING, FILES, PAGE
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db


@module_scene
def published():
    """June is published, with one indicator at 98,00 %."""
    measured("321", p="50", e="49")
    closings.published()


def reopen() -> None:
    """Open a published cut-off again; what was published stays."""
    Cutoff.objects.update(state=CutoffState.OPEN)


@pytest.mark.parametrize("address", FILES)
def test_what_is_published_is_given_from_the_archive_to_anybody(client, address):
    stored = archived_file(JUNE, address.rpartition(".")[2])

    response = client.get(address)

    assert stored
    assert response.content == stored.content
    assert response.headers["ETag"] == f'"{stored.sha256}"'
    assert response.headers["Content-Type"] == FILES[address]
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "pei-seguimiento-2023-06-30" in response.headers["Content-Disposition"]


def test_who_has_the_published_paper_is_not_sent_it_again(client):
    first = client.get(EVERYTHING[1])

    again = client.get(EVERYTHING[1], headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "public, max-age=300"


def test_people_of_the_entity_get_the_archived_bytes_too(client):
    client.force_login(a_person())
    stored = archived_file(JUNE, "pdf")

    assert stored
    assert client.get(EVERYTHING[1]).content == stored.content


def test_while_it_is_reopened_citizens_keep_what_was_published(client):
    reopen()
    stored = archived_file(JUNE, "json")

    assert stored
    assert client.get(EVERYTHING[4]).content == stored.content


def test_while_it_is_reopened_the_entity_sees_the_draft(client):
    client.force_login(a_person())
    reopen()

    assert client.get(EVERYTHING[4]).json()["state"] == "open"


def test_the_page_is_the_body_of_the_paper_in_the_frame_of_the_site(client):
    text = client.get(PAGE).content.decode()

    assert text.count("<h1") == 1
    assert "Seguimiento 30 de junio de 2023" in text
    assert "<strong>98,00%</strong>" in text
    assert "BORRADOR" not in text
    assert all(f'href="{address}"' in text for address in FILES)


@pytest.mark.parametrize("address", EVERYTHING)
def test_the_report_can_only_be_read(client, address):
    assert client.post(address).status_code == 405


def test_a_date_that_is_none_is_no_address(client):
    assert client.get("/cortes/2023-02-30/informe.pdf").status_code == 404
    assert date(2023, 6, 30) == JUNE
