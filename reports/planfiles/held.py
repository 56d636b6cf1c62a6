"""What a load may not change: read from the tables before it starts."""

from indicators.models import Cutoff, IndicatorWeight
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
        months={one.date.year: one.date.month for one in closed},
        cutoffs=frozenset(one.date for one in closed),
        indicators=frozenset(weighing.values_list("indicator", flat=True)),
    )
