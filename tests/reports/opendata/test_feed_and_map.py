"""Feed, map of the site and its rules, as the programs that read them demand."""

from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.test import override_settings

from indicators.models import Reopening
from objectives.models import Plan
from reports.exports import FORMATS
from tests.builders import a_cutoff, a_plan, measured
from tests.reports.closings import reopened
from tests.reports.opendata.shelf import shelved, two_shelved

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://pei.example.gov.co"
CUT = "Falt\x0bó <b>un</b> dato & más."

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings):
    """Keep a plan with an indicator that lags, to be served under a name of its own."""
    settings.SITE_URL = SITE
    a_plan(entity="Secretaría <General> & otros")
    measured("321", weight="100", p="50", e="49")
    a_cutoff()


def read(client, address="/publicaciones.atom"):
    return ET.fromstring(client.get(address).content)


def test_the_feed_has_what_atom_demands(client):
    two_shelved()

    feed = read(client)
    entries = feed.findall(f"{ATOM}entry")

    for element in (feed, *entries):
        (own_id,) = element.findall(f"{ATOM}id")
        assert urlsplit(own_id.text).scheme in {"https", "urn"}
        assert element.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Secretaría <General> & otros"
    addresses = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert {address[: len(SITE) + 1] for address in addresses} == {f"{SITE}/"}
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == (
        f"{SITE}/publicaciones.atom"
    )


def test_an_entry_leads_to_its_revision_and_says_its_figures(client):
    two_shelved()

    second, first = read(client).findall(f"{ATOM}entry")

    link = first.find(f"{ATOM}link[@rel='alternate']").get("href")
    assert link == f"{SITE}/cortes/2023-06-30/revisiones/1/"
    assert "Cumplimiento del plan: 98,00%." in first.findtext(f"{ATOM}summary")
    assert "Motivo: Llegó un dato" in second.findtext(f"{ATOM}summary")
    papers = first.findall(f"{ATOM}link[@rel='enclosure']")
    assert len(papers) == len(FORMATS)
    assert all(int(paper.get("length")) > 0 for paper in papers)


def test_entries_keep_their_names_wherever_the_site_is(client):
    shelved()
    before = read(client).findtext(f"{ATOM}entry/{ATOM}id")
    reopened()
    shelved()

    with override_settings(SITE_URL="https://otro.example"):
        names = [one.text for one in read(client).findall(f"{ATOM}entry/{ATOM}id")]

    assert names[1] == before
    assert len({UUID(name) for name in names}) == 2


def test_what_people_wrote_does_not_break_the_feed(client):
    shelved()
    reopened(CUT)
    shelved()

    entry = read(client).find(f"{ATOM}entry")

    assert Reopening.objects.get().reason == CUT
    assert "Falt ó &lt;b&gt;un&lt;/b&gt; dato &amp; más." in entry.findtext(
        f"{ATOM}summary"
    )


def test_the_map_holds_published_pages_that_open(client):
    two_shelved()
    Plan.objects.update(name="Otro nombre")

    urls = read(client, "/sitemap.xml").findall(f"{MAP}url")

    places = [one.findtext(f"{MAP}loc") for one in urls]
    assert len(places) == len(set(places))
    rooms = ("", "indicadores/", "indicadores/321/", "tendencia/")
    for room in rooms:
        assert f"{SITE}/cortes/2023-06-30/{room}" in places
    assert all(datetime.fromisoformat(one.findtext(f"{MAP}lastmod")) for one in urls)
    opened = {client.get(place.removeprefix(SITE)).status_code for place in places}
    assert opened == {200}


@override_settings(SITE_URL="")
def test_without_a_configured_name_addresses_are_as_they_came(client):
    shelved()

    feed = read(client)
    (first, *_) = read(client, "/sitemap.xml").iter(f"{MAP}loc")

    assert feed.findtext(f"{ATOM}id") == "http://testserver/publicaciones/"
    assert first.text == "http://testserver/"


def test_robots_are_told_what_is_private_and_where_the_map_is(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /ingresar/",
        "Disallow: /salir/",
        "Disallow: /contrasena/",
        "Disallow: /cuenta/",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]
