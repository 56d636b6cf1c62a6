"""The trend's page: what it says, to whom, and how little it asks of the database."""

from datetime import date

import pytest
from django.test import Client

from indicators.models import Indicator
from reports import archive
from tests.builders import (
    JUNE,
    a_cutoff,
    a_person,
    a_year,
    an_indicator,
    an_objective,
    measured,
    report,
    weigh,
)
from tests.reports.timeline.scenes import (
    CSV,
    HERE,
    MARCH,
    a_sum,
    corrected_after_march,
    publish,
    text,
)

YEAR_BEFORE = date(2022, 12, 31)
QUERIES = 12

pytestmark = pytest.mark.django_db


def test_the_year_is_told_month_by_month(client):
    a_sum()
    publish(JUNE)

    page = text(client, HERE)

    assert "Cada mes se calcula con las reglas y los datos de este corte" in page
    assert "Todo el plan — — 50,00% 50,00% 50,00% 75,00%" in page
    assert (
        "enero: no se puede juzgar; febrero: no se puede juzgar; marzo: 50,00%;"
        " abril: 50,00%; mayo: 50,00%; junio (corte): 75,00%." in page
    )


def test_what_was_published_stands_beside_what_the_months_give_now(client):
    corrected_after_march()

    page = text(client, HERE)

    assert "31/3/2023 · como se publicó" in page
    assert "Todo el plan 50,00% con este corte 100,00% (+50,00 puntos) 100,00%" in page
    assert "marzo, como se dijo en su corte: 50,00%" in page


def test_where_nothing_differs_it_is_said(client):
    a_sum()
    publish(MARCH)
    publish(JUNE)

    page = text(client, HERE)

    assert "es lo mismo que dan los datos de este corte para sus meses" in page
    assert "(+" not in page


def test_a_cut_off_that_was_only_closed_is_not_for_citizens(client):
    a_sum()
    archive.close_cutoff(cutoff=a_cutoff(MARCH), by=None)
    publish(JUNE)
    reader = Client()
    reader.force_login(a_person())

    assert "Es el primer corte de 2023 que se puede consultar" in text(client, HERE)
    assert "31/3/2023 · como se cerró, sin publicar" in text(reader, HERE)


def test_an_objective_shows_its_indicators_and_their_projection(client):
    a_sum()
    publish(JUNE)

    page = text(client, f"{HERE}?objetivo=1")

    assert "Indicador 545 Indicador sectorial 545 15 20 40 87,50%" in page
    assert "Proyección a diciembre: 87,50%. No es un resultado." in page
    assert "diciembre, proyección y no resultado: 87,50%" in page
    assert "Indicador 545 Indicador sectorial 545 37,50% 15 de 40 pesó 100,00%" in page


def test_a_plan_without_sums_has_no_projection(client):
    measured("321", e="30")
    publish(JUNE)

    assert "Proyección" not in text(client, f"{HERE}?objetivo=1")


@pytest.mark.parametrize("asked", ["9", "0", "-1", "x", "²", "1" * 5000])
def test_an_objective_that_is_not_there_is_not_found(client, asked):
    a_sum()
    publish(JUNE)

    assert client.get(HERE, {"objetivo": asked}).status_code == 404


def test_with_june_alone_it_is_told_why_there_is_one_point(client):
    measured("321", e="30")
    publish(JUNE)

    page = text(client, HERE)

    assert "Antes de junio no había nada que juzgar" in page
    assert "De las vigencias anteriores no hay ningún corte" in page


def test_what_was_frozen_before_the_months_were_told_says_so(client):
    a_sum()
    publish(JUNE, without=r',\s*"trend": \[.*?\]')

    page = text(client, HERE)

    assert "se congeló antes de que el sistema guardara sus meses" in page
    assert "Todo el plan: cumplimiento por mes junio (corte): 75,00%." in page
    assert "2023 mes a mes" not in page


def test_nothing_to_judge_is_said(client):
    weigh(an_indicator("321"))
    publish(JUNE)

    assert "ningún mes que se pueda juzgar" in text(client, HERE)


def test_the_years_of_the_plan_are_told_by_their_last_cut_off(client):
    old = measured("777", year=a_year(2022), p="60", e="30")
    report(old, 12, "50", year=a_year(2022))
    publish(YEAR_BEFORE)
    a_sum()
    publish(JUNE)

    page = text(client, HERE)

    assert "Todo el plan 50,00% 75,00% al 30/6/2023" in page
    assert "2022: 50,00%; 2023: 75,00%" in page


def test_switching_keeps_the_objective(client):
    a_sum()
    publish(MARCH)
    publish(JUNE)

    page = client.get(f"{HERE}?objetivo=1").content.decode()

    assert 'href="/cortes/2023-03-31/tendencia/?objetivo=1"' in page


def test_the_trend_is_handed_over_as_a_table(client):
    corrected_after_march()

    answer = client.get(f"{CSV}?objetivo=1")

    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="tendencia-2023-06-30-objetivo-1.csv"'
    )
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line for line in lines if ";545;" in line] == [
        "2023-06-30;1;545;Indicador 545;Como se publicó;2023-03-31;1;50,00",
        "2023-06-30;1;545;Indicador 545;Recalculado con este corte;2023-01;;",
        "2023-06-30;1;545;Indicador 545;Recalculado con este corte;2023-02;;",
        "2023-06-30;1;545;Indicador 545;Recalculado con este corte;2023-03;;100,00",
        "2023-06-30;1;545;Indicador 545;Recalculado con este corte;2023-04;;100,00",
        "2023-06-30;1;545;Indicador 545;Recalculado con este corte;2023-05;;100,00",
        "2023-06-30;1;545;Indicador 545;Este corte;2023-06-30;1;100,00",
        "2023-06-30;1;545;Indicador 545;Proyección, no es un resultado;2023-12;;100,00",
    ]


def test_no_name_in_the_table_of_the_trend_becomes_a_formula(client):
    a_sum()
    Indicator.objects.update(name="=1+1")
    publish(JUNE)

    table = client.get(f"{CSV}?objetivo=1").content.decode()

    assert ";545;'=1+1;" in table
    assert ";=1+1;" not in table


def test_a_stranger_learns_nothing_of_what_is_not_published(client):
    a_sum()
    a_cutoff(JUNE)

    for address in (HERE, f"{HERE}?objetivo=9", CSV, "/cortes/2020-01-31/tendencia/"):
        assert client.get(address).status_code == 302


def test_more_cut_offs_and_rows_ask_no_more(client, django_assert_max_num_queries):
    a_sum()
    for number in (2, 3, 4):
        measured(f"{number}", objective=an_objective(number), e="30")
    for month in (1, 2, 3, 4):
        publish(date(2023, month, 28 if month == 2 else 30 if month == 4 else 31))
    publish(JUNE)

    for address in (HERE, f"{HERE}?objetivo=1", CSV):
        with django_assert_max_num_queries(QUERIES):
            assert client.get(address).status_code == 200
