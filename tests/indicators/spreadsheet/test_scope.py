"""A05 and A07: a file holds the rows of its person, going out and coming in."""

import pytest
from django.contrib.auth.models import Permission

from indicators.models import Indicator, MonthlyRecord
from indicators.spreadsheet import rows
from objectives import roles
from objectives.models import Membership
from tests.builders import a_department, a_person
from tests.indicators.spreadsheet.scene import (
    CONFIRM,
    TEMPLATE,
    UPLOAD,
    confirm,
    download,
    payload_of,
    problems_of,
    rows_of,
    upload,
    workbook,
)
from tests.security.test_seeded_holes import everything, swapped

pytestmark = pytest.mark.django_db


def mixed(content: bytes) -> bytes:
    """Return the template filled, with a row of another department after the own ones."""
    header, *own = rows_of(content)
    filled = [[*row] for row in own]
    place = header.index("ejecutado")
    for row in filled:
        row[place] = 60
    return workbook([header, *filled, ["9", *filled[0][1:]]])


def written() -> int:
    return MonthlyRecord.objects.filter(month=6, executed=60).count()


def of_everybody(person):
    return Indicator.objects.all()


def test_a05_one_row_of_another_department_holds_the_whole_file_back(reporter):
    answer = upload(reporter, mixed(download(reporter)))

    (problem,) = problems_of(answer)
    assert problem.startswith("El archivo, fila 4, columna A (clave): «9» no está")
    assert payload_of(answer) == ""
    assert confirm(reporter, payload_of(answer)).status_code == 400
    assert written() == 0


def test_a05_a_row_that_became_anothers_holds_it_back_at_the_confirmation(reporter):
    content = mixed(download(reporter))
    with swapped((rows, "own_indicators", of_everybody), (rows, "visible", everything)):
        payload = payload_of(upload(reporter, content))
    assert payload

    answer = confirm(reporter, payload)

    assert (answer.status_code, written()) == (409, 0)


def test_a05_without_the_scope_it_would_be_offered(reporter):
    """The control: the same file, with everybody's rows."""
    content = mixed(download(reporter))
    with swapped((rows, "own_indicators", of_everybody), (rows, "visible", everything)):
        answer = upload(reporter, content)

    assert problems_of(answer) == []


def test_a05_who_only_looks_loads_nothing(client, june):
    looker = a_person("mira", is_staff=True)
    looks = Permission.objects.filter(codename__startswith="view_")
    looker.user_permissions.set(looks)
    Membership.objects.create(
        user=looker, department=a_department("SC"), role="REPORTER", start="2023-01-01"
    )
    client.force_login(looker)

    for place in (UPLOAD, CONFIRM):
        assert client.post(place, {"payload": "x"}).status_code == 403


@pytest.mark.parametrize(
    "question",
    ["", "?indicador=9", "?dependencia=TIC", "?export_items=3", "?select_across=1"],
)
def test_a07_a_file_has_the_rows_of_its_person_whatever_is_asked(reporter, question):
    content = reporter.get(f"{TEMPLATE}{question}").content

    assert [row[0] for row in rows_of(content)] == ["clave", "1", "2"]


def test_who_reports_everything_and_answers_for_some_gets_those(client, june):
    planner = a_person("plan", roles.PLANNING, is_staff=True)
    client.force_login(planner)
    assert len(rows_of(download(client))) == 4

    Membership.objects.create(
        user=planner, department=a_department("SC"), role="REPORTER", start="2023-01-01"
    )

    assert [row[0] for row in rows_of(download(client))] == ["clave", "1", "2"]


def test_a07_without_the_scope_it_would_have_everybodys(reporter):
    """The control."""
    with swapped((rows, "own_indicators", of_everybody), (rows, "visible", everything)):
        content = download(reporter)

    assert [row[0] for row in rows_of(content)] == ["clave", "1", "2", "9"]
