"""Two cut-offs side by side: the figures, the order, who may see it, what it costs."""

import re
from datetime import date

import pytest
from django.test import Client

from reports.paging import OBJECTIVES
from tests.builders import a_cutoff
from tests.reports.contrast.scenes import (
    HERE,
    JUNE,
    MARCH,
    PAPER,
    a_reader,
    june_a_year_before,
    june_again,
    march_and_june,
    measured,
    publish,
)

WITH_MARCH = f"{HERE}?con=2023-03-31"
QUERIES = 5  # this cut-off, the other, the choices (in two lists), the revisions

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def order(client: Client, address: str) -> list[str]:
    """Return the indicators of the table in their order."""
    page = client.get(address).content.decode()
    table = page.partition('id="indicadores-tabla"')[2].partition("</table>")[0]
    return re.findall(r'href="/cortes/[^"]*/indicadores/([^"/]+)/"', table)


def test_the_page_says_what_moved_since_the_one_before(client):
    march_and_june()

    page = text(client, HERE)

    assert "Qué cambió entre el 31 de marzo de 2023 y el 30 de junio de 2023" in page
    # 0,5 × 100 + 0,25 × 80 + 0,25 × 100 = 95; then 0,5 × 80 + 0,25 × 100 × 2 = 90
    assert "31 de marzo de 2023 95,00% Publicado · revisión 1" in page
    assert "30 de junio de 2023 90,00% Publicado · revisión 1" in page
    assert "Cambio del plan Bajó 5,00 puntos" in page
    assert "Siguen en rezago (1) : Objetivo 1 de 95,00% a 90,00%" in page
    assert "Pasaron a rezago (1) : Indicador sectorial 321 de 100,00% a 80,00%" in page
    assert (
        "Se pusieron al día (1) : Indicador sectorial 322 de 80,00% a 100,00%" in page
    )


def test_what_worsened_most_comes_first_and_other_orders_are_in_the_address(client):
    march_and_june()

    assert order(client, HERE) == ["321", "323", "322"]
    assert order(client, f"{HERE}?orden=mejoro") == ["322", "323", "321"]
    assert order(client, f"{HERE}?orden=plan") == ["321", "322", "323"]
    assert order(client, f"{HERE}?orden=nada&solo=nada") == ["321", "323", "322"]
    assert order(client, f"{HERE}?solo=cambios") == ["321", "322"]
    assert "2 de 3 indicadores" in text(client, f"{HERE}?solo=cambios")


def test_the_older_is_always_before_whichever_was_asked(client):
    march_and_june()

    backwards = text(client, "/cortes/2023-03-31/comparar/?con=2023-06-30")

    title = "Qué cambió entre el 31 de marzo de 2023 y el 30 de junio de 2023"
    assert title in backwards
    assert "Bajó 5,00 puntos" in backwards
    # With nothing before it, the first is compared with the next.
    assert title in text(client, "/cortes/2023-03-31/comparar/")


def test_the_lasting_address_names_both_revisions_and_goes_on_saying_the_same(client):
    march_and_june()
    lasting = "/cortes/2023-06-30/revisiones/1/comparar/?con=2023-03-31/revisiones/1"
    assert f'href="{lasting}"' in client.get(HERE).content.decode()
    june_again("45")

    assert "Bajó 5,00 puntos" in text(client, lasting)
    assert "30 de junio de 2023 95,00% Publicado · revisión 2" in text(client, HERE)
    between = text(client, f"{HERE}?con=2023-06-30/revisiones/1")
    assert "Qué cambió entre revisión 1 y revisión 2 del 30 de junio" in between
    assert "Subió 5,00 puntos" in between


def test_links_of_a_revision_stay_in_it(client):
    march_and_june()

    page = client.get(
        "/cortes/2023-06-30/revisiones/1/comparar/?con=2023-03-31"
    ).content.decode()

    assert 'href="/cortes/2023-06-30/revisiones/1/indicadores/321/"' in page
    assert 'action="/cortes/2023-06-30/revisiones/1/comparar/"' in page
    assert 'href="/cortes/2023-06-30/indicadores/321/"' not in page


def test_two_years_are_compared_with_a_warning_and_what_came_and_left_is_told(client):
    june_a_year_before()
    march_and_june()

    page = text(client, f"{HERE}?con=2022-06-30")

    assert "Los dos cortes son de vigencias distintas." in page
    assert "El mismo corte del año anterior (30/6/2022)" in page
    assert "— Sin programación en la vigencia Salió" in page
    assert "Indicador sectorial 322 Objetivo 1 No estaba 100,00%" in page
    assert "Los dos cortes son de vigencias distintas." not in text(client, HERE)


def test_what_else_changed_is_folded_by_matter_and_one_is_unfolded_when_asked(client):
    march_and_june()

    page = client.get(HERE).content.decode()
    unfolded = client.get(f"{HERE}?tema=cifras").content.decode()

    assert '<details class="besides" id="cifras">' in page
    assert '<details class="besides" id="cifras" open>' in unfolded
    # Another cut-off has more programmed by then; the programming is the same.
    assert 'id="programacion"' not in page


@pytest.mark.parametrize("asked", ["2023-09-30", "2021-12-31", "ayer", "2023-02-30"])
def test_what_is_not_there_is_the_same_to_a_stranger_as_what_is_not_published(
    client, asked
):
    march_and_june()
    a_cutoff(date(2023, 9, 30))

    for address in (HERE, PAPER):
        answer = client.get(f"{address}?con={asked}")
        assert answer.status_code == 302
        assert answer.url == f"/ingresar/?next={address}%3Fcon%3D{asked}"
        assert "public" not in answer.headers.get("Cache-Control", "")


def test_somebody_of_the_entity_is_told_which_cut_off_does_not_exist():
    march_and_june()
    a_cutoff(date(2023, 9, 30))
    reader = a_reader()

    for asked in ("2021-12-31", "ayer", "2023-02-30", "2023-03-31/revisiones/9"):
        page = text(reader, f"{HERE}?con={asked}", 404)
        assert f"No existe el corte «{asked}» Elija otro de la lista" in page
        assert reader.get(f"{PAPER}?con={asked}").status_code == 404
    open_one = text(reader, f"{HERE}?con=2023-09-30")
    assert "Uno de los cortes está abierto" in open_one


def test_the_same_cut_off_is_nothing_to_compare_with(client):
    march_and_june()

    assert "Es el mismo corte" in text(client, f"{HERE}?con=2023-06-30")
    assert client.get(f"{PAPER}?con=2023-06-30").status_code == 404


def test_the_only_cut_off_says_so_and_leads_back(client):
    measured("321", "100", "50", "50")
    publish(JUNE)

    page = client.get(HERE)

    assert "Todavía no hay con qué comparar" in page.content.decode()
    assert 'href="/cortes/2023-06-30/">Volver' in page.content.decode()
    assert client.get(PAPER).status_code == 404


@pytest.mark.parametrize(("count", "pages"), [(OBJECTIVES, 0), (OBJECTIVES + 1, 2)])
def test_objectives_come_in_pages_where_there_are_very_many(client, count, pages):
    for number in range(1, count + 1):
        measured(f"4{number:02}", "100", "50", "50", objective=number)
    publish(MARCH)
    publish(JUNE)

    first, last = client.get(HERE), client.get(f"{HERE}?objetivos=2")

    drawn = [one.name for one in first.context["chart"].lines]
    assert drawn == [
        "El plan",
        *(f"Objetivo {one}" for one in range(1, OBJECTIVES + 1)),
    ]
    assert first.content.decode().count('visually-hidden">Página') == pages
    assert len(last.context["objectives"].rows) == (1 if pages else OBJECTIVES)
    assert client.get(PAPER).content.decode().count("\r\nObjetivo;") == count


@pytest.mark.parametrize("rows", [1, 20])
def test_a_published_comparison_may_be_cached_and_asks_as_little_with_many_rows(
    client, django_assert_num_queries, django_assert_max_num_queries, rows
):
    for number in range(rows):
        measured(f"4{number:02}", "100" if not number else "0", "50", "50")
    publish(MARCH)
    publish(JUNE)

    with django_assert_num_queries(QUERIES):
        answer = client.get(WITH_MARCH)
    with django_assert_max_num_queries(QUERIES):
        client.get(PAPER)

    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert len(order(client, WITH_MARCH)) == rows


def test_the_page_is_only_read(client):
    march_and_june()

    assert client.post(HERE).status_code == 405
