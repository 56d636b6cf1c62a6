"""Mi mes: what is owed, what waits, and what is said when there is nothing."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from indicators.actions import open_month
from indicators.models import ReportingMonth
from indicators.transitions import Move
from indicators.vocabulary import RecordState
from objectives import roles
from tests.builders import (
    a_department,
    a_member,
    a_person,
    a_year,
    an_indicator,
    program,
    report,
)
from tests.indicators.entry.conftest import JULY, an_owed

pytestmark = pytest.mark.django_db
HOME = "/admin/mi-mes/"


def desk(client, query=""):
    return client.get(HOME + query).context["desk"]


def keys(lines):
    return [line.indicator.key for line in lines]


def test_the_admin_opens_on_the_month_for_whoever_reports(reporter, owed):
    assert reporter.get("/admin/")["Location"] == HOME


@pytest.mark.parametrize("role", [roles.DIRECTOR, roles.ADMINISTRATOR])
def test_the_admin_stays_an_index_for_whoever_sees_everything(client, role):
    client.force_login(a_person("ana", role, is_staff=True))

    page = client.get("/admin/")

    assert page.status_code == 200
    assert f'href="{HOME}"' in page.content.decode()


def test_it_lists_what_is_owed_with_its_references(reporter, owed, foreign):
    page = reporter.get(HOME)

    (line,) = page.context["desk"].mine
    assert line.indicator == owed
    assert (line.programmed_text, line.previous_text) == ("70,00", "60,00")
    assert line.mark.word == "Pendiente"
    text = page.content.decode()
    assert "Lo de junio" in text
    assert f'href="{JULY}321/"' in text
    assert "foranea" not in text


def test_what_is_not_programmed_is_optional_and_a_sum_of_zero_owes_nothing(
    reporter, owed
):
    half_yearly = an_indicator("464")
    program(half_yearly, "1", {6: "0.5", 12: "1"})
    nothing = an_indicator("545", accumulation="SUM")
    program(nothing, "10", {7: "0", 12: "10"})
    an_indicator("514")  # without programming in the year

    seen = desk(reporter)

    assert keys(seen.mine) == ["321"]
    assert keys(seen.optional) == ["464", "545"]


def test_an_indicator_that_ended_is_not_owed(reporter, owed):
    an_owed("300", end=date(2023, 6, 30))
    an_owed("301", start=date(2023, 8, 1))
    ended = an_indicator("302", end=date(2023, 6, 30))
    program(ended, "100", {6: "60"})

    assert "302" not in keys([*desk(reporter).mine, *desk(reporter).optional])


def test_what_came_back_is_first_and_what_is_done_last(reporter, owed):
    states = {
        "100": RecordState.SUBMITTED,
        "200": RecordState.DRAFT,
        "400": RecordState.RETURNED,
    }
    for key, state in states.items():
        report(an_owed(key), 7, "70", state=state)

    seen = desk(reporter)

    assert keys(seen.mine) == ["400", "321", "200", "100"]
    assert (seen.done, seen.total, seen.pending) == (1, 4, 3)


def test_what_was_begun_without_being_owed_counts(reporter, owed):
    optional = an_indicator("464")
    program(optional, "1", {12: "1"})
    report(optional, 7, "1", state=RecordState.SUBMITTED)

    assert (desk(reporter).done, desk(reporter).total) == (1, 2)


@pytest.mark.parametrize(
    ("day", "words", "late"),
    [
        (date(2023, 7, 23), "faltan 5 días", False),
        (date(2023, 7, 27), "vence mañana", False),
        (date(2023, 7, 28), "vence hoy", False),
        (date(2023, 7, 29), "venció ayer", True),
        (date(2023, 7, 31), "venció hace 3 días", True),
    ],
)
def test_it_says_how_long_there_is(client, july, eva, owed, day, words, late):
    noon = datetime.combine(day, time(12), ZoneInfo("America/Bogota"))
    with time_machine.travel(noon, tick=False):
        client.force_login(eva)
        page = client.get(HOME)
        assert page.context["month"].is_late is late

    assert words in page.content.decode()


def test_the_month_is_chosen_among_the_open_ones(reporter, owed):
    open_month(year=a_year(), month=8, due=date(2023, 9, 7))
    ReportingMonth.objects.create(
        year=a_year(), month=5, due=date(2023, 6, 7), is_open=False
    )

    assert str(desk(reporter).month) == "agosto de 2023"
    assert str(desk(reporter, "?mes=2023-07").month) == "julio de 2023"
    assert str(desk(reporter, "?mes=2023-05").month) == "agosto de 2023"


def test_nothing_open_nothing_assigned_and_all_done_say_so(reporter, eva, july):
    assert "no debe ningún reporte" not in reporter.get(HOME).content.decode()
    assert not desk(reporter).reports

    report(an_owed(), 7, "70", state=RecordState.SUBMITTED)
    assert "Todo listo" in reporter.get(HOME).content.decode()

    ReportingMonth.objects.update(is_open=False)
    assert "No hay ningún mes abierto" in reporter.get(HOME).content.decode()


def test_a_head_sees_what_waits_for_their_verification(client, boss, owed):
    report(owed, 7, "70", state=RecordState.SUBMITTED)
    direct = a_department("DIR", head_verifies=False)
    report(an_owed("777", department=direct), 7, "70", state=RecordState.SUBMITTED)
    client.force_login(boss)

    assert desk(client).move == Move.VERIFY
    assert keys(desk(client).waiting) == ["321"]


def test_planning_sees_the_departments_and_what_waits_for_approval(
    client, planner, owed
):
    report(owed, 7, "70", state=RecordState.VERIFIED)
    report(an_owed("322"), 7, "70", state=RecordState.SUBMITTED)
    direct = a_department("DIR", head_verifies=False)
    report(an_owed("777", department=direct), 7, "70", state=RecordState.SUBMITTED)
    program(an_indicator("464"), "1", {12: "1"})  # neither owed nor begun
    client.force_login(planner)

    seen = desk(client)

    assert seen.move == Move.APPROVE
    assert keys(seen.waiting) == ["321", "777"]
    shares = [
        (share.department.code, share.done, share.owed, len(share.waiting))
        for share in seen.shares
    ]
    assert shares == [("DIR", 1, 1, 1), ("SC", 2, 2, 1)]


@pytest.mark.parametrize("count", [1, 40])
def test_it_opens_in_few_queries(
    client, boss, july, count, django_assert_max_num_queries
):
    for number in range(count):
        state = [RecordState.RETURNED, RecordState.SUBMITTED, RecordState.DRAFT]
        report(an_owed(f"i{number}"), 7, "70", state=state[number % 3])
    client.force_login(boss)

    with django_assert_max_num_queries(9):
        assert client.get(HOME).status_code == 200


def test_planning_opens_it_in_few_queries(
    client, planner, july, django_assert_max_num_queries
):
    for number in range(40):
        department = a_department(f"D{number % 7}")
        report(an_owed(f"i{number}", department=department), 7, "70", state="VERIFIED")
    client.force_login(planner)

    with django_assert_max_num_queries(8):
        assert client.get(HOME).status_code == 200


def test_what_waits_comes_in_pages_of_a_hundred(client, planner, july):
    for number in range(101):
        report(an_owed(f"i{number:03}"), 7, "70", state="VERIFIED")
    client.force_login(planner)

    first, second = desk(client), desk(client, "?mes=2023-07&pagina=2")

    assert (first.waiting.paginator.count, len(first.waiting)) == (101, 100)
    assert keys(first.waiting)[0] == "i000"
    assert keys(second.waiting) == ["i100"]
    assert second.waiting[0].previous_text == "60,00"  # its other months are read too
    text = client.get(HOME).content.decode()
    assert 'href="?mes=2023-07&amp;pagina=2"' in text
    assert 'name="pagina" value="2"' in client.get(f"{HOME}?pagina=2").content.decode()
    assert "Página 1 de 2: 101 registros por decidir." in text


def test_what_waits_is_on_one_page_up_to_a_hundred(client, planner, owed):
    report(owed, 7, "70", state="VERIFIED")
    client.force_login(planner)

    assert "Páginas de lo que espera" not in client.get(HOME).content.decode()


def test_planning_sees_its_own_indicators_beside_those_of_others(client, owed, foreign):
    client.force_login(a_member("plan", roles.PLANNING))

    seen = desk(client)

    assert keys(seen.mine) == ["321"]
    assert seen.mine[0].previous_text == "60,00"
