"""Entering a month and moving it on."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from indicators import actions
from indicators.actions import ConflictError
from indicators.models import Cutoff, MonthlyRecord, ReportingMonth
from indicators.vocabulary import CutoffState, RecordState
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
from tests.indicators.entries import save, submitted

pytestmark = pytest.mark.django_db


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


def test_of_two_who_make_the_record_at_once_the_second_is_told(indicator):
    an_open_month(5)
    by = a_member()
    # The other's arrives after it was looked for, and before it is written.
    steps = [lambda: None, lambda: report(indicator, 5, "10")]

    def meanwhile(execute, sql, *more):
        if sql.startswith("SAVEPOINT") and steps:
            steps.pop(0)()
        return execute(sql, *more)

    with connection.execute_wrapper(meanwhile), pytest.raises(ConflictError) as told:
        save(indicator, by, "11", month=5, version=0)

    assert told.value.record.executed == 10


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
