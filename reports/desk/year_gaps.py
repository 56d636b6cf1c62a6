"""What a year lacks, computed once until something is written."""

from django.db import connections

from indicators.gap import Gap
from indicators.readiness import gaps
from objectives.models import FiscalYear
from reports.unchanged import Unchanged

_GAPS: Unchanged[tuple[Gap, ...]] = Unchanged()


def gaps_now(year: FiscalYear) -> tuple[Gap, ...]:
    """Return what `readiness.gaps` finds in a year as it is stored now.

    What approving asks for again, inside its transaction, is never the kept one.
    """
    using = connections[FiscalYear.objects.db]
    return _GAPS.get(year.pk, lambda: tuple(gaps(year)), using)
