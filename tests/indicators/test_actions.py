"""Entering a month and moving it on."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from indicators import actions
from indicators.actions import ConflictError, Entry
from indicators.models import Cutoff, MonthlyRecord, ReportingMonth
from indicators.transitions import Move
from indicators.vocabulary import CutoffState, Observed, RecordState
from objectives import roles
from tests.builders import (
    a_cutoff,
    a_department,
    a_member,
    a_person,
    a_year,
    an_open_month,
    measured,
    report,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    an_open_month(6)
    return measured("321", e=None)


def save(indicator, by, executed="60", month=6, version=1, **texts):
    number = None if executed is None else Decimal(executed)
    return actions.save_entry(
        indicator=indicator,
        year=a_year(),
        month=month,
        entry=Entry(number, **texts),
        version=version,
        by=by,
    )


def submitted(indicator, by):
    record = save(indicator, by)
    return actions.move(record=record, to=Move.SUBMIT, by=by)


def test_a_reporter_saves_their_month(indicator):
    record = save(indicator, a_member(), "59,5".replace(",", "."), narrative="Va bien")

    record.refresh_from_db()
    assert (record.executed, record.narrative) == (Decimal("59.5"), "Va bien")
    assert (record.state, record.version) == (RecordState.DRAFT, 2)


def test_a_month_without_record_is_made(indicator):
    an_open_month(5)

    record = save(indicator, a_member(), month=5, version=0)

    assert (record.month, record.version) == (5, 1)


def test_saving_the_same_again_changes_nothing(indicator):
    reporter = a_member()
    first = save(indicator, reporter)

    again = save(indicator, reporter)

    assert again.version == first.version
    assert first.history.count() == 2


def test_who_saves_second_is_told_and_overwrites_nothing(indicator):
    reporter = a_member()
    save(indicator, reporter, "60")

    with pytest.raises(ConflictError) as conflict:
        save(indicator, reporter, "61")

    assert conflict.value.record.executed == 60
    assert MonthlyRecord.objects.get(month=6).executed == 60


def test_of_two_new_records_the_second_is_told(indicator):
    an_open_month(5)
    reporter = a_member()
    save(indicator, reporter, "10", month=5, version=0)

    assert save(indicator, reporter, "10", month=5, version=0).version == 1
    with pytest.raises(ConflictError):
        save(indicator, reporter, "11", month=5, version=0)


@pytest.mark.parametrize("gate", ["none", "closed", "cutoff"])
def test_a_month_that_is_not_open_is_not_written(gate):
    indicator = measured("321", e=None)
    reporter = a_member()
    if gate != "none":
        an_open_month(6, is_open=gate == "cutoff")
    if gate == "cutoff":
        a_cutoff()
        Cutoff.objects.update(state=CutoffState.CLOSED, revision=1)

    with pytest.raises(ValidationError, match=r"no ha abierto|está cerrado"):
        save(indicator, reporter)

    assert MonthlyRecord.objects.get(month=6).executed is None


def test_another_departments_indicator_is_not_written(indicator):
    outsider = a_member("otro", department=a_department("OTRA"))

    with pytest.raises(PermissionDenied):
        save(indicator, outsider)


@pytest.mark.parametrize("role", [roles.DIRECTOR, roles.ADMINISTRATOR])
def test_who_only_looks_does_not_write(indicator, role):
    with pytest.raises(PermissionDenied):
        save(indicator, a_person(role=role))


def test_what_was_submitted_is_not_edited(indicator):
    reporter = a_member()
    record = submitted(indicator, reporter)

    with pytest.raises(ValidationError, match="está enviado"):
        save(indicator, reporter, "61", version=record.version)


@pytest.mark.parametrize("text", ["narrative", "cause", "delays"])
def test_texts_have_a_limit(indicator, text):
    with pytest.raises(ValidationError, match="4000"):
        save(indicator, a_member(), **{text: "x" * 4001})


def test_the_way_from_reporter_to_planning_leaves_its_steps(indicator):
    reporter, head = a_member(), a_member("jefa", roles.HEAD)
    planning = a_person("plan", roles.PLANNING)
    record = submitted(indicator, reporter)

    record = actions.move(record=record, to=Move.VERIFY, by=head)
    record = actions.move(record=record, to=Move.APPROVE, by=planning)

    assert record.state == RecordState.APPROVED
    assert [(step.state, step.by) for step in record.steps.all()] == [
        (RecordState.SUBMITTED, reporter),
        (RecordState.VERIFIED, head),
        (RecordState.APPROVED, planning),
    ]


def test_a_returned_record_is_mended_and_sent_again(indicator):
    reporter, planning = a_member(), a_person("plan", roles.PLANNING)
    record = actions.move(
        record=submitted(indicator, reporter),
        to=Move.RETURN,
        by=planning,
        about=Observed.VALUE,
        observation=" No coincide con el acta. ",
    )

    step = record.steps.last()
    assert (step.about, step.observation) == ("VALUE", "No coincide con el acta.")

    record = save(indicator, reporter, "59", version=record.version, cause="Acta")
    record = actions.move(record=record, to=Move.SUBMIT, by=reporter)

    assert record.state == RecordState.SUBMITTED


def test_nothing_is_returned_without_saying_why(indicator):
    record = submitted(indicator, a_member())

    with pytest.raises(ValidationError, match="qué se debe corregir"):
        actions.move(
            record=record,
            to=Move.RETURN,
            by=a_person("p", roles.PLANNING),
            observation=" ",
        )


def test_a_department_without_verifying_head_goes_straight_to_planning(indicator):
    department = indicator.department
    department.head_verifies = False
    department.save()
    record = submitted(indicator, a_member())

    record = actions.move(
        record=record, to=Move.APPROVE, by=a_person("p", roles.PLANNING)
    )

    assert record.state == RecordState.APPROVED


@pytest.mark.parametrize("to", [Move.VERIFY, Move.APPROVE, Move.RETURN])
def test_a_reporter_neither_verifies_nor_approves_nor_returns(indicator, to):
    reporter = a_member()
    record = submitted(indicator, reporter)

    with pytest.raises(PermissionDenied):
        actions.move(record=record, to=to, by=reporter, observation="x")


def test_a_head_returns_what_was_submitted_but_not_what_was_approved(indicator):
    head, planning = a_member("jefa", roles.HEAD), a_person("p", roles.PLANNING)
    record = submitted(indicator, a_member())
    record = actions.move(record=record, to=Move.VERIFY, by=head)
    record = actions.move(record=record, to=Move.APPROVE, by=planning)

    with pytest.raises(PermissionDenied):
        actions.move(record=record, to=Move.RETURN, by=head, observation="x")


def test_the_head_of_another_department_does_not_verify(indicator):
    other = a_member("otra", roles.HEAD, department=a_department("OTRA"))

    with pytest.raises(PermissionDenied):
        actions.move(record=submitted(indicator, a_member()), to=Move.VERIFY, by=other)


def test_a_move_that_is_not_allowed_is_refused(indicator):
    record = submitted(indicator, a_member())

    with pytest.raises(ValidationError, match="está enviado"):
        actions.move(record=record, to=Move.APPROVE, by=a_person("p", roles.PLANNING))


def test_nothing_is_submitted_without_a_value(indicator):
    reporter = a_member()
    record = save(indicator, reporter, None, narrative="Pronto")

    with pytest.raises(ValidationError, match="Falta el valor"):
        actions.move(record=record, to=Move.SUBMIT, by=reporter)


@pytest.mark.parametrize("executed", ["59", "61"])
def test_a_lag_or_an_excess_is_not_submitted_without_its_cause(indicator, executed):
    reporter = a_member()
    record = save(indicator, reporter, executed)

    with pytest.raises(ValidationError, match="escriba la causa"):
        actions.move(record=record, to=Move.SUBMIT, by=reporter)

    record = save(
        indicator, reporter, executed, version=record.version, cause="Lluvias"
    )
    assert actions.move(record=record, to=Move.SUBMIT, by=reporter).state == "SUBMITTED"


def test_a_month_is_opened_closed_and_opened_again():
    gate = actions.open_month(year=a_year(), month=7, due=date(2023, 8, 9))
    assert gate.is_open

    assert not actions.close_month(gate=gate).is_open
    assert actions.close_month(gate=gate).history.count() == 2

    gate = actions.open_month(year=a_year(), month=7, due=date(2023, 8, 15))
    assert (gate.is_open, gate.due) == (True, date(2023, 8, 15))
    assert ReportingMonth.objects.count() == 1


def test_a_month_that_a_cut_off_closed_is_not_opened():
    report(measured("321", e=None), 6, "60")
    a_cutoff()
    Cutoff.objects.update(state=CutoffState.CLOSED, revision=1)

    with pytest.raises(ValidationError, match="está cerrado"):
        actions.open_month(year=a_year(), month=6, due=date(2023, 7, 9))
