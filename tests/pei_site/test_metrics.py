"""The metrics: for whoever has the token, with few labels and nothing about people."""

import multiprocessing
import os

import pytest
from django.conf import settings as configured
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from prometheus_client import values

from indicators.models import ReportingMonth
from pei_site import metrics
from pei_site.counting import count_rendering
from pei_site.metrics import Counters, MetricsMiddleware, Places
from pei_site.slots import place
from pei_site.tracing import TracingMiddleware
from reports.gauges import Gauges
from reports.rendering.limits import KIND, PLACES
from tests.builders import a_cutoff, an_open_month

ADDRESS = "/salud/metricas/"
TOKEN = "a-token-that-is-long-enough"


@pytest.fixture
def counting(settings, tmp_path):
    """Count, for one test, into a folder of its own."""
    settings.METRICS_TOKEN, settings.METRICS_DIR = TOKEN, tmp_path / "metrics"
    yield metrics.start()
    metrics._counters = None
    values.close_all_multiprocess_files()
    values.ValueClass = values.MutexValue
    del os.environ["PROMETHEUS_MULTIPROC_DIR"]


def told(client, authorization=f"Bearer {TOKEN}"):
    return client.get(ADDRESS, headers={"authorization": authorization})


def lines(counters, start=""):
    text = counters.text([Gauges()]).decode()
    return [one for one in text.splitlines() if one.startswith(start or "pei_")]


def test_without_a_token_there_are_none(client):
    assert configured.METRICS_TOKEN == ""
    assert client.get(ADDRESS).status_code == 404
    with pytest.raises(MiddlewareNotUsed):
        MetricsMiddleware(lambda _: HttpResponse())
    count_rendering("done")  # nobody counts, and nothing happens


@pytest.mark.parametrize(
    "given", ["", TOKEN, "Bearer ", f"Bearer {TOKEN}x", "Bearer ñ"]
)
def test_another_token_is_refused(client, counting, given):
    response = told(client, given)

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == 'Bearer realm="metricas"'
    assert "pei_" not in response.content.decode()


@pytest.mark.django_db
def test_the_token_opens_them(client, counting):
    response = told(client)

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain; version=")
    assert "no-store" in response["Cache-Control"]
    assert "pei_database_answers 1.0" in response.content.decode()


@pytest.mark.django_db
def test_requests_are_counted_by_route_method_and_status(rf, counting):
    middleware = MetricsMiddleware(lambda _: HttpResponse(status=404))
    for number in range(40):
        middleware(rf.generic(f"M{number}", f"/juan-{number}/?q=juan"))
        middleware(rf.get("/static/x"))

    assert lines(counting, "pei_requests_total") == [
        'pei_requests_total{method="OTHER",route="none",status="404"} 40.0',
        'pei_requests_total{method="GET",route="static",status="404"} 40.0',
    ]
    assert 'pei_request_seconds_count{route="static"} 40.0' in lines(counting)
    assert not [line for line in lines(counting) if "juan" in line]


@pytest.mark.django_db
def test_renderings_are_counted_by_how_they_ended(counting):
    for outcome in ("done", "refused", "done"):
        count_rendering(outcome)

    assert lines(counting, "pei_renderings_total") == [
        'pei_renderings_total{outcome="done"} 2.0',
        'pei_renderings_total{outcome="refused"} 1.0',
    ]


@pytest.mark.django_db
def test_the_state_of_the_service_is_looked_up(counting, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MAINTENANCE_FLAG = tmp_path / "maintenance"
    an_open_month(6)
    an_open_month(7, is_open=False)
    a_cutoff()
    assert ReportingMonth.objects.count() == 2

    with place(KIND, PLACES):
        running = lines(counting, "pei_renderings_running")
    settings.MAINTENANCE_FLAG.touch()

    assert running == ["pei_renderings_running 1.0"]
    assert lines(counting) == [
        "pei_renderings_running 0.0",
        "pei_rendering_places 2.0",
        "pei_maintenance 1.0",
        "pei_backup_is_old 0.0",
        "pei_restore_alarms 0.0",
        "pei_database_answers 1.0",
        "pei_open_months 1.0",
        'pei_cutoffs{state="open"} 1.0',
        'pei_cutoffs{state="closed"} 0.0',
        'pei_cutoffs{state="published"} 0.0',
    ]


def test_living_processes_have_different_places_and_the_dead_give_theirs_back(tmp_path):
    together = multiprocessing.get_context("fork")
    own = Places(tmp_path)
    assert (own.mine(), own.mine()) == (1, 1)

    def child(number, ready, end):
        number.value = own.mine()  # after the fork: not the parent's
        ready.set()
        end.wait(60)

    def start():
        parts = together.Value("i"), together.Event(), together.Event()
        process = together.Process(target=child, args=parts)
        process.start()
        parts[1].wait(60)
        return process, parts[0].value, parts[2]

    first, second = start(), start()
    assert (first[1], second[1]) == (2, 3)

    first[2].set()
    first[0].join()
    third = start()
    assert third[1] == 2
    for process, _, end in (second, third):
        end.set()
        process.join()


def test_a_counter_goes_on_where_the_last_process_stopped(tmp_path, counting):
    counting.renderings.labels("done").inc(3)
    values.close_all_multiprocess_files()

    again = Counters(counting.folder)
    again.renderings.labels("done").inc()

    assert 'pei_renderings_total{outcome="done"} 4.0' in again.text([]).decode()


def test_the_tracing_is_outside_the_counting():
    first, second = configured.MIDDLEWARE[:2]

    assert first.endswith(TracingMiddleware.__name__)
    assert second.endswith(MetricsMiddleware.__name__)
