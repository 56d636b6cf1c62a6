"""The desk's front page: who opens it, how one starts, and the year."""

from datetime import date

import pytest
import time_machine

from objectives import roles
from tests.builders import (
    a_person,
    a_plan,
    a_year,
    measured,
)
from tests.reports.desk.home.asking import HOME, state, tasks

pytestmark = pytest.mark.django_db


def test_the_admin_opens_on_the_desk_for_who_runs_the_plan(office):
    assert office.get("/admin/")["Location"] == HOME


@pytest.mark.parametrize(
    ("role", "root"), [(roles.DIRECTOR, False), (roles.ADMINISTRATOR, True)]
)
def test_others_keep_the_list_of_tables(client, role, root):
    client.force_login(a_person("ana", role, is_staff=True, is_superuser=root))

    assert client.get("/admin/").context["title"] == "Administración del plan"


def test_every_table_stays_one_step_away(office):
    page = office.get("/admin/tablas/")

    assert page.context["title"] == "Todas las tablas"
    assert len(page.context["app_list"]) == 6
    assert 'href="/admin/tablas/" aria-current="page"' in page.content.decode()


@pytest.mark.parametrize("role", [roles.REPORTER, roles.HEAD, roles.DIRECTOR])
def test_the_desk_is_only_for_who_runs_the_plan(client, role):
    client.force_login(a_person("ana", role, is_staff=True))

    assert client.get(HOME).status_code == 403


def test_without_a_plan_it_says_how_to_start(office):
    text = office.get(HOME).content.decode()

    assert "Todavía no hay un plan." in text
    assert 'href="/admin/mesa/archivos/"' in text
    assert 'href="/admin/objectives/plan/add/"' in text


def test_without_years_it_offers_the_first(office):
    a_plan()

    text = office.get(HOME).content.decode()

    assert "todavía no tiene vigencias" in text
    assert 'href="/admin/mesa/vigencias/nueva/"' in text


def test_the_year_that_runs_is_the_newest_approved_that_began(office):
    for year in (2021, 2022, 2024):
        a_year(year, approved=True)

    with time_machine.travel(date(2023, 5, 2)):
        assert state(office).year.stored.year == 2022


def test_before_any_began_it_is_the_first_approved(office):
    for year in (2025, 2024):
        a_year(year, approved=True)

    with time_machine.travel(date(2023, 5, 2)):
        assert state(office).year.stored.year == 2024


def test_a_year_not_approved_tells_what_it_lacks(office):
    measured("321", weight="60", e=None)

    seen = state(office)

    assert seen.year is None
    assert [gap.code for gap in seen.prepared.gaps] == ["WEIGHTS"]
    assert tasks(office) == [
        (
            "warning",
            "1 asunto impide aprobar la vigencia 2023.",
            "/admin/mesa/vigencias/2023/",
        )
    ]


def test_a_complete_year_only_waits_for_its_approval(office):
    measured("321", e=None)

    assert [text for _, text, _ in tasks(office)] == [
        "La vigencia 2023 está completa y sin aprobar."
    ]
