"""What is looked up when somebody asks how the service is: a few small questions."""

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from indicators.models import Cutoff, ReportingMonth
from indicators.vocabulary import CutoffState
from pei_site.slots import taken
from reports.backup import age
from reports.backup.watching import alarms
from reports.rendering.limits import KIND, PLACES


class Gauges(Collector):
    """The state of the service at this moment."""

    def collect(self) -> Iterator[Metric]:
        """Look everything up; a database that does not answer leaves its part out."""
        counted = _counted()
        yield GaugeMetricFamily(
            "pei_renderings_running",
            "PDFs being made now, on this machine.",
            taken(KIND, PLACES),
        )
        yield GaugeMetricFamily(
            "pei_rendering_places", "PDFs that may be made at once.", PLACES
        )
        yield GaugeMetricFamily(
            "pei_maintenance",
            "Whether the site is closed for maintenance.",
            int(settings.MAINTENANCE_FLAG.exists()),
        )
        last = age.last_good()
        if last:
            yield GaugeMetricFamily(
                "pei_backup_age_seconds",
                "Seconds since the last good backup.",
                (timezone.now() - last.made_at).total_seconds(),
            )
        yield GaugeMetricFamily(
            "pei_backup_is_old",
            "Whether there should have been a newer backup.",
            int(age.is_old(last)),
        )
        yield GaugeMetricFamily(
            "pei_restore_alarms",
            "What could keep the last hours from being brought back: backup, drill, archive.",
            # A database that does not answer is waited for once.
            len(alarms(None if counted is None else connection)),
        )
        yield GaugeMetricFamily(
            "pei_database_answers",
            "Whether the database answers.",
            int(counted is not None),
        )
        yield from counted or ()


def _counted() -> list[Metric] | None:
    """Return what is counted in the database; None: it does not answer."""
    try:
        return list(_of_the_database())
    except DatabaseError:
        return None


def _of_the_database() -> Iterator[Metric]:
    yield GaugeMetricFamily(
        "pei_open_months",
        "Months that may be reported now.",
        ReportingMonth.objects.filter(is_open=True).count(),
    )
    states = dict(Cutoff.objects.order_by().values_list("state").annotate(Count("pk")))
    cutoffs = GaugeMetricFamily("pei_cutoffs", "Cut-offs by state.", labels=["state"])
    for state in CutoffState:
        cutoffs.add_metric([state.lower()], states.get(state, 0))
    yield cutoffs
