"""The overview says where the plan stands, who is late and why."""

import pytest

from tests.builders import JUNE
from tests.reports.overviews import a_hidden_lag, publish
from tests.reports.pages import HERE, text
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db


@module_scene
def june():
    """The first cut-off is published."""
    a_hidden_lag()
    publish(JUNE)


def test_the_first_cut_off_says_once_that_there_is_nothing_to_compare(client):
    page = text(client, HERE)

    assert page.count("Todavía no hay un corte anterior cerrado") == 1
    assert "Lo que se movió" not in page
    assert "frente al" not in page


def test_who_is_late_and_why_is_told_without_a_click(client):
    page = text(client, HERE)

    assert (
        "50,00% le cuesta 25,00 puntos al objetivo 1 Indicador 545"
        " Indicador sectorial 545 · Responde: Oficina de Tecnologías"
        " Rezago 50,00%: Llovió." in page
    )


def test_what_hides_a_lag_is_told_with_its_points(client):
    page = text(client, HERE)

    assert (
        "+25,00 puntos en el objetivo 1 Indicador sectorial 546 (150,00%)"
        " va por encima del 100 % y tapa el rezago de Indicador sectorial 545 (50,00%):"
        " sin ese exceso el objetivo iría en 75,00% , no en 100,00%." in page
    )


def test_both_figures_are_explained_and_the_approvals_told(client):
    page = text(client, HERE)

    assert "Cumplimiento del plan al corte 100,00% Con tope del 100 %: 87,50%" in page
    assert "si ninguno contara más de 100 %, el plan iría en 87,50%." in page
    assert "Todos los reportes que cuentan están aprobados (100,00%)." in page


def test_it_says_which_objective_is_lowest_and_leads_to_it(client):
    page = client.get(HERE).content.decode()

    lowest = page[page.index("hero__lowest") :]
    assert "Con tope del 100&nbsp;%, el más bajo:" in lowest[: lowest.index("</ul>")]
    assert 'href="/cortes/2023-06-30/objetivos/1/"' in lowest[: lowest.index("</ul>")]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("objetivos/9/", "No existe ese objetivo en el corte."),
        ("indicadores/999/", "No existe ese indicador en el corte."),
    ],
)
def test_what_a_cut_off_lacks_is_said_and_leads_back(client, place, message):
    answer = client.get(f"{HERE}{place}")

    assert answer.status_code == 404
    assert message in answer.content.decode()
    assert f'href="{HERE}"' in answer.content.decode()
    assert "public" not in answer.headers["Cache-Control"]
