"""The overview of other plans: empty, with missing reports, of many rows and cut-offs."""

from datetime import date

import pytest

from reports.archive import close_cutoff
from reports.paging import OBJECTIVES
from tests.builders import JUNE, a_cutoff, a_person, a_year, an_objective, measured
from tests.reports.overviews import MARCH, publish
from tests.reports.pages import HERE, text

QUERIES = 12

pytestmark = pytest.mark.django_db


def test_a_plan_without_objectives_says_so(client):
    a_cutoff()
    client.force_login(a_person())

    page = text(client, HERE)

    assert "El plan todavía no tiene objetivos" in page
    assert "Todavía no hay nada que calificar." in page


def test_a_missing_report_is_told_at_the_top_and_costs(client):
    measured("545", e=None)
    a_cutoff()
    client.force_login(a_person())

    page = text(client, HERE)

    assert "Incompleto: faltan reportes en 1 objetivo;" in page
    assert "— cuenta como 0 y le cuesta 100,00 puntos al objetivo 1" in page
    assert "Abierto · las cifras todavía pueden cambiar" in page


@pytest.mark.parametrize("many", [1, 12])
def test_it_asks_the_database_little_however_many_rows(
    client, many, django_assert_max_num_queries
):
    for number in range(1, many + 1):
        measured(f"3{number}", objective=an_objective(number), p="50", e="49")
    publish(MARCH, JUNE)

    with django_assert_max_num_queries(QUERIES):
        client.get(HERE)


def test_the_same_page_at_another_cut_off_keeps_what_was_chosen(client):
    measured("321")
    publish(MARCH, JUNE)

    page = client.get(f"{HERE}objetivos/1/?estado=BEHIND&q=a%26b").content.decode()

    assert 'href="/cortes/2023-03-31/objetivos/1/?estado=BEHIND&amp;q=a%26b"' in page


@pytest.mark.parametrize(("months", "folded"), [(6, False), (7, True)])
def test_many_cut_offs_fold_into_a_list_by_year(client, months, folded):
    measured("321")
    for day in (31, 28, 31, 30, 31, 30, 31)[:months]:
        a_cutoff(date(2023, a_year().cutoffs.count() + 1, day))
    client.force_login(a_person())

    page = client.get("/").content.decode()

    assert page.count('aria-current="page"') == 1
    assert ("switches__year" in page) is folded


def test_a_stranger_is_not_told_what_an_unpublished_cut_off_lacks(client):
    measured("321")
    a_cutoff()

    assert client.get(f"{HERE}objetivos/9/").status_code == 302


@pytest.mark.parametrize(("count", "pages"), [(OBJECTIVES, 0), (OBJECTIVES + 1, 2)])
def test_very_many_objectives_come_in_pages_on_the_scale_of_all(client, count, pages):
    for number in range(1, count + 1):
        late = {"e": "30"} if number == count else {}
        measured(f"{number}", objective=an_objective(number), **late)
    close_cutoff(cutoff=a_cutoff(), by=None)
    client.force_login(a_person())

    first, last = client.get(HERE), client.get(f"{HERE}?pagina=2")

    whole, page = (
        [card.number for card in answer.context["turned"].rows]
        for answer in (first, last)
    )
    assert whole == [*range(1, OBJECTIVES + 1)]
    assert page == ([count] if pages else whole)
    assert first.content.decode().count('"visually-hidden">Página') == pages
    assert "Lo que se rezaga" in text(client, HERE)
    assert f"objetivo {count}</a>, <strong>50,00%" in last.content.decode()
    assert last.context["bars"].keys() == {*page}
    assert last.context["lines"].keys() == {"plan", *page}
    # Where all stand at 100 % but one, that one is not drawn as if it stood alone.
    heights = {answer.context["lines"][n].full_y for answer, n in ((first, 1), (last, page[0]))}  # fmt: skip
    assert len(heights) == 1


def test_pages_of_the_front_door_stay_there(client):
    for number in range(1, OBJECTIVES + 2):
        measured(f"{number}", objective=an_objective(number))
    close_cutoff(cutoff=a_cutoff(), by=None)
    client.force_login(a_person())

    assert 'href="?pagina=2#objetivos"' in client.get("/").content.decode()
    assert f">Objetivo {OBJECTIVES + 1}<" in client.get("/?pagina=2").content.decode()
