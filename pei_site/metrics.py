"""What is counted for who watches the service: nothing of it about people.

Off until METRICS_TOKEN is set. Each process counts in a file of its own, in memory that
the others can read, so that any worker answers for all of them. The library names the
files by process, and a worker that is replaced every thousand requests would leave
hundreds of them a day; here they are named by a place that a dead process gives back
(a lock on a file), and its successor goes on counting where it stopped.
"""

import os
import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    values,
)
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from pei_site.slots import lock
from pei_site.tracing import method_of, route_of

BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)  # seconds


class Places:
    """Gives each living process the first number that no other one holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: tuple[int, int, int] | None = None  # process, number, open file

    def mine(self) -> int:
        """Return the number of this process; after a fork it is another's."""
        own = os.getpid()
        if self._held and self._held[0] == own:
            return self._held[1]
        for number in count(1):
            opened = lock(self.folder / f"place-{number}.lock")
            if opened is not None:
                self._held = (own, number, opened)
                return number
        raise AssertionError  # there is always one more number


class Counters:
    """The counters of this process, in a folder that all of them share."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        # The library reads where from its environment and how from its module, when a
        # metric is made.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
        values.ValueClass = values.MultiProcessValue(Places(folder).mine)
        own = CollectorRegistry()
        self.requests = Counter(
            "pei_requests",
            "Requests answered, by name of the route.",
            ["route", "method", "status"],
            registry=own,
        )
        self.seconds = Histogram(
            "pei_request_seconds",
            "Seconds until the answer began, by name of the route.",
            ["route"],
            buckets=BUCKETS,
            registry=own,
        )
        self.renderings = Counter(
            "pei_renderings",
            "PDFs: made, refused for want of a place, ended by their limits, failed.",
            ["outcome"],
            registry=own,
        )

    def text(self, more: Iterable[Collector]) -> bytes:
        """Write what every process counted, and what is looked up now."""
        registry = CollectorRegistry()
        MultiProcessCollector(registry, str(self.folder))
        for collector in more:
            registry.register(collector)
        return generate_latest(registry)


_counters: Counters | None = None


def counters() -> Counters | None:
    """Return the counters of this process; None where nobody asked for them."""
    return _counters


def start() -> Counters | None:
    """Begin to count, once a process, if this installation wants it."""
    global _counters  # noqa: PLW0603 -- one a process, as the library's own
    if settings.METRICS_TOKEN and _counters is None:
        _counters = Counters(settings.METRICS_DIR)
    return _counters


class MetricsMiddleware:
    """Counts each answer, and how long it took to begin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        started = start()
        if started is None:
            raise MiddlewareNotUsed
        self.get_response, self.counters = get_response, started

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and count it."""
        began = time.perf_counter()
        response = self.get_response(request)
        route = route_of(request)
        self.counters.seconds.labels(route).observe(time.perf_counter() - began)
        status = str(response.status_code)
        self.counters.requests.labels(route, method_of(request), status).inc()
        return response
