"""What anybody gets of what was published, and that nobody gets more."""

import json
from xml.etree import ElementTree as ET

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from jsonschema import Draft202012Validator

from indicators.models import MonthlyRecord
from reports.archive import archived_file, close_cutoff
from tests.builders import (
    JUNE,
    a_cutoff,
    a_person,
    an_objective,
    measured,
    report,
)
from tests.reports.closings import published, reopened
from tests.reports.opendata.shelf import shelved, two_shelved

HERE = "/cortes/2023-06-30/"
PICTURES = [
    f"{HERE}insignia.svg",
    f"{HERE}objetivos/1/insignia.svg",
    f"{HERE}imagen.png",
]
LATEST = ["/insignias/plan.svg", "/insignias/1.svg"]
PAGES = ["/datos/", "/publicaciones/"]
OF_THE_SITE = [
    "/datos/esquema.json",
    "/datos/diccionario.csv",
    "/publicaciones.atom",
    "/sitemap.xml",
    "/robots.txt",
]
EVERYTHING = [*PAGES, *PICTURES, *LATEST, *OF_THE_SITE]
ATOM = "{http://www.w3.org/2005/Atom}"
QUERIES = 12
SECRET = "Motivo que nadie de afuera debe leer."

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """Keep an open cut-off with an indicator that lags and one that exceeds."""
    report(measured("321", weight="50", p="50", e="49"), 6, "49")
    measured("322", weight="50", p="40", e="60")
    a_cutoff()


@pytest.fixture
def public(draft):
    """Keep the same, published."""
    shelved()


def answers(client: Client, addresses: list[str] = EVERYTHING) -> dict[str, bytes]:
    """Return what each address gives; all of them must."""
    given = {address: client.get(address) for address in addresses}
    assert {one.status_code for one in given.values()} == {200}
    return {address: one.content for address, one in given.items()}


@pytest.mark.usefixtures("public")
def test_everything_published_is_public_and_may_be_cached(client):
    given = [client.get(address) for address in EVERYTHING]

    assert {one.status_code for one in given} == {200}
    assert {one.headers["Cache-Control"] for one in given} == {"public, max-age=300"}


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("address", [*PAGES, *PICTURES, *LATEST])
def test_a_stranger_learns_nothing_of_what_is_not_published(client, address):
    missing = address.replace("2023-06-30", "2023-05-31").replace("/1", "/9")

    answer, other = client.get(address), client.get(missing)

    assert (answer.status_code, other.status_code) == (302, 302)
    assert answer.headers["Location"] == f"/ingresar/?next={address}"
    assert other.headers["Location"] == f"/ingresar/?next={missing}"


@pytest.mark.usefixtures("draft")
def test_feed_and_map_are_empty_before_anything_is_published(client):
    feed = ET.fromstring(client.get("/publicaciones.atom").content)
    places = ET.fromstring(client.get("/sitemap.xml").content)

    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}title") == "Publicaciones: PEI Seguimiento"
    assert list(places) == []


@pytest.mark.usefixtures("public")
def test_a_reopening_changes_nothing_for_the_public(client):
    before = answers(client)

    reopened(SECRET)
    MonthlyRecord.objects.filter(month=6).update(executed="1")
    an_objective(2)

    assert answers(client) == before


@pytest.mark.usefixtures("public")
def test_a_revision_that_was_only_closed_is_not_told(client):
    before = answers(client)
    reopened(SECRET)
    MonthlyRecord.objects.filter(month=6).update(executed="1")

    close_cutoff(cutoff=a_cutoff(JUNE), by=None)

    assert answers(client) == before
    closed = client.get(f"{HERE}revisiones/2/insignia.svg")
    never = client.get(f"{HERE}revisiones/3/insignia.svg")
    assert (closed.status_code, never.status_code) == (302, 302)


@pytest.mark.usefixtures("draft")
def test_the_guards_of_leaks_see_a_publication(client):
    shelved()
    before = answers(client)
    reopened(SECRET)
    MonthlyRecord.objects.filter(month=6).update(executed="1")

    shelved()

    after = answers(client)
    changed = {address for address in EVERYTHING if after[address] != before[address]}
    fixed = {"/datos/esquema.json", "/datos/diccionario.csv", "/robots.txt"}
    assert changed >= set(EVERYTHING) - fixed - {"/sitemap.xml"}
    assert SECRET in after["/publicaciones.atom"].decode()


@pytest.mark.usefixtures("public")
def test_people_of_the_entity_get_the_published_figures_too(client):
    before = answers(client, [*PICTURES, *LATEST])
    reopened()
    MonthlyRecord.objects.filter(month=6).update(executed="1")

    client.force_login(a_person())

    assert answers(client, [*PICTURES, *LATEST]) == before
    assert client.get(PICTURES[0]).headers["Cache-Control"] == "no-store, private"


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("address", [*PICTURES, *LATEST])
def test_a_draft_has_no_picture_even_for_its_authors(client, address):
    client.force_login(a_person())

    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(
    "address", ["/insignias/9.svg", f"{HERE}objetivos/9/insignia.svg"]
)
def test_an_objective_that_is_not_there_has_no_badge(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("address", [*PICTURES, *LATEST])
def test_pictures_may_be_embedded_and_are_sent_once(client, address):
    answer = client.get(address)
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})

    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("address", [*PICTURES[:2], *LATEST])
def test_a_badge_opened_by_itself_runs_nothing(client, address):
    answer = client.get(address)

    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; sandbox; frame-ancestors 'none'"


@pytest.mark.usefixtures("draft")
def test_each_revision_keeps_its_own_pictures(client):
    two_shelved()

    given = answers(
        client, [f"{HERE}revisiones/{n}/insignia.svg" for n in (1, 2)] + PICTURES[:1]
    )

    assert len(set(given.values())) == 3
    assert "revisión 1" in given[f"{HERE}revisiones/1/insignia.svg"].decode()


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("file_format", ["json", "csv"])
def test_other_sites_may_read_published_files(client, file_format):
    for address in (
        f"{HERE}informe.{file_format}",
        f"{HERE}revisiones/1/informe.{file_format}",
    ):
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.usefixtures("public")
def test_other_sites_may_not_read_what_is_private(client):
    client.force_login(a_person())
    published_answer = client.get(f"{HERE}informe.json")
    reopened()
    of_a_draft = client.get(f"{HERE}informe.json")
    client.logout()
    missing = client.get("/cortes/2023-05-31/informe.json")

    for answer in (published_answer, of_a_draft, missing, client.get(HERE)):
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.usefixtures("draft")
@override_settings(SITE_URL="https://pei.example.gov.co")
def test_the_schema_is_named_by_its_address_and_judges_what_is_published(client):
    published()
    answer = client.get("/datos/esquema.json")
    schema = json.loads(answer.content)
    data = json.loads(archived_file(JUNE, "json").content)

    assert schema["$id"] == "https://pei.example.gov.co/datos/esquema.json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert list(Draft202012Validator(schema).iter_errors(data | {"cutoff": 1}))


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("name", ["open_data", "publications", "feed", "sitemap"])
def test_questions_to_the_database_do_not_grow(
    client, name, django_assert_max_num_queries
):
    address = reverse(f"reports:{name}")
    with django_assert_max_num_queries(QUERIES) as first:
        client.get(address)
    reopened()
    shelved()

    with django_assert_max_num_queries(QUERIES) as second:
        client.get(address)

    assert len(second) == len(first)
