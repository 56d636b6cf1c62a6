"""The overview says where the plan stands, what moved, who is late and why."""

import re
from datetime import date

import pytest
from django.test import Client

from indicators.compliance.vocabulary import Accumulation
from indicators.models import MonthlyRecord
from indicators.vocabulary import RecordState
from reports.archive import close_cutoff, publish_cutoff
from tests.builders import (
    a_cutoff,
    a_department,
    a_person,
    a_year,
    an_objective,
    measured,
    report,
)

MARCH, JUNE = date(2023, 3, 31), date(2023, 6, 30)
HERE = "/cortes/2023-06-30/"
QUERIES = 12

pytestmark = pytest.mark.django_db


def text(client: Client, address: str = HERE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.split())


def publish(*days: date) -> None:
    for day in days:
        close_cutoff(cutoff=a_cutoff(day), by=None)
        publish_cutoff(cutoff=a_cutoff(day), by=None)


@pytest.fixture
def plan():
    """Keep a lag of 545, that 546 hides, and objective 2, that met what it promised."""
    department = a_department("TIC", name="Oficina de Tecnologías")
    lagging = measured("545", weight="50", p="50", e="25", department=department)
    report(lagging, 6, "25", cause="Llovió.")
    measured("546", weight="50", p="40", e="60", accumulation=Accumulation.SUM)
    measured("321", objective=an_objective(2))


@pytest.fixture
def moved(plan):
    """Publish March, when 545 alone was promised and met, and June."""
    early = MonthlyRecord.objects.filter(indicator__key="545")
    year, indicator = a_year(), early.first().indicator
    MonthlyRecord.objects.create(
        year=year,
        indicator=indicator,
        month=3,
        programmed=20,
        executed=20,
        state=RecordState.APPROVED,
    )
    publish(MARCH, JUNE)


@pytest.mark.usefixtures("plan")
def test_the_first_cut_off_says_once_that_there_is_nothing_to_compare(client):
    publish(JUNE)

    page = text(client)

    assert page.count("Todavía no hay un corte anterior cerrado") == 1
    assert "Lo que se movió" not in page
    assert "frente al" not in page


@pytest.mark.usefixtures("moved")
def test_what_moved_is_said_in_words(client):
    page = text(client)

    assert "Sin cambio frente al 31/3/2023" in page
    assert "Frente al corte del 31 de marzo de 2023." in page
    assert "Objetivo 2 No tenía porcentaje al 31/3/2023 — → 100,00%" in page
    assert "Entran al rezago: Indicador sectorial 545 ." in page
    assert (
        "/cortes/2023-06-30/comparar/?con=2023-03-31"
        in client.get(HERE).content.decode()
    )


@pytest.mark.usefixtures("plan")
def test_who_is_late_and_why_is_told_without_a_click(client):
    publish(JUNE)

    page = text(client)

    assert (
        "50,00% le cuesta 25,00 puntos al objetivo 1 Indicador 545"
        " Indicador sectorial 545 · Responde: Oficina de Tecnologías"
        " Rezago 50,00%: Llovió." in page
    )


@pytest.mark.usefixtures("plan")
def test_what_hides_a_lag_is_told_with_its_points(client):
    publish(JUNE)

    page = text(client)

    assert (
        "+25,00 puntos en el objetivo 1 Indicador sectorial 546 (150,00%)"
        " va por encima del 100 % y tapa el rezago de Indicador sectorial 545 (50,00%):"
        " sin ese exceso el objetivo iría en 75,00% , no en 100,00%." in page
    )


@pytest.mark.usefixtures("plan")
def test_both_figures_are_explained_and_the_approvals_told(client):
    publish(JUNE)

    page = text(client)

    assert "Cumplimiento del plan al corte 100,00% Con tope del 100 %: 87,50%" in page
    assert "si ninguno contara más de 100 %, el plan iría en 87,50%." in page
    assert "Todos los reportes que cuentan están aprobados (100,00%)." in page


@pytest.mark.usefixtures("plan")
def test_it_says_which_objective_is_lowest_and_leads_to_it(client):
    publish(JUNE)

    page = client.get(HERE).content.decode()

    lowest = page[page.index("hero__lowest") :]
    assert "Con tope del 100&nbsp;%, el más bajo:" in lowest[: lowest.index("</ul>")]
    assert 'href="/cortes/2023-06-30/objetivos/1/"' in lowest[: lowest.index("</ul>")]


@pytest.mark.usefixtures("moved")
def test_the_year_is_drawn_and_told_in_figures(client):
    page = text(client)

    assert "Objetivo 1, mes a mes Enero sin porcentaje" in page
    assert "Cumplimiento al final de cada mes de 2023" in page


def test_a_plan_without_objectives_says_so(client):
    a_cutoff()
    client.force_login(a_person())

    page = text(client)

    assert "El plan todavía no tiene objetivos" in page
    assert "Todavía no hay nada que calificar." in page


def test_a_missing_report_is_told_at_the_top_and_costs(client):
    measured("545", e=None)
    a_cutoff()
    client.force_login(a_person())

    page = text(client)

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


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("objetivos/9/", "No existe ese objetivo en el corte."),
        ("indicadores/999/", "No existe ese indicador en el corte."),
    ],
)
def test_what_a_cut_off_lacks_is_said_and_leads_back(client, place, message):
    measured("321")
    publish(JUNE)

    answer = client.get(f"{HERE}{place}")

    assert answer.status_code == 404
    assert message in answer.content.decode()
    assert f'href="{HERE}"' in answer.content.decode()
    assert "public" not in answer.headers["Cache-Control"]


def test_a_stranger_is_not_told_what_an_unpublished_cut_off_lacks(client):
    measured("321")
    a_cutoff()

    assert client.get(f"{HERE}objetivos/9/").status_code == 302
