"""What is locked: months up to a closed cut-off, and an approved year's programming."""

from django.db.models import Max, Q

from indicators.models import MonthlyRecord
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


def last_closed(year: str = "") -> Max:
    """Compute the date of a year's last closed cut-off; None: none is closed.

    `year` leads from a row to its year: "year__".
    """
    return Max(
        f"{year}cutoffs__date", filter=Q(**{f"{year}cutoffs__state__in": CLOSED})
    )


def closed_through(year: FiscalYear) -> int:
    """Return the last month that a closed cut-off shut; 0: none."""
    found = FiscalYear.objects.filter(pk=year.pk).aggregate(day=last_closed())
    return found["day"].month if found["day"] else 0


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
