"""Verify, approve, return: on the page of a record and in bulk from Mi mes."""

import pytest

from indicators.actions import close_month
from indicators.models import ReportingMonth
from indicators.transitions import Move
from indicators.vocabulary import RecordState
from tests.builders import a_department, report
from tests.indicators.entry.conftest import (
    HOME_OF_JULY,
    JULY,
    PAGE,
    an_owed,
    sent,
    stored,
    told,
)

pytestmark = pytest.mark.django_db
MOVE = f"{PAGE}mover/"
BULK = f"{JULY}mover/"


@pytest.fixture
def submitted(owed):
    return report(owed, 7, "70", state=RecordState.SUBMITTED)


def returning(**changes):
    return {"to": "RETURN", "about": "VALUE", "observation": "Revise el dato"} | changes


def moves(client):
    return client.get(PAGE).context["moves"]


def test_a_record_goes_its_whole_way_and_back(client, eva, boss, planner, owed):
    way = [
        (eva, PAGE, sent()),
        (boss, MOVE, {"to": "VERIFY"}),
        (planner, MOVE, returning()),
        (eva, PAGE, sent(executed="70", narrative="Corregido", version=5)),
        (boss, MOVE, {"to": "VERIFY"}),
        (planner, MOVE, {"to": "APPROVE"}),
    ]
    for person, page, values in way:
        client.force_login(person)
        assert client.post(page, values).status_code == 302

    steps = [
        (step.state, step.by.username, step.about, step.observation)
        for step in stored().steps.order_by("pk")
    ]
    assert steps == [
        ("SUBMITTED", "eva", "", ""),
        ("VERIFIED", "boss", "", ""),
        ("RETURNED", "plan", "VALUE", "Revise el dato"),
        ("SUBMITTED", "eva", "", ""),
        ("VERIFIED", "boss", "", ""),
        ("APPROVED", "plan", "", ""),
    ]


def test_the_page_offers_each_person_their_steps(client, eva, boss, planner, submitted):
    client.force_login(eva)
    assert moves(client) == []
    client.force_login(boss)
    assert moves(client) == [Move.VERIFY, Move.RETURN]
    client.force_login(planner)
    assert moves(client) == [Move.RETURN]

    report(submitted.indicator, 7, "70", state=RecordState.VERIFIED)

    assert moves(client) == [Move.APPROVE, Move.RETURN]
    client.force_login(boss)
    assert moves(client) == []


def test_a_returned_record_shows_the_observation_on_top(client, eva, boss, submitted):
    client.force_login(boss)
    client.post(MOVE, returning(about="TEXT", observation="Falta el avance"))
    client.force_login(eva)

    page = client.get(PAGE)

    assert page.context["returned"].observation == "Falta el avance"
    assert "Devuelto: El texto" in page.content.decode()
    assert page.context["editable"]
    assert "Falta el avance" in client.get("/admin/mi-mes/").content.decode()


def test_returning_needs_a_reason(client, boss, submitted):
    client.force_login(boss)

    response = client.post(MOVE, returning(observation="  "))

    assert "Escriba qué se debe corregir." in response.content.decode()
    assert stored().state == RecordState.SUBMITTED


def test_a_step_that_is_not_theirs_is_forbidden(reporter, submitted):
    assert reporter.post(MOVE, {"to": "VERIFY"}).status_code == 403
    assert reporter.post(MOVE, {"to": "APPROVE"}).status_code == 403
    assert stored().state == RecordState.SUBMITTED


def test_a_second_click_is_no_error(client, boss, submitted):
    client.force_login(boss)

    answers = [client.post(MOVE, {"to": "VERIFY"}).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert stored().steps.count() == 1


def test_where_a_record_is_already_nobody_else_takes_it(reporter, submitted):
    report(submitted.indicator, 7, "70", state=RecordState.VERIFIED)

    assert reporter.post(MOVE, {"to": "VERIFY"}).status_code == 403
    assert not stored().steps.exists()


def test_what_changed_since_it_was_seen_is_not_approved(client, boss, submitted):
    client.force_login(boss)

    response = client.post(MOVE, {"to": "VERIFY", "version": 9})

    assert response.status_code == 409
    assert "Cambió mientras lo miraba" in response.content.decode()
    assert stored().state == RecordState.SUBMITTED
    assert not stored().steps.exists()


def test_p03_an_observation_posted_after_the_close_comes_back(client, boss, submitted):
    client.force_login(boss)
    close_month(gate=ReportingMonth.objects.get())

    response = client.post(MOVE, returning())

    assert response.status_code == 409
    page = response.content.decode()
    assert "El mes está cerrado" in page
    assert "Revise el dato" in page


def test_steps_are_not_taken_by_a_link(reporter, submitted):
    assert reporter.get(MOVE).status_code == 405
    assert reporter.get(BULK).status_code == 405


def test_where_there_is_no_record_there_is_nothing_to_move(client, planner, july):
    an_owed().records.filter(month=7).delete()
    client.force_login(planner)

    assert client.post(MOVE, {"to": "APPROVE"}).status_code == 404


def test_many_are_moved_and_each_result_is_told(client, planner, july):
    direct = a_department("DIR", head_verifies=False)
    ready = [
        report(an_owed(key, department=direct), 7, "70", state="SUBMITTED")
        for key in ("1", "2")
    ]
    early = report(an_owed("3"), 7, "70", state="SUBMITTED")
    stale = report(an_owed("4", department=direct), 7, "70", state="SUBMITTED")
    client.force_login(planner)
    rows = [f"{record.pk}:{record.version}" for record in (*ready, early)]

    response = client.post(
        BULK,
        {"to": "APPROVE", "fila": [*rows, f"{stale.pk}:7", "99999:1", "x"]},
        follow=True,
    )

    assert told(response) == [
        "Indicador sectorial 3 (3): No se puede: el registro está enviado.",
        "Indicador sectorial 4 (4): Cambió mientras lo miraba: revíselo otra vez.",
        "Aprobado (2): Indicador sectorial 1 (1); Indicador sectorial 2 (2).",
    ]
    states = [stored(key).state for key in ("1", "2", "3", "4")]
    assert states == ["APPROVED", "APPROVED", "SUBMITTED", "SUBMITTED"]


def test_many_are_returned_with_one_observation(client, boss, submitted):
    client.force_login(boss)

    client.post(BULK, returning(fila=f"{submitted.pk}:{submitted.version}"))

    assert stored().state == RecordState.RETURNED
    assert stored().steps.get().observation == "Revise el dato"


@pytest.mark.parametrize(
    ("page", "place"),
    [("3", "&pagina=3"), ("", ""), ("3&x=//", "")],
)
def test_who_decides_stays_on_the_page_of_the_list(client, planner, july, page, place):
    client.force_login(planner)

    response = client.post(BULK, {"to": "APPROVE", "pagina": page})

    assert response.url == f"{HOME_OF_JULY}{place}"


def test_in_bulk_each_record_is_asked_for_authority(reporter, submitted):
    row = f"{submitted.pk}:{submitted.version}"

    response = reporter.post(BULK, {"to": "APPROVE", "fila": row}, follow=True)

    assert told(response) == [
        "Indicador sectorial 321 (321): Su papel no permite ese paso."
    ]
    assert stored().state == RecordState.SUBMITTED


def test_in_bulk_nothing_is_told_of_another_departments_record(reporter, foreign):
    record = report(foreign, 7, "70", state=RecordState.DRAFT)

    row = f"{record.pk}:{record.version}"

    response = reporter.post(BULK, {"to": "SUBMIT", "fila": row}, follow=True)

    assert told(response) == []
    assert stored("foranea").state == RecordState.DRAFT


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"to": "APPROVE"}, "No marcó ningún registro."),
        ({"to": "RETURN", "fila": "1:1"}, "Escriba qué se debe corregir."),
        ({"to": "OTRA", "fila": "1:1"}, "OTRA"),
    ],
)
def test_what_is_missing_in_bulk_is_told(client, planner, july, values, words):
    client.force_login(planner)

    (message,) = told(client.post(BULK, values, follow=True))

    assert words in message


def test_the_way_of_what_was_loaded_begins_approved(reporter, owed):
    report(owed, 7, "70")

    page = reporter.get(PAGE).content.decode()

    assert "Llegó aprobado con los archivos del plan." in page
    assert "Todavía no se ha enviado." not in page
