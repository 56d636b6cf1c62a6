"""The pages of the weights: who opens them, what they list, in how many queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from objectives import roles
from tests.builders import a_person, a_year, an_indicator, an_objective, weigh
from tests.reports.desk.weighing.conftest import PAGE, YEAR

pytestmark = pytest.mark.django_db


def test_objectives_are_listed_with_what_they_add_up_to(office, year):
    weigh(an_indicator("solo"), "99.99", objective=an_objective(2))
    an_objective(3)

    sums = office.get(YEAR).context["sums"]

    assert [
        (one.objective.number, len(one.weights), one.mark.word) for one in sums
    ] == [
        (1, 2, "Suma 100,00"),
        (2, 1, "Faltan 0,01"),
        (3, 0, "Sin indicadores"),
    ]


def test_too_much_is_told_too(office, year):
    weigh(an_indicator("solo"), "0.50")

    assert office.get(YEAR).context["sums"][0].mark.word == "Sobran 0,50"


def test_a_plan_without_objectives_says_what_to_do(office):
    a_year()

    assert "no tiene objetivos todavía" in office.get(YEAR).content.decode()


@pytest.mark.parametrize("page", [YEAR, PAGE])
def test_the_preselected_change_goes_along(office, draft, page):
    response = office.get(f"{page}?cambio={draft.pk}")

    assert response.context["choice"].chosen == draft
    assert f"?cambio={draft.pk}" in response.content.decode()


@pytest.mark.parametrize("asked", ["x", "999999", "-1", "٣"])
def test_a_change_that_is_none_is_not_chosen(office, draft, asked):
    assert office.get(PAGE, {"cambio": asked}).context["choice"].chosen is None


def test_an_indicator_without_programming_is_told(office, year):
    weigh(an_indicator("vacio"), "0")

    assert "Sin programación en la vigencia" in office.get(PAGE).content.decode()


@pytest.mark.parametrize("page", [YEAR, PAGE])
@pytest.mark.parametrize("role", [roles.REPORTER, roles.HEAD, roles.DIRECTOR])
def test_the_weights_are_the_planning_offices(client, year, page, role):
    client.force_login(a_person("otra", role, is_staff=True))

    assert client.get(page).status_code == 403
    assert client.post(page, {"accion": "guardar"}).status_code in {403, 405}


@pytest.mark.parametrize(
    "page", [f"{YEAR}9/", f"{YEAR}{'9' * 30}/", "/admin/mesa/pesos/1999/1/"]
)
def test_what_does_not_exist_is_not_found(office, year, page):
    assert office.get(page).status_code == 404


@pytest.mark.parametrize("page", [YEAR, PAGE])
def test_queries_do_not_grow_with_indicators(office, year, page):
    office.get(page)
    with CaptureQueriesContext(
        connection,
    ) as few:
        office.get(page)
    for number in range(5):
        weigh(an_indicator(f"i{number}"), "0")
        weigh(an_indicator(f"o{number}"), "0", objective=an_objective(number + 2))
    with CaptureQueriesContext(connection) as many:
        office.get(page)

    assert len(many) == len(few)
