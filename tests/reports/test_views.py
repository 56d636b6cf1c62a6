"""Who sees which page, and what every page says."""

from datetime import date

import pytest
from django.test import Client

from tests.builders import (
    a_cutoff,
    a_person,
)
from tests.reports import closings
from tests.reports.pages import EVERYTHING, HERE, UNKNOWN, a_draft, text
from tests.scenes import module_scene

QUERIES = 12

pytestmark = pytest.mark.django_db


@module_scene
def published():
    """A published cut-off: 321 lags, 322 is a sum that exceeds."""
    a_draft()
    closings.published()


@pytest.fixture
def reader(client: Client) -> Client:
    """Return the client of somebody of the entity."""
    client.force_login(a_person())
    return client


def test_what_is_published_is_public_and_may_be_cached(client):
    answers = [client.get(address) for address in EVERYTHING]

    assert {answer.status_code for answer in answers} == {200}
    assert {a.headers["Cache-Control"] for a in answers} == {"public, max-age=300"}
    assert {"Cookie" in answer.headers["Vary"] for answer in answers} == {True}


def test_what_a_person_of_the_entity_reads_is_stored_nowhere(reader):
    answers = [reader.get(address) for address in EVERYTHING]

    assert {answer.status_code for answer in answers} == {200}
    assert {a.headers["Cache-Control"] for a in answers} == {"no-store, private"}


def test_a_cut_off_that_does_not_exist_is_the_same_to_a_stranger(client, reader):
    stranger = Client()

    assert stranger.get("/cortes/2023-09-30/").status_code == 302
    assert reader.get("/cortes/2023-09-30/").status_code == 404


def test_what_is_not_in_a_cut_off_is_not_found(client):
    assert {client.get(address).status_code for address in UNKNOWN} == {404}


@pytest.mark.parametrize("day", ["2023-13-01", "2023-02-30", "0000-01-01", "ayer"])
def test_a_date_that_is_none_is_no_address(client, day):
    assert client.get(f"/cortes/{day}/").status_code == 404


def test_pages_are_only_read(client):
    assert client.post(HERE).status_code == 405


def test_the_overview_says_the_figures_and_whose_they_are(client):
    page = text(client, HERE)

    assert "Corte: 30 de junio de 2023 Publicado · revisión 1" in page
    assert "Cumplimiento del plan al corte 124,00% Con tope del 100 %: 99,00%" in page
    assert (
        "Cálculo del sistema: promedio simple de los objetivos;"
        " la entidad no lo publica." in page
    )
    assert "Objetivo 1: 124,00% de lo programado al corte" in page
    assert "Sobre ejecución Semáforo: Alto" in page
    assert "98,00% le cuesta 1,00 puntos al objetivo 1" in page


def test_an_objective_shows_its_arithmetic_and_its_notes(client):
    page = text(client, f"{HERE}objetivos/1/")

    assert "50,00% × 98,00% Indicador sectorial 321 aporta 49,00 puntos" in page
    assert "50,00% × 150,00% Indicador sectorial 322 aporta 75,00 puntos" in page
    assert "= 124,00% Objetivo 1" in page
    assert "Rezago 2,00%: Llovió." in page
    assert "(*) Nota del 321." in page


def test_an_indicator_shows_what_people_told(client):
    page = text(client, f"{HERE}indicadores/321/")

    assert "Rezago 2,00%: Llovió." in page
    assert "Se hicieron talleres." in page
    assert "Nivel de cada mes" in page
    assert "Junio 50,00 49,00" in page


def test_the_method_is_explained_with_an_example_of_the_plan(client):
    page = text(client, "/metodologia/")

    assert "Indicadores de gestión seleccionados." in page
    assert "Desde 80,00% y menos de 90,00%." in page
    assert "Un ejemplo de este plan Objetivo 1." in page


def test_another_cut_off_is_one_click_away_on_the_same_page(reader):
    a_cutoff(date(2023, 9, 30))

    page = reader.get(f"{HERE}objetivos/1/").content.decode()

    assert 'href="/cortes/2023-09-30/objetivos/1/"' in page
    assert f'href="{HERE}objetivos/1/" aria-current="page"' in page


def test_a_published_page_asks_the_database_little(
    client, django_assert_max_num_queries
):
    for address in EVERYTHING:
        with django_assert_max_num_queries(QUERIES):
            client.get(address)


def test_the_errors_are_pages_too(client):
    assert "No encontramos esta página" in client.get("/nada/").content.decode()
