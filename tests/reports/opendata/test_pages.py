"""The pages of the open data say where everything is, and how to use it."""

import json
import re
from dataclasses import replace

import pytest
from django.test import override_settings

from reports.archive import archived_file
from reports.opendata import views
from reports.opendata.linked import script
from tests.builders import JUNE, a_cutoff, measured
from tests.reports.opendata.shelf import shelved, two_shelved

pytestmark = pytest.mark.django_db
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


@pytest.fixture
def draft():
    measured("321", weight="100", p="50", e="49")
    a_cutoff()


@pytest.mark.usefixtures("draft")
@override_settings(SITE_URL="https://pei.example.gov.co")
def test_the_page_gives_addresses_hashes_and_snippets(client):
    shelved()

    page = client.get("/datos/").content.decode()

    for file_format in ("pdf", "xlsx", "csv", "json"):
        assert archived_file(JUNE, file_format).sha256 in page
        assert f"/cortes/2023-06-30/revisiones/1/informe.{file_format}" in page
    assert "curl -fsS -o corte.json https://pei.example.gov.co/cortes/" in page
    assert (
        "&lt;a href=&quot;https://pei.example.gov.co/&quot;&gt;&lt;img src=&quot;"
        "https://pei.example.gov.co/insignias/1.svg&quot;"
    ) in page
    assert "](https://pei.example.gov.co/insignias/plan.svg)](https://" in page


@pytest.mark.usefixtures("draft")
@override_settings(
    PEI_LICENCE_NAME="Licencia propia",
    PEI_LICENCE_URL="https://l.example/",
)
def test_licence_and_contact_are_the_installation_s(client, settings):
    shelved()

    page = client.get("/datos/").content.decode()
    known = replace(settings.IDENTITY, contact="datos@example.gov.co")
    with override_settings(IDENTITY=known):
        named = client.get("/datos/").content.decode()

    assert '<a href="https://l.example/" rel="license">Licencia propia</a>' in page
    assert "canales de atención" in page
    assert "mailto:" not in page
    assert 'href="mailto:datos@example.gov.co"' in named


@pytest.mark.usefixtures("draft")
@override_settings(SITE_URL="https://pei.example.gov.co")
def test_the_data_set_is_told_to_search_engines(client):
    shelved()

    (block,) = DATA_BLOCK.findall(client.get("/datos/").content.decode())

    told = json.loads(block)
    files = {one["name"]: one for one in told["distribution"]}
    assert (told["@type"], told["temporalCoverage"]) == ("Dataset", "2020/2024")
    assert told["url"] == "https://pei.example.gov.co/datos/"
    csv = files["pei-seguimiento-2023-06-30.csv"]
    assert csv["contentUrl"].endswith("/cortes/2023-06-30/revisiones/1/informe.csv")
    assert csv["sha256"] == archived_file(JUNE, "csv").sha256


def test_no_text_ends_the_data_block():
    value = {"name": "</script><script>alert(1)</script><!-- &"}

    told = script(value)

    (block,) = DATA_BLOCK.findall(told)
    assert told.count("<") == 2
    assert json.loads(block) == value


@pytest.mark.usefixtures("draft")
def test_the_list_tells_every_publication_with_its_reason(client):
    two_shelved()

    page = client.get("/publicaciones/").content.decode()

    assert page.index("Revisión 2 ·") < page.index("Revisión 1 ·")
    assert "Motivo de la revisión: Llegó un dato que faltaba." in page
    assert page.count("<strong>vigente</strong>") == 1
    assert archived_file(JUNE, "pdf", 1).sha256 in page
    assert 'class="pager"' not in page


@pytest.mark.usefixtures("draft")
def test_many_publications_are_told_page_by_page(client, monkeypatch):
    two_shelved()
    monkeypatch.setattr(views, "ON_A_PAGE", 1)

    def told(asked):
        page = client.get(f"/publicaciones/?pagina={asked}").content.decode()
        return re.findall(r"Revisión (\d) ·", page), "de 2</span>" in page

    assert told("1") == told("x") == (["2"], True)
    assert told("2") == told("9") == (["1"], True)
