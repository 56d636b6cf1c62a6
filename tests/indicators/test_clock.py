"""The clock: days end at 23:59:59 in Bogotá, and no step of it opens anything (P04, P05)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from indicators.actions import Entry, close_month, may_report, open_month, save_entry
from indicators.entry.months import find_month
from indicators.models import Cutoff, ReportingMonth
from indicators.vocabulary import CutoffState
from objectives.models import Membership
from reports.archive import close_cutoff
from tests.builders import JUNE, a_cutoff, a_member, a_year, an_open_month, measured

pytestmark = pytest.mark.django_db

# 30 June ends at 05:00:00 of 1 July by the clock of Greenwich.
FOUR_INSTANTS = {
    datetime(2023, 6, 30, 23, 59, 59, tzinfo=UTC): JUNE,
    datetime(2023, 7, 1, 0, 0, 1, tzinfo=UTC): JUNE,
    datetime(2023, 7, 1, 4, 59, 59, tzinfo=UTC): JUNE,
    datetime(2023, 7, 1, 5, 0, 1, tzinfo=UTC): date(2023, 7, 1),
}
STEPS = [timedelta(days=days) for days in (-365, -1, 0, 1, 365)]
each_instant = pytest.mark.parametrize(
    ("instant", "day"), FOUR_INSTANTS.items(), ids=lambda one: one.isoformat()
)


@each_instant
def test_who_leaves_on_30_june_reports_until_it_ends_in_bogota(instant, day):
    indicator = measured("321")
    eva = a_member("eva", end=JUNE)

    with time_machine.travel(instant, tick=False):
        if day == JUNE:
            may_report(eva, indicator)
        else:
            with pytest.raises(PermissionDenied):
                may_report(eva, indicator)


@each_instant
def test_a_deadline_is_past_when_its_day_is_over_in_bogota(instant, day):
    an_open_month(6, due=JUNE)

    with time_machine.travel(instant, tick=False):
        month = find_month(2023, 6)

        assert month.is_late is (day > JUNE)
        assert month.deadline == ("vence hoy" if day == JUNE else "venció ayer")


def test_the_date_of_greenwich_would_end_the_day_five_hours_early():
    """The control: what `now().date()`, which a test forbids, says of the instants."""
    wrong = []
    for instant, day in FOUR_INSTANTS.items():
        with time_machine.travel(instant, tick=False):
            assert timezone.localdate() == day
            wrong.append(timezone.now().date() != day)

    assert wrong == [False, True, True, False]


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_no_step_of_the_clock_opens_a_closed_month_or_cutoff(step):
    indicator, eva = measured("321"), a_member("eva", start=date(2020, 1, 1))
    shut = close_month(gate=an_open_month(7))
    gate = an_open_month(6)
    close_cutoff(cutoff=a_cutoff(), by=None)
    closed = Cutoff.objects.get()

    with time_machine.travel(datetime.now(UTC) + step, tick=False):
        for month in (6, 7):
            with pytest.raises(ValidationError, match="cerrado"):
                save_entry(
                    indicator=indicator,
                    year=a_year(),
                    month=month,
                    entry=Entry(Decimal(99)),
                    version=1,
                    by=eva,
                )
        with pytest.raises(ValidationError, match="cerrado"):
            open_month(year=a_year(), month=6, due=gate.due)
        with pytest.raises(ValidationError, match="cerrado"):
            close_cutoff(cutoff=closed, by=None)

    assert Cutoff.objects.get().state == CutoffState.CLOSED
    assert not ReportingMonth.objects.get(pk=shut.pk).is_open
    assert Membership.objects.get().end is None
    assert indicator.records.get(month=6).executed == 60
