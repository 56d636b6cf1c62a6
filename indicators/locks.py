"""What is locked: months up to a closed cut-off, and an approved year's programming."""

from django.db.models import Q

from indicators.models import Cutoff, MonthlyRecord
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear

# What makes an indicator the one that was approved.
CORE_FIELDS = (
    "kind",
    "code",
    "unit",
    "accumulation",
    "from_baseline",
    "baseline",
    "period_target",
    "end",
)
CLOSED = (CutoffState.CLOSED, CutoffState.PUBLISHED)


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
    gate = Q(months__month=month, months__is_open=False)
    cutoff = Q(cutoffs__state__in=CLOSED, cutoffs__date__month__gte=month)
    return FiscalYear.objects.filter(gate | cutoff, pk=year.pk).exists()
