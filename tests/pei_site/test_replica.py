"""Who reads from the replica, and what happens when it is not to be trusted.

A real one is played with by tests/soak/replica.py.
"""

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from indicators.models import Cutoff, Evidence
from objectives.models import User
from pei_site import replica
from pei_site.replica import ReplicaMiddleware, Router, _reading, is_public
from reports.models import PublishedFile, PublishedReport


@pytest.fixture
def trusted(monkeypatch):
    """A replica that was looked at a moment ago and may be read for an hour."""
    watch = replica.Watch(most=10, every=3600)
    watch._decide(None, wait=3600)
    monkeypatch.setattr(replica, "WATCH", watch)
    return watch


def a_request(path="/plan/", method="GET", **cookies):
    request = RequestFactory().generic(method, path)
    request.COOKIES.update(cookies)
    request.resolver_match = resolve(path)
    return request


def answered(request, *answers):
    """Ask through the middleware; return the response and where each try read from."""
    read, waiting = [], list(answers)

    def view(request):
        middleware.process_view(request, None, (), {})
        read.append(Router().db_for_read(PublishedReport))
        answer = waiting.pop(0)
        if isinstance(answer, Exception):
            answer = middleware.process_exception(request, answer)
            assert answer is not None
        return answer

    middleware = ReplicaMiddleware(view)
    return middleware(request), read


@pytest.mark.parametrize(
    ("request_", "public"),
    [
        (a_request, True),
        (lambda: a_request("/cortes/2023-06-30/"), True),
        (lambda: a_request(method="HEAD"), True),
        (lambda: a_request(method="POST"), False),
        (lambda: a_request(sid="something"), False),
        (lambda: a_request("/salud/lista/"), False),
        (lambda: a_request("/admin/"), False),
        # It may have been withdrawn a moment ago.
        (lambda: a_request("/cortes/2023-06-30/indicadores/x/evidencias/1/"), False),
    ],
    ids=[
        *("page", "cut-off", "head", "post", "session", "health", "admin"),
        "file of evidence",
    ],
)
def test_only_pages_that_nobody_in_particular_asks_for_are_public(request_, public):
    assert is_public(request_()) is public


@pytest.mark.parametrize(
    ("model", "database"),
    [
        (PublishedReport, "replica"),
        (PublishedFile, "replica"),
        (Cutoff, "replica"),
        (Evidence, "default"),  # it may have been withdrawn a moment ago
        (User, "default"),
        (Session, "default"),
    ],
)
def test_people_sessions_and_evidence_are_the_primarys(model, database):
    token = _reading.set(True)
    try:
        assert Router().db_for_read(model) == database
        assert Router().db_for_write(model) == "default"
    finally:
        _reading.reset(token)


def test_outside_a_public_page_everything_is_the_primarys():
    assert Router().db_for_read(PublishedReport) == "default"


def test_the_replica_is_not_migrated():
    assert Router().allow_migrate("default", "reports") is True
    assert Router().allow_migrate("replica", "reports") is False


def test_a_good_answer_of_the_replica_is_given(trusted):
    good = HttpResponse("figures")

    assert answered(a_request(), good) == (good, ["replica"])
    assert _reading.get() is None


@pytest.mark.parametrize("status", [302, 404, 500])
def test_nothing_is_refused_on_the_replicas_word(trusted, status):
    refused, good = HttpResponse(status=status), HttpResponse("just published")

    assert answered(a_request(), refused, good) == (good, ["replica", "default"])


def test_what_the_primary_refuses_is_refused():
    refused = HttpResponse(status=404)

    assert answered(a_request(sid="something"), refused) == (refused, ["default"])


def test_a_replica_that_breaks_is_left_alone_and_the_primary_asked(trusted, caplog):
    good = HttpResponse("figures")

    first = answered(a_request(), OperationalError("gone"), good)
    second = answered(a_request(), good)

    assert first == (good, ["replica", "default"])
    assert second == (good, ["default"])
    assert [record.getMessage() for record in caplog.records] == [
        "Public pages are read from the primary: it failed: gone"
    ]


def test_another_error_is_not_the_replicas(trusted):
    middleware = ReplicaMiddleware(lambda request: HttpResponse())
    token = _reading.set(True)
    try:
        assert middleware.process_exception(a_request(), ValueError()) is None
    finally:
        _reading.reset(token)


def test_where_there_is_no_replica_nothing_of_it_is_installed(settings):
    assert "pei_site.replica.ReplicaMiddleware" not in settings.MIDDLEWARE
    assert settings.DATABASE_ROUTERS == []
    assert "replica" not in settings.DATABASES
