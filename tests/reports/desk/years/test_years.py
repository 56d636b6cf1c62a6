"""The list of the plan's years, and what it says when there is none."""

from datetime import UTC, date, datetime

import pytest

from objectives import roles
from objectives.models import FiscalYear
from tests.builders import (
    a_cutoff,
    a_person,
    a_plan,
    a_year,
    an_indicator,
    an_objective,
    measured,
    weigh,
)
from tests.reports.desk.years.conftest import NEW, Y2023, YEARS, text_of

pytestmark = pytest.mark.django_db


def lines(office):
    return office.get(YEARS).context["lines"]


def test_without_a_plan_it_says_what_to_do(office):
    text = text_of(office.get(YEARS))

    assert "Todavía no hay un plan" in text
    assert 'href="/admin/objectives/plan/add/"' in text
    assert 'href="/admin/mesa/archivos/"' in text
    assert NEW not in text


def test_without_a_year_it_leads_to_the_first(office):
    a_plan()

    text = text_of(office.get(YEARS))

    assert "Todavía no hay vigencias" in text
    assert f'href="{NEW}"' in text


def test_a_plan_with_all_its_years_offers_no_other(office):
    a_plan(start=2023, end=2023)
    a_year()

    text = text_of(office.get(YEARS))

    assert NEW not in text
    assert "ya tiene todas las vigencias" in text


def test_each_year_says_how_it_stands_and_leads_to_all_of_it(office, planner):
    measured("321")
    weigh(an_indicator("322"), "60", objective=an_objective(2))
    a_cutoff()
    a_year(2022, approved_by=planner)
    at = datetime(2022, 1, 15, 3, tzinfo=UTC)  # still the 14th in Bogotá
    FiscalYear.objects.filter(year=2022).update(approved_at=at)

    new, old = lines(office)
    text = text_of(office.get(YEARS))

    assert (new.number, new.mark.word, new.approval) == (2023, "En preparación", "")
    assert (new.in_plan, new.in_plan_programmed) == (2, 1)
    assert new.sums == "No suman 100,00 en el objetivo 2"
    assert [cutoff.date for cutoff in new.cutoffs] == [date(2023, 6, 30)]
    assert (old.mark.word, old.sums) == ("Aprobada", "Sin pesos")
    assert old.approval == "El 14 de enero de 2022, por Pilar."
    for address in (
        Y2023,
        "/admin/mesa/pesos/2023/",
        "/admin/mesa/programacion/2023/",
        "/admin/mesa/cortes/2023-06-30/",
        f"/admin/indicators/reportingmonth/?year__id__exact={a_year().pk}",
    ):
        assert f'href="{address}"' in text


def test_sums_are_told_in_words(office):
    measured("321")
    (one,) = lines(office)
    assert one.sums == "Suman 100,00 en 1 objetivo"

    for number in (2, 3):
        weigh(an_indicator(f"{number}"), "1", objective=an_objective(number))
    (one,) = lines(office)
    assert one.sums == "No suman 100,00 en los objetivos 2, 3"


def test_a_file_approved_it(office):
    a_year(approved=True)

    (one,) = lines(office)

    assert one.approval.endswith(", por la carga de un archivo.")


@pytest.mark.parametrize("count", [1, 5])
def test_it_asks_the_same_number_of_questions(
    office, count, django_assert_max_num_queries
):
    for number in range(count):
        year = a_year(2020 + number)
        measured(f"i{number}", year=year, objective=an_objective(number + 1))
        a_cutoff(date(2020 + number, 6, 30))

    with django_assert_max_num_queries(9):
        assert len(lines(office)) == count


@pytest.mark.parametrize(
    "role", [roles.REPORTER, roles.HEAD, roles.DIRECTOR, roles.ADMINISTRATOR]
)
@pytest.mark.parametrize("address", [YEARS, NEW, Y2023, f"{Y2023}aprobar/"])
def test_it_is_the_planning_offices_alone(client, role, address):
    measured("321")
    client.force_login(a_person("otro", role, is_staff=True))

    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403
    assert not a_year().is_approved
    assert FiscalYear.objects.count() == 1


def test_a_stranger_is_sent_to_sign_in(client):
    a_year()

    assert client.get(Y2023).status_code == 302
