"""L01: after three failures of an account each next try waits longer, up to a minute."""

from datetime import timedelta

import pytest
import time_machine

from pei_site.sign_in import throttle
from pei_site.sign_in.models import Attempt
from tests.builders import a_person
from tests.pei_site.sign_in.test_throttle import browser, fail
from tests.pei_site.sign_in.test_views import CountingHasher, sign_in

pytestmark = pytest.mark.django_db
AT_ONCE = timedelta(0)


def waits(times):
    """Fail as soon as it is allowed; return how long each next try had to wait."""
    told = []
    with time_machine.travel("2026-03-02 15:00:00Z", tick=False) as clock:
        for _ in range(times):
            answer = sign_in(browser(), "ana", password="no")
            while answer.status_code == 429:
                told.append(int(answer["Retry-After"]))
                clock.shift(told[-1])
                answer = sign_in(browser(), "ana", password="no")
    return told


@pytest.mark.parametrize("exists", [True, False])
def test_l01_from_the_fourth_try_on_each_waits_longer(exists):
    """Whether there is such an account or not, so that it does not tell."""
    a_person("ana" if exists else "eva")

    assert waits(10) == [1, 2, 4, 8, 16, 32, 60]


def test_l01_without_the_waits_ten_are_tried_at_once(monkeypatch):
    """The control."""
    monkeypatch.setattr(throttle, "AT_ONCE", 1000)
    a_person("ana")

    assert waits(10) == []


def test_a_try_before_its_time_is_neither_hashed_nor_counted(settings):
    settings.PASSWORD_HASHERS = ["tests.pei_site.sign_in.test_views.CountingHasher"]
    a_person("ana")
    CountingHasher.hashed = 0

    statuses = fail(9, apart=AT_ONCE)

    assert statuses == [200] * 3 + [429] * 6
    assert CountingHasher.hashed == 3
    assert Attempt.objects.count() == 6  # each for the account and for its network


def test_the_refusal_of_a_short_wait_tells_the_seconds():
    a_person("ana")
    fail(6)
    sign_in(browser(), "ana", password="no")

    answer = sign_in(browser(), "ana")

    assert answer.status_code == 429
    assert "en 16 segundos" in answer.content.decode()


def test_l01_a_known_browser_does_not_wait_for_the_failures_of_others():
    a_person("ana")
    hers = browser()
    sign_in(hers, "ana")
    hers.post("/salir/")
    fail(6)
    assert fail(1, apart=AT_ONCE) == [200]

    assert sign_in(browser(), "ana").status_code == 429
    assert sign_in(hers, "ana").status_code == 302
