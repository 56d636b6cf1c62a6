"""The cut-offs in a list, and opening the next."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Cutoff
from indicators.models.cutoff import month_end
from reports import archive
from reports.desk.cutoffs.opening import open_cutoff, proposal
from tests.builders import JUNE, a_cutoff, a_member, a_year
from tests.reports.closings import published, reopened

LIST = "/admin/mesa/cortes/"
NEW = "/admin/mesa/cortes/nuevo/"

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def test_without_years_the_list_says_what_comes_first(officer):
    page = words(officer.get(LIST))

    assert "Todavía no hay vigencias" in page
    assert "Cree primero la vigencia" in words(officer.get(NEW))


def test_without_cut_offs_the_list_offers_the_first(officer):
    a_year()

    assert "Todavía no hay ningún corte" in words(officer.get(LIST))


def test_each_cut_off_says_how_it_stands_and_what_comes_next(officer, june):
    a_cutoff(date(2023, 9, 30))
    published()

    page = words(officer.get(LIST))

    assert "Revisión 1, el " in page
    assert "Ver lo publicado" in page
    assert "Preparar el cierre" in page
    assert page.index("30 de septiembre") < page.index("30 de junio")


def test_one_that_was_closed_and_is_open_says_so(officer, june):
    archive.close_cutoff(cutoff=june, by=None)
    assert "Publicar o reabrir" in words(officer.get(LIST))

    reopened()

    assert "Reabierto" in words(officer.get(LIST))


def test_the_list_asks_as_much_for_one_as_for_many(
    officer, june, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8) as one:
        officer.get(LIST)
    for month in (1, 2, 3, 4):
        a_cutoff(month_end(2023, month))
    with django_assert_max_num_queries(len(one)):
        officer.get(LIST)


def test_the_next_quarters_end_is_proposed():
    a_year(2023)
    assert proposal() == date(2023, 3, 31)

    a_cutoff(JUNE)
    assert proposal() == date(2023, 9, 30)

    a_cutoff(date(2023, 12, 31))
    assert proposal() is None

    a_year(2024)
    assert proposal() == date(2024, 3, 31)


def test_without_years_nothing_is_proposed():
    assert proposal() is None


def test_the_form_opens_the_proposed_cut_off(officer, june):
    form = officer.get(NEW).context["form"]

    answer = officer.post(NEW, form.initial)

    assert answer.url == "/admin/mesa/cortes/2023-09-30/"
    assert Cutoff.objects.get(date="2023-09-30").is_open


def test_a_cut_off_that_is_there_is_not_opened_twice(officer, june):
    answer = officer.post(NEW, {"year": june.year_id, "month": 6})

    assert "ya existe: búsquelo en la lista" in words(answer)
    assert Cutoff.objects.count() == 1


@pytest.mark.parametrize("month", ["0", "13", "junio", ""])
def test_a_month_that_is_none_opens_nothing(officer, month):
    officer.post(NEW, {"year": a_year().pk, "month": month})

    assert not Cutoff.objects.exists()


def test_february_ends_when_it_ends():
    made = open_cutoff(year=a_year(2024), month=2)

    assert made.date == date(2024, 2, 29)
    with pytest.raises(ValidationError, match="ya existe"):
        open_cutoff(year=a_year(2024), month=2)


@pytest.mark.parametrize("address", [LIST, NEW, f"{LIST}2023-06-30/"])
def test_the_desk_is_of_the_planning_office(client, june, address):
    client.force_login(a_member("eva"))

    assert client.get(address).status_code == 403


def test_a_cut_off_that_is_not_there_is_not_found(officer):
    assert officer.get(f"{LIST}2023-03-31/").status_code == 404
