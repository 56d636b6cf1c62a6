"""What a load may not change: read from the tables before it starts."""

from collections.abc import Iterable, Iterator

from indicators.models import Cutoff, IndicatorWeight, ReportingMonth
from indicators.vocabulary import CutoffState
from objectives.models import Change, FiscalYear
from objectives.resources import Held


def held_now(change: Change | None = None) -> Held:
    """Read what approved years and closed cut-offs hold.

    Under a change, what its year holds by its approval is free: weights, programming and
    cap, the sheets of what weighs in it, the objectives' weights in the plan. Closed
    months and cut-offs stay held.
    """
    approved = set(
        FiscalYear.objects.filter(approved_at__isnull=False).values_list(
            "year", flat=True
        )
    )
    closed = list(Cutoff.objects.exclude(state=CutoffState.OPEN).order_by("date"))
    freed = approved & {change.year} if change else set()
    years = (approved | {one.date.year for one in closed}) - freed
    weighing = IndicatorWeight.objects.values("indicator")
    indicators = weighing.filter(year__year__in=years).exclude(
        indicator__in=weighing.filter(year__year__in=freed)
    )
    return Held(
        years=frozenset(years),
        months=frozenset(_closed_months(closed)),
        cutoffs=frozenset(one.date for one in closed),
        indicators=frozenset(indicators.values_list("indicator", flat=True)),
        objectives=None if freed else min(years, default=None),
    )


def _closed_months(closed: Iterable[Cutoff]) -> Iterator[tuple[int, int]]:
    """Yield year and month of what a cut-off or the Planning Office closed."""
    for cutoff in closed:
        for month in range(1, cutoff.date.month + 1):
            yield cutoff.date.year, month
    months = ReportingMonth.objects.filter(is_open=False)
    yield from months.values_list("year__year", "month")
