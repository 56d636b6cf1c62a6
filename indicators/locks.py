"""What is locked: months up to a closed cut-off, and an approved year's programming."""

from indicators.models import Cutoff, MonthlyRecord
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear


def closed_through(year: FiscalYear) -> int:
    """Return the last month that a closed cut-off shut; 0: none."""
    closed = Cutoff.objects.filter(year=year).exclude(state=CutoffState.OPEN)
    last = closed.order_by("-date").values_list("date", flat=True).first()
    return last.month if last else 0


def month_is_closed(record: MonthlyRecord) -> bool:
    """Whether a record's month can no longer be written."""
    return record.month <= closed_through(record.year)
