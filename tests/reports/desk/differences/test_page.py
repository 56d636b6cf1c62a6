"""The page of what changed: its periods, its filters, its pages and its file."""

from datetime import date, datetime

import pytest
import time_machine

from objectives import roles
from reports.archive import close_cutoff
from reports.desk.differences import listing
from reports.desk.differences.tables import Kind
from tests.builders import (
    a_cutoff,
    a_person,
    an_indicator,
    an_objective,
    measured,
    report,
)
from tests.reports.desk.differences.writing import MAY, PAGE, WHOLE, told, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def objective(db):
    with time_machine.travel(MAY, tick=False):
        return an_objective()


def context(client, query=WHOLE):
    return client.get(PAGE + query).context


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}csv/"])
@pytest.mark.parametrize("role", [roles.REPORTER, roles.DIRECTOR])
def test_only_who_runs_the_plan_looks(client, role, address):
    client.force_login(a_person("ana", role, is_staff=True))

    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("moment", "is_told"),
    [
        (datetime(2023, 6, 1, 4, 59), False),  # still May in Bogotá
        (datetime(2023, 6, 1, 5, 0), True),
        (datetime(2023, 7, 1, 4, 59), True),
        (datetime(2023, 7, 1, 5, 0), False),
    ],
)
def test_both_days_are_included_whole(office, objective, moment, is_told):
    write(objective, on=moment, statement="Nuevo")

    assert bool(told(office)) is is_told


def test_without_dates_it_looks_at_the_last_month(office, objective):
    write(objective, on=datetime(2023, 6, 15, 17), statement="Nuevo")

    with time_machine.travel(datetime(2023, 7, 1, 17), tick=False):
        seen = context(office, "")

    assert seen["period"].name == "del 1 de junio de 2023 al 1 de julio de 2023"
    assert seen["listing"].total == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?desde=2023-06-30&hasta=2023-06-01", "anterior a la inicial"),
        ("?desde=ayer&hasta=2023-06-01", "fecha válida"),
        ("?desde=0001-01-01&hasta=2023-06-01", "entre 1900 y 2999"),
        ("?desde=2023-06-01&hasta=9999-12-31", "entre 1900 y 2999"),
        ("?corte=2023-06-30&con=2023-06-30", "posterior al primero"),
        ("?corte=nunca&con=2023-06-30", "Elija un corte de la lista"),
    ],
)
def test_a_period_that_cannot_be_is_explained(office, query, said):
    a_cutoff()

    page = office.get(PAGE + query)

    assert page.context["period"] is None
    assert said in page.content.decode()


def test_an_empty_period_says_so(office, objective):
    assert (
        "Nada se escribió en ese período." in office.get(PAGE + WHOLE).content.decode()
    )


def test_it_filters_by_kind_and_by_person(office, planner, objective):
    indicator = an_indicator("321")
    write(objective, by=planner, statement="Nuevo")
    write(indicator, name="Nuevo")

    seen = context(office)["listing"]
    assert [(one.name, one.count) for one in seen.kinds] == [
        ("Plan", 1),
        ("Indicadores (hoja de vida)", 1),
    ]
    assert [(one.name, one.count) for one in seen.people] == [
        ("El sistema", 1),
        ("plan", 1),
    ]
    for query in ("&clase=PLAN", "&persona=plan"):
        assert [line[0] for line in told(office, WHOLE + query)] == ["Objetivo 1"]
    nobody = context(office, f"{WHOLE}&clase={Kind.SHEET}&persona=plan")["listing"]
    assert (nobody.left, nobody.total) == (0, 2)


def test_a_long_list_comes_in_pages(office, objective, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    for number in range(3):
        write(objective, statement=f"Número {number}")

    first, second = (
        context(office, f"{WHOLE}&clase=PLAN&pagina={page}")["listing"]
        for page in (1, 2)
    )

    assert (first.total, len(first.page), len(second.page)) == (3, 2, 1)
    text = office.get(f"{PAGE}{WHOLE}&clase=PLAN").content.decode()
    assert "?desde=2023-06-01&amp;hasta=2023-06-30&amp;clase=PLAN&amp;pagina=2" in text
    assert 'rel="prev"' not in text


def test_the_file_holds_the_whole_filtered_list_and_no_formula(
    office, planner, objective, monkeypatch
):
    monkeypatch.setattr(listing, "PER_PAGE", 1)
    write(objective, by=planner, statement="=1+1")
    write(objective, by=planner, statement="+2")
    write(an_indicator("321"), name="Otro")

    answer = office.get(f"{PAGE}csv/{WHOLE}&clase=PLAN")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines == [
        "Clase;Fila;Campo;Antes;Después;Quién;Cuándo;Por dónde;Bajo el cambio",
        "Plan;Objetivo 1;Enunciado;Enunciado del objetivo 1;'=1+1;plan;15/6/2023 12:00;Formulario;",
        "Plan;Objetivo 1;Enunciado;'=1+1;'+2;plan;15/6/2023 12:00;Formulario;",
    ]


def test_a_file_of_a_period_that_cannot_be_is_empty(office):
    answer = office.get(f"{PAGE}csv/?desde=2023-06-30&hasta=2023-06-01")

    assert len(answer.content.decode().splitlines()) == 1


def test_two_cutoffs_are_compared_by_their_figures_too(office, planner):
    indicator = measured("321", e="30")
    close_cutoff(cutoff=a_cutoff(), by=planner)
    report(indicator, 9, "60")
    a_cutoff(date(2023, 9, 30))

    seen = context(office, "?corte=2023-06-30&con=2023-09-30")

    figures = [(one.label, one.before, one.after) for one in seen["period"].compared]
    assert ("Avance del objetivo", "50,00%", "100,00%") in figures
    rows = {one.row for one in seen["listing"].page}
    assert rows == {
        "Indicador sectorial 321 · septiembre de 2023",
        "Corte del 30 de septiembre de 2023",
    }
    text = office.get(f"{PAGE}?corte=2023-06-30&con=2023-09-30").content.decode()
    assert "<del>50,00%</del> <ins>100,00%</ins>" in text
    assert '<input type="hidden" name="con" value="2023-09-30">' in text


def test_a_single_day_is_named_once(office):
    day = context(office, "?desde=2023-05-10&hasta=2023-05-10")["period"]
    days = context(office, "?desde=2023-05-10&hasta=2023-05-11")["period"]

    assert day.name == "del 10 de mayo de 2023"
    assert days.name == "del 10 de mayo de 2023 al 11 de mayo de 2023"
