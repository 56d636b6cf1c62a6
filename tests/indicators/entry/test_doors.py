"""Who enters the screens of the month, and what the others are told."""

import pytest
from django.contrib.auth.models import Group

from objectives import roles
from tests.builders import a_member, a_person, report
from tests.indicators.entry.conftest import JULY, PAGE, sent, stored, typed
from tests.security.forms import form_values

pytestmark = pytest.mark.django_db

PAGES = [
    "/admin/mi-mes/",
    PAGE,
    f"{PAGE}vista-previa/",
    f"{JULY}cuadricula/",
    "/admin/indicadores/321/2023/cuadricula/",
]
OTHERS = [
    f"{JULY}foranea/",
    f"{JULY}foranea/vista-previa/",
    "/admin/indicadores/foranea/2023/cuadricula/",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_asked_to_sign_in(client, owed, page):
    response = client.get(page)

    assert response.status_code == 302
    assert response["Location"].startswith("/ingresar/?next=/admin/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "role", [roles.PLANNING, roles.DIRECTOR, roles.ADMINISTRATOR, roles.REPORTER]
)
def test_every_role_looks(client, owed, page, role):
    client.force_login(
        a_member("ana")
        if role == roles.REPORTER
        else a_person("ana", role, is_staff=True)
    )

    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, *OTHERS, f"{JULY}nada/"])
def test_without_a_role_everything_is_forbidden_alike(client, owed, foreign, page):
    client.force_login(a_person("ana", is_staff=True))

    assert client.get(page).status_code == 403


def test_outside_the_staff_nobody_enters(client, owed):
    client.force_login(a_person("ana", roles.REPORTER))

    assert client.get(PAGE).status_code == 302
    assert client.post(PAGE, sent()).status_code == 302
    assert stored().version == 1


@pytest.mark.parametrize("page", OTHERS)
def test_another_departments_indicator_is_as_if_it_did_not_exist(
    reporter, owed, foreign, page
):
    theirs = reporter.get(page)
    nothing = reporter.get(page.replace("foranea", "nada"))

    assert theirs.status_code == nothing.status_code == 404
    assert len(theirs.content) == len(nothing.content)


def test_nothing_is_posted_to_another_departments_indicator(reporter, owed, foreign):
    report(foreign, 7, "70", state="SUBMITTED")

    answers = {
        reporter.post(f"{JULY}foranea/", sent(version=1)).status_code,
        reporter.post(f"{JULY}foranea/mover/", {"to": "APPROVE"}).status_code,
        reporter.post("/admin/indicadores/foranea/2023/cuadricula/", {}).status_code,
    }

    assert answers == {404}
    assert (stored("foranea").state, stored("foranea").version) == ("SUBMITTED", 1)


@pytest.mark.parametrize("role", [roles.DIRECTOR, roles.ADMINISTRATOR])
def test_who_only_looks_has_no_form_and_writes_nothing(client, owed, role):
    client.force_login(a_person("ana", role, is_staff=True))

    assert 'name="executed"' not in client.get(PAGE).content.decode()
    assert client.post(PAGE, sent()).status_code == 403
    assert client.post(f"{PAGE}mover/", {"to": "SUBMIT"}).status_code == 403
    assert stored().version == 1


@pytest.mark.parametrize("role", [roles.DIRECTOR, roles.ADMINISTRATOR])
def test_who_looks_at_all_and_reports_one_department_writes_that_one_alone(
    client, owed, foreign, role
):
    person = a_member("ana")
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)

    assert 'name="executed"' in client.get(PAGE).content.decode()
    assert client.post(PAGE, typed()).status_code == 302
    for page in (OTHERS[0], OTHERS[2]):
        assert "executed" not in form_values(client.get(page))
    assert client.post(OTHERS[0], typed()).status_code == 403
    assert (stored().version, stored("foranea").version) == (2, 1)


def test_a_head_of_another_department_neither_sees_nor_verifies(client, foreign):
    report(foreign, 7, "70", state="SUBMITTED")
    client.force_login(a_member("jefa", roles.HEAD))

    client.post(f"{JULY}mover/", {"to": "VERIFY", "fila": f"{stored('foranea').pk}:1"})

    assert stored("foranea").state == "SUBMITTED"


def test_what_ended_is_no_longer_theirs_at_the_next_click(reporter, eva, owed):
    assert reporter.get(PAGE).status_code == 200

    eva.memberships.update(end="2023-06-30")

    assert reporter.get(PAGE).status_code == 404
    assert reporter.post(PAGE, sent()).status_code == 404


def test_the_text_of_an_ended_session_comes_back(client, owed):
    response = client.post(PAGE, typed(narrative="Una <hora> de trabajo"))

    assert response.status_code == 403
    page = response.content.decode()
    assert "readonly>Una &lt;hora&gt; de trabajo</textarea>" in page
    assert "/ingresar/?next=/admin/mi-mes/2023-07/321/" in page
    assert stored().version == 1


def test_the_rows_of_a_grid_come_back_when_the_session_ended(client, owed):
    rows = {"r1m7-narrative": "La fila", "r1m7-executed": "70", "r1m7-version": "1"}

    page = client.post(f"{JULY}cuadricula/", rows).content.decode()

    assert "readonly>La fila</textarea>" in page
    assert "readonly>70</textarea>" in page


@pytest.mark.parametrize(
    "page", ["/admin/mi-mes/2023-13/321/", "/admin/mi-mes/2022-07/321/"]
)
def test_a_month_that_is_not_there_is_not_found(client, planner, owed, page):
    client.force_login(planner)

    assert client.get(page).status_code == 404


def test_pages_of_the_entry_are_stored_nowhere(reporter, owed):
    assert reporter.get(PAGE)["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )
