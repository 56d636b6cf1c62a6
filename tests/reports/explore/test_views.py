"""The page of every indicator and its files, as a reader meets them."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from indicators.compliance.vocabulary import Accumulation
from reports.archive import close_cutoff, publish_cutoff
from reports.paging import ROWS
from tests.builders import a_cutoff, a_department, a_person, an_objective, measured

HERE = "/cortes/2023-06-30/indicadores/"
FILES = ["/cortes/2023-06-30/indicadores.csv", "/cortes/2023-06-30/indicadores.xlsx"]
QUERIES = 12

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """Keep an open cut-off: 321 lags in objective 1, 322 exceeds in objective 2."""
    measured("321", p="50", e="49")
    measured(
        "322",
        p="40",
        e="60",
        accumulation=Accumulation.SUM,
        objective=an_objective(2),
        department=a_department("JU"),
    )
    a_cutoff()


@pytest.fixture
def reader(client: Client, draft) -> Client:
    """Return the client of somebody of the entity; the cut-off is closed."""
    close_cutoff(cutoff=a_cutoff(), by=None)
    client.force_login(a_person())
    return client


def html(client: Client, query: str = "") -> str:
    answer = client.get(f"{HERE}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_page_lists_every_indicator_with_its_figures(reader):
    page = words(html(reader))

    assert "2 indicadores Descargar lo que ve" in page
    assert "Indicador 321 321 · porcentaje Objetivo 1 Dependencia SC" in page
    assert "50,00 49,00 98,00% 49,00% Rezago 2,00% Semáforo: Alto" in page
    assert "40,00 60,00 150,00% 60,00% Sobre ejecución del 50,00%" in page


def test_filters_have_an_address_and_a_way_back(reader):
    page = html(reader, "?estado=rezago&orden=-avance")

    assert "1 de 2 indicadores" in words(page)
    assert "Indicador 322" not in words(page)
    assert 'name="estado" value="rezago" id="filtro-estado_0" checked' in page
    assert f'href="{HERE}?orden=-avance#resultados"' in page
    assert "Quitar Estado: Rezago" in words(page)
    assert f'href="{FILES[0]}?estado=rezago&amp;orden=-avance"' in page


def test_a_heading_says_the_order_and_leads_to_the_other(reader):
    page = html(reader, "?orden=avance")

    assert re.findall(r'aria-label="([^"]+)" aria-sort="(\w+)"', page) == [
        ("Avance al corte", "ascending")
    ]
    assert f'<a class="sort" href="{HERE}?orden=-avance#resultados">' in page


def test_what_cannot_be_applied_is_said_and_breaks_nothing(reader):
    page = words(html(reader, "?dependencia=ZZ&estado=nada&pagina=siete&orden=azar"))

    assert "2 indicadores" in page
    assert "Algo de lo que pidió no se pudo aplicar" in page
    assert "En este corte no hay ninguna dependencia «ZZ»" in page
    assert "No existe la página «siete»: ésta es la 1." in page


def test_when_nothing_is_found_the_page_says_what_to_do(reader):
    page = html(reader, "?texto=nada&orden=avance")

    assert "Ningún indicador cumple con todo lo que pidió." in words(page)
    assert f'<a href="{HERE}?orden=avance#resultados">quitar todos los filtros' in page
    assert FILES[0] not in page


def test_texts_of_the_address_are_escaped(reader):
    page = html(reader, "?texto=<b>x&dependencia=<i>y")

    assert "<b>x" not in page
    assert "<i>y" not in page


@pytest.mark.usefixtures("draft")
def test_what_is_published_may_be_cached_and_its_files_used_by_others(client):
    close_cutoff(cutoff=a_cutoff(), by=None)
    publish_cutoff(cutoff=a_cutoff(), by=None)

    page, *files = [client.get(f"{one}?estado=rezago") for one in (HERE, *FILES)]

    assert {one.status_code for one in (page, *files)} == {200}
    assert {one.headers["Cache-Control"] for one in (page, *files)} == {
        "public, max-age=300"
    }
    assert [one.headers["Cross-Origin-Resource-Policy"] for one in files] == [
        "cross-origin",
        "cross-origin",
    ]


@pytest.mark.parametrize("address", FILES)
def test_the_name_of_a_file_says_its_cut_off_and_whether_it_is_all(reader, address):
    ending = address.rpartition(".")[2]

    names = [
        reader.get(f"{address}{query}").headers["Content-Disposition"]
        for query in ("", "?estado=rezago")
    ]

    assert names == [
        f'attachment; filename="pei-indicadores-2023-06-30.{ending}"',
        f'attachment; filename="pei-indicadores-2023-06-30-filtrados.{ending}"',
    ]


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_not_made_of_what_was_not_understood(reader, address):
    answer = reader.get(f"{address}?estado=rezado")

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{HERE}?estado=rezado"


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("address", [HERE, *FILES])
def test_what_is_not_published_is_only_for_the_entity(client, address):
    stranger = client.get(address)
    client.force_login(a_person())
    reader = client.get(address)

    assert stranger.status_code == 302
    assert stranger.headers["Location"].startswith("/ingresar/")
    assert reader.status_code == 200
    assert reader.headers["Cache-Control"] == "no-store, private"
    assert reader.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_inside_a_revision_the_links_stay_in_it(reader):
    address = "/cortes/2023-06-30/revisiones/1/indicadores"

    page = reader.get(f"{address}/").content.decode()
    answer = reader.get(f"{address}.csv")

    assert f'href="{address}.csv"' in page
    assert f'href="{address}/321/"' in page
    assert (
        "revision-1-pei-indicadores-2023-06-30.csv"
        in (answer.headers["Content-Disposition"])
    )


@pytest.mark.parametrize("count", [2, ROWS + 1])
def test_the_page_asks_the_database_little_whatever_its_length(
    client, django_assert_max_num_queries, count
):
    for number in range(count):
        weight = "0.01" if number else str(100 - Decimal("0.01") * (count - 1))
        measured(f"k{number}", weight=weight, p="50", e="50")
    close_cutoff(cutoff=a_cutoff(), by=None)
    client.force_login(a_person())

    with django_assert_max_num_queries(QUERIES):
        page = words(html(client, "?pagina=2" if count > ROWS else ""))

    assert f"{count} indicadores" in page
    assert ("Filas 101 a 101 de 101." in page) == (count > ROWS)
