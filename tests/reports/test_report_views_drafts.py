"""Who gets the papers of an open cut-off, and that what they show is never public."""

from dataclasses import replace

import pypdfium2
import pytest
from django.test import Client

from reports import report_views
from reports.rendering.limits import PAGE as PAGE_LIMITS
from tests.builders import a_person, measured
from tests.reports.papers import EVERYTHING, FILES, PAGE, every_place_taken

ELSEWHERE = [address.replace("2023-06-30", "2023-09-30") for address in EVERYTHING]

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    """Return the browser of somebody of the entity."""
    client.force_login(a_person())
    return client


@pytest.mark.parametrize("address", [*EVERYTHING, *ELSEWHERE])
def test_what_is_not_published_and_what_is_not_there_ask_for_sign_in(
    client, draft, address
):
    response = client.get(address)

    assert response.status_code == 302
    assert response.url == f"/ingresar/?next={address}"


@pytest.mark.parametrize("address", ELSEWHERE)
def test_somebody_of_the_entity_is_told_what_is_not_there(signed_in, draft, address):
    assert signed_in.get(address).status_code == 404


@pytest.mark.parametrize("address", FILES)
def test_a_draft_is_rendered_and_never_kept(signed_in, draft, address):
    response = signed_in.get(address)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == FILES[address]
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["ETag"]


@pytest.mark.parametrize("address", FILES)
def test_who_has_the_draft_as_it_is_now_is_not_sent_it_again(signed_in, draft, address):
    tag = signed_in.get(address).headers["ETag"]

    again = signed_in.get(address, headers={"if-none-match": tag})
    measured("322", p="50", e="40")
    changed = signed_in.get(address, headers={"if-none-match": tag})

    assert (again.status_code, changed.status_code) == (304, 200)
    assert changed.headers["ETag"] != tag


def test_a_draft_that_was_rendered_needs_no_place_again(signed_in, draft):
    first = signed_in.get(EVERYTHING[1])

    with every_place_taken():
        again = signed_in.get(EVERYTHING[1])

    assert (again.status_code, again.content) == (200, first.content)


def test_a_draft_that_is_kept_is_for_who_may_read_it(client, signed_in, draft):
    signed_in.get(EVERYTHING[1])

    assert Client().get(EVERYTHING[1]).status_code == 302


def test_when_every_place_is_taken_people_are_told_when_to_come_back(signed_in, draft):
    measured("323", p="50", e="1")  # nobody rendered this one
    with every_place_taken():
        response = signed_in.get(EVERYTHING[1])
        others = [signed_in.get(address).status_code for address in [PAGE, "/"]]

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "Hay otros informes en elaboración" in response.content.decode()
    assert others == [200, 200]


def test_a_draft_past_its_limits_is_told_and_not_an_error(
    signed_in, draft, monkeypatch
):
    measured("324", p="50", e="2")
    monkeypatch.setattr(report_views, "PAGE", replace(PAGE_LIMITS, memory=1024**2))

    response = signed_in.get(EVERYTHING[1])

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "300"
    assert "Este borrador es demasiado extenso" in response.content.decode()


def test_who_follows_a_link_sees_that_the_draft_is_being_made(signed_in, draft):
    measured("325", p="50", e="3")

    page = signed_in.get(EVERYTHING[1], headers={"accept": "text/html,*/*"})
    address = page.headers["Refresh"].partition("url=")[2]
    ready = signed_in.get(address, headers={"accept": "text/html,*/*"})
    again = signed_in.get(EVERYTHING[1], headers={"accept": "text/html,*/*"})

    assert "Estamos preparando el borrador" in page.content.decode()
    assert ready.headers["Content-Type"] == "application/pdf"
    assert again.content == ready.content


def test_a_draft_takes_the_annex(signed_in, draft):
    plain = signed_in.get(EVERYTHING[1])

    annexed = signed_in.get(EVERYTHING[1], {"anexo": "1"})

    assert annexed.headers["ETag"] != plain.headers["ETag"]
    assert len(pypdfium2.PdfDocument(annexed.content)) > len(
        pypdfium2.PdfDocument(plain.content)
    )


def test_a_draft_says_so_on_paper_and_on_screen(signed_in, draft):
    paper = pypdfium2.PdfDocument(signed_in.get(EVERYTHING[1]).content)

    assert "BORRADOR" in paper[0].get_textpage().get_text_range()
    assert "BORRADOR" in signed_in.get(PAGE).content.decode()
