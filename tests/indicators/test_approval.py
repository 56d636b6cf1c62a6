"""Approving a year: once, whole, and as it was looked at."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from indicators.approval import approve_year, fingerprint
from indicators.models import Indicator, IndicatorWeight, MonthlyRecord, YearTarget
from objectives.models import FiscalYear, Objective
from tests.builders import (
    a_person,
    a_year,
    an_indicator,
    an_objective,
    measured,
    program,
    report,
    weigh,
)

pytestmark = pytest.mark.django_db


def test_it_says_who_and_when():
    measured("321")
    ana = a_person()

    year = approve_year(year=a_year(), by=ana)

    year.refresh_from_db()
    assert year.is_approved
    assert year.approved_by == ana
    assert year.history.first().approved_by == ana


def test_what_blocks_refuses_it_and_every_reason_is_told():
    measured("321", weight="50")
    weigh(an_indicator("322"), "40", objective=an_objective(2))

    with pytest.raises(ValidationError) as refusal:
        approve_year(year=a_year(), by=a_person())

    assert len(refusal.value.messages) == 3
    assert not a_year().is_approved


def test_an_empty_year_is_not_approved():
    with pytest.raises(ValidationError, match="no hay nada que aprobar"):
        approve_year(year=a_year(), by=a_person())


def test_a_second_approval_changes_nothing():
    measured("321")
    ana = a_person()
    first = approve_year(year=a_year(), by=ana)

    second = approve_year(year=a_year(), by=a_person("eva"))

    assert (second.approved_by, second.approved_at) == (ana, first.approved_at)
    assert second.history.count() == 2  # made, approved


def test_what_was_looked_at_is_approved():
    measured("321")

    assert approve_year(year=a_year(), by=None, seen=fingerprint(a_year())).is_approved


@pytest.mark.parametrize(
    "move",
    [
        lambda: IndicatorWeight.objects.update(objective=an_objective(2)),
        lambda: MonthlyRecord.objects.filter(month=6).update(programmed=61),
        lambda: Indicator.objects.update(unit="número"),
        lambda: FiscalYear.objects.update(cap=100),
        lambda: Objective.objects.update(weight=100),
        lambda: measured("322", objective=an_objective(2)),
    ],
    ids=["weight", "programmed", "sheet", "cap", "objective", "added"],
)
def test_what_moved_since_it_was_looked_at_is_not_approved(move):
    measured("321")
    seen = fingerprint(a_year())
    move()

    with pytest.raises(ValidationError, match="después de que usted abrió"):
        approve_year(year=a_year(), by=None, seen=seen)


@pytest.mark.parametrize(
    "move",
    [
        lambda: MonthlyRecord.objects.filter(month=6).update(month=7),
        lambda: MonthlyRecord.objects.update(indicator=an_indicator("322")),
        lambda: IndicatorWeight.objects.update(indicator=an_indicator("322")),
        lambda: IndicatorWeight.objects.update(weight=99),
        lambda: YearTarget.objects.update(indicator=an_indicator("322")),
        lambda: YearTarget.objects.update(target=70),
        lambda: Objective.objects.update(number=7),
    ],
    ids=["month", "programmed", "weighed", "weight", "promised", "target", "number"],
)
def test_whatever_the_approval_locks_moves_what_was_looked_at(move):
    measured("321")
    seen = fingerprint(a_year())
    move()

    assert fingerprint(a_year()) != seen


def test_what_does_not_lock_does_not_move_it():
    same = measured("321")
    seen = fingerprint(a_year())
    Indicator.objects.update(purpose="Otro")
    MonthlyRecord.objects.filter(month=6).update(executed=12)
    report(same, 7, "8")  # where nothing was programmed
    program(same, "90", {6: "40"}, year=a_year(2022))

    assert fingerprint(a_year()) == seen


def test_from_then_on_the_database_locks_it():
    measured("321")
    approve_year(year=a_year(), by=None)

    with pytest.raises(IntegrityError, match="control de cambios"):
        IndicatorWeight.objects.update(weight=99)
