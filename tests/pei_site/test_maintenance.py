"""What people read when they cannot come in: maintenance, refusals, errors."""

import gzip
from dataclasses import replace

import pytest
from django.template.loader import get_template
from django.test import Client

from pei_site.identity import Asset


@pytest.fixture
def flag(settings, tmp_path):
    """The file that closes the site; not there yet."""
    settings.MAINTENANCE_FLAG = tmp_path / "maintenance"
    return settings.MAINTENANCE_FLAG


@pytest.mark.parametrize(
    "address", ["/", "/ingresar/", "/admin/", "/no-existe/", "/cortes/salud/"]
)
def test_during_maintenance_everybody_is_told_to_come_back(client, flag, address):
    """Without the database: this test may not touch it."""
    flag.touch()

    response = client.get(address)

    assert response.status_code == 503
    assert response["Retry-After"] == "300"
    assert "no-store" in response["Cache-Control"]
    assert "Estamos en mantenimiento" in response.content.decode()


def test_the_notice_says_what_the_file_says(client, flag):
    flag.write_text("Volvemos a las <b>14:00</b>.\nGracias.", "utf-8")

    page = client.get("/").content.decode()

    assert "Volvemos a las &lt;b&gt;14:00&lt;/b&gt;.<br>Gracias." in page


def test_a_file_that_cannot_be_read_closes_the_site_all_the_same(client, flag):
    flag.mkdir()  # as unreadable as one of another account, for whoever runs this

    response = client.get("/")

    assert response.status_code == 503
    assert "Estamos en mantenimiento" in response.content.decode()


def test_during_maintenance_the_monitor_hears_that_the_process_lives(client, flag):
    flag.touch()

    assert client.get("/salud/").status_code == 200


@pytest.mark.django_db
def test_the_site_opens_when_the_file_goes(client, flag):
    flag.touch()
    flag.unlink()

    assert client.get("/ingresar/").status_code == 200


def test_what_is_refused_is_told_in_a_page(client):
    large = client.post("/ingresar/", {}, CONTENT_LENGTH=str(56 * 1024 * 1024))
    odd = client.get("/cortes/%00/")

    assert (large.status_code, odd.status_code) == (413, 400)
    assert "hasta 10 MB" in large.content.decode()
    assert "Esa dirección no es válida" in odd.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_an_error_page_needs_neither_context_nor_database(name):
    page = get_template(name).render()

    assert "<h1>" in page
    assert 'lang="es-CO"' in page


@pytest.mark.django_db
def test_only_what_is_public_is_compressed(settings):
    """A page with a form carries a token: its length must not tell it (BREACH)."""
    css = Asset(b"p { color: red; }" * 50, "text/css", "css")
    settings.IDENTITY = replace(settings.IDENTITY, stylesheet=css)
    client = Client(headers={"accept-encoding": "gzip"})

    public, private = client.get("/identidad.css"), client.get("/ingresar/")

    assert public["Content-Encoding"] == "gzip"
    assert gzip.decompress(public.content) == css.content
    assert "csrfmiddlewaretoken" in private.content.decode()
    assert "Content-Encoding" not in private
