"""Addresses that others keep are of the configured site, whoever asks and by what name."""

import re

import pytest

from tests.builders import a_cutoff, measured
from tests.reports.closings import published
from tests.scenes import module_scene

SITE = "https://pei.example.gov.co"
FORGED = "http://testserver:31337"  # the port of a name that is ours is not checked
PAGES = ("", "revisiones/1/", "revisiones/1/objetivos/1/", "indicadores/321/")
KEPT = re.compile(
    r'(?:rel="canonical" href|property="og:(?:url|image)" content)="([^"]*)'
)

pytestmark = pytest.mark.django_db


@module_scene
def june():
    """Publish June."""
    measured("321")
    a_cutoff()
    published()


def kept(client):
    """Return every address that a network or a search engine keeps of the pages."""
    pages = [
        client.get(f"/cortes/2023-06-30/{page}", HTTP_HOST="testserver:31337")
        for page in PAGES
    ]
    return [one for page in pages for one in KEPT.findall(page.content.decode())]


def test_what_is_shared_is_of_the_configured_site(client, settings):
    settings.SITE_URL = SITE

    addresses = kept(client)

    assert len(addresses) == 3 * len(PAGES)
    assert [one for one in addresses if not one.startswith(f"{SITE}/cortes/")] == []


def test_without_a_configured_site_it_is_as_the_request_came(client, settings):
    settings.SITE_URL = ""

    assert {one[: len(FORGED)] for one in kept(client)} == {FORGED}
