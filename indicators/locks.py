"""What is locked: months up to a closed cut-off, and an approved year's programming."""

from indicators.models import Cutoff, MonthlyRecord, ReportingMonth
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear


def closed_through(year: FiscalYear) -> int:
    """Return the last month that a closed cut-off shut; 0: none."""
    closed = Cutoff.objects.filter(year=year).exclude(state=CutoffState.OPEN)
    last = closed.order_by("-date").values_list("date", flat=True).first()
    return last.month if last else 0


def month_is_closed(record: MonthlyRecord) -> bool:
    """Whether a record's month can no longer be written."""
    return is_shut(record.year, record.month)


def is_shut(year: FiscalYear, month: int) -> bool:
    """Whether the Planning Office or a cut-off closed the month.

    One that was never opened is not shut: its programming is still written.
    """
    gates = ReportingMonth.objects.filter(year=year, month=month, is_open=False)
    return month <= closed_through(year) or gates.exists()
