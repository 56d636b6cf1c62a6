"""Moving a record on its way, and back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from indicators import actions
from indicators.models import MonthlyRecord, ReportingMonth
from indicators.transitions import Move
from indicators.vocabulary import Observed, RecordState
from objectives import roles
from tests.builders import (
    a_department,
    a_member,
    a_person,
)
from tests.indicators.entries import save, submitted

pytestmark = pytest.mark.django_db


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


def test_who_may_not_is_told_so_before_what_is_in_the_way(indicator):
    record = submitted(indicator, a_member())
    other = a_member("otra", roles.HEAD, department=a_department("OTRA"))
    ReportingMonth.objects.update(is_open=False)

    with pytest.raises(PermissionDenied):
        actions.move(record=record, to=Move.VERIFY, by=other)


@pytest.mark.parametrize("to", [Move.VERIFY, Move.RETURN])
def test_nothing_is_moved_in_a_month_that_is_closed(indicator, to):
    record = submitted(indicator, a_member())
    head = a_member("jefa", roles.HEAD)
    ReportingMonth.objects.update(is_open=False)

    with pytest.raises(ValidationError, match="está cerrado"):
        actions.move(record=record, to=to, by=head, observation="x")


def test_authority_is_asked_of_the_record_as_it_is_stored(indicator):
    """What the head read as sent was verified meanwhile: it is no longer theirs."""
    head = a_member("jefa", roles.HEAD)
    seen = submitted(indicator, a_member())
    actions.move(record=MonthlyRecord.objects.get(pk=seen.pk), to=Move.VERIFY, by=head)

    with pytest.raises(PermissionDenied):
        actions.move(record=seen, to=Move.RETURN, by=head, observation="x")
