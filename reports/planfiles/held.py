"""What a load may not change: read from the tables before it starts."""

from collections.abc import Iterable, Iterator

from indicators.models import Cutoff, IndicatorWeight, ReportingMonth
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear
from objectives.resources import Held


def held_now() -> Held:
    """Read what approved years and closed cut-offs hold."""
    approved = FiscalYear.objects.filter(approved_at__isnull=False)
    closed = list(Cutoff.objects.exclude(state=CutoffState.OPEN).order_by("date"))
    years = {
        *approved.values_list("year", flat=True),
        *(one.date.year for one in closed),
    }
    weighing = IndicatorWeight.objects.filter(year__year__in=years)
    return Held(
        years=frozenset(years),
        months=frozenset(_closed_months(closed)),
        cutoffs=frozenset(one.date for one in closed),
        indicators=frozenset(weighing.values_list("indicator", flat=True)),
    )


def _closed_months(closed: Iterable[Cutoff]) -> Iterator[tuple[int, int]]:
    """Yield year and month of what a cut-off or the Planning Office closed."""
    for cutoff in closed:
        for month in range(1, cutoff.date.month + 1):
            yield cutoff.date.year, month
    months = ReportingMonth.objects.filter(is_open=False)
    yield from months.values_list("year__year", "month")
