"""L01: passwords are counted before they are hashed, and nobody is kept out by another."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from pei_site.sign_in import throttle
from pei_site.sign_in.models import Attempt
from tests.builders import a_person
from tests.pei_site.sign_in.test_views import CountingHasher, is_in, sign_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1, seconds=1)
APART = timedelta(seconds=61)  # longer than any wait between two tries


def browser(address="10.0.0.1"):
    return Client(REMOTE_ADDR=address)


def slowly(times, act, apart=APART):
    """Do it so many times, a minute apart, the last of them a minute ago."""
    start, answers = timezone.now() - times * apart, []
    for turn in range(times):
        with time_machine.travel(start + turn * apart, tick=False):
            answers.append(act(turn))
    return answers


def fail(times, username="ana", address=None, apart=APART):
    """Try a wrong password, each time from another network unless an address is given."""

    def once(turn):
        newcomer = browser(address or f"10.0.{turn}.1")
        return sign_in(newcomer, username, password="no").status_code

    return slowly(times, once, apart)


def test_l01_the_eleventh_try_is_refused_before_it_is_hashed(settings):
    settings.PASSWORD_HASHERS = ["tests.pei_site.sign_in.test_views.CountingHasher"]
    a_person("ana")
    CountingHasher.hashed = 0

    statuses = fail(11)

    assert statuses == [200] * 10 + [429]
    assert CountingHasher.hashed == 10


def test_l01_without_counting_the_eleventh_would_be_hashed(settings, monkeypatch):
    """The control: with a limit that nobody reaches, eleven are hashed."""
    monkeypatch.setattr(throttle, "PER_ACCOUNT", 1000)
    settings.PASSWORD_HASHERS = ["tests.pei_site.sign_in.test_views.CountingHasher"]
    a_person("ana")
    CountingHasher.hashed = 0

    statuses = fail(11)

    assert statuses == [200] * 11
    assert CountingHasher.hashed == 11


def test_l01_the_refusal_says_when_to_come_back():
    a_person("ana")
    with time_machine.travel("2026-03-02 15:00:00Z", tick=False):
        fail(10)
    with time_machine.travel("2026-03-02 15:20:00Z", tick=False):
        answer = sign_in(browser(), "ana")

    text = answer.content.decode()
    assert answer.status_code == 429
    assert answer["Retry-After"] == "1790"
    assert "hasta las 10:49 a.m. (30 minutos)" in text
    assert "Su cuenta no está bloqueada" in text


def test_l01_an_account_that_does_not_exist_is_counted_the_same():
    assert fail(11, "nadie") == [200] * 10 + [429]


def test_l01_an_account_is_one_by_whatever_name_it_is_called():
    a_person("ana", email="ana@entidad.gov.co")

    with time_machine.travel(timezone.now() - timedelta(minutes=10), tick=False):
        by_user_name = fail(5)

    assert by_user_name + fail(5, "ANA@entidad.gov.co") == [200] * 10
    assert sign_in(browser(), "ana").status_code == 429


def test_l01_twenty_failures_from_an_address_are_enough():
    statuses = [fail(1, f"persona{turn}", "10.9.9.9")[0] for turn in range(21)]

    assert statuses == [200] * 20 + [429]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::1", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.2", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("", "not an address", True),
    ],
)
def test_of_ipv6_the_whole_network_is_counted(rf, first, second, same):
    here, there = (
        throttle.origin(rf.get("/", REMOTE_ADDR=address)) for address in (first, second)
    )

    assert (here == there) is same


def test_l01_a_hundred_wrong_ones_then_the_right_one_after_the_hour():
    a_person("ana")
    with time_machine.travel(timezone.now() - HOUR, tick=False):
        statuses = fail(10) + fail(90, apart=timedelta(seconds=1))

    newcomer = browser("10.77.0.1")
    sign_in(newcomer, "ana")

    assert statuses.count(429) == 90
    assert is_in(newcomer)


def test_what_is_refused_does_not_put_the_hour_off():
    a_person("ana")
    start = timezone.now()
    with time_machine.travel(start - HOUR, tick=False):
        fail(10)
    with time_machine.travel(start - timedelta(minutes=30), tick=False):
        assert fail(5) == [429] * 5

    assert sign_in(browser(), "ana").status_code == 302


def test_l01_nobody_keeps_another_out_of_the_browser_that_she_uses():
    a_person("ana")
    hers = browser()
    sign_in(hers, "ana")
    hers.post("/salir/")

    assert fail(11)[-1] == 429

    assert sign_in(browser("10.8.8.8"), "ana").status_code == 429
    assert sign_in(hers, "ana").status_code == 302


def test_a_known_browser_is_known_for_its_person_alone():
    a_person("ana")
    a_person("eva")
    hers = browser()
    sign_in(hers, "eva")
    hers.post("/salir/")
    fail(10)

    assert sign_in(hers, "ana").status_code == 429


def test_a_known_browser_is_known_for_half_a_year():
    a_person("ana")
    hers = browser()
    with time_machine.travel(timezone.now() - timedelta(days=181), tick=False):
        sign_in(hers, "ana")
        hers.post("/salir/")
    fail(10)

    assert sign_in(hers, "ana").status_code == 429


@pytest.mark.parametrize("https", [True, False])
def test_what_a_browser_is_known_by_is_for_no_script(settings, https):
    settings.HTTPS = https
    a_person("ana")
    hers = browser()
    sign_in(hers, "ana")

    cookie = hers.cookies[throttle.KNOWN]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert bool(cookie["secure"]) is https


def test_who_comes_in_begins_to_be_counted_anew():
    a_person("ana")
    with time_machine.travel(timezone.now() - timedelta(minutes=20), tick=False):
        fail(9)
        assert sign_in(browser("10.8.8.8"), "ana").status_code == 302

    assert fail(10) == [200] * 10


def test_a_forged_browser_is_not_known():
    a_person("ana")
    fail(10)
    forged = browser()
    forged.cookies[throttle.KNOWN] = "WzEsImFiYyJd:1abcde:forged"

    assert sign_in(forged, "ana").status_code == 429


def test_the_known_browser_has_its_own_ten():
    a_person("ana")
    hers = browser()
    sign_in(hers, "ana")
    hers.post("/salir/")

    statuses = slowly(11, lambda _: sign_in(hers, "ana", password="no").status_code)

    assert statuses == [200] * 10 + [429]


def test_a_success_is_not_counted():
    a_person("ana")
    for _ in range(25):
        assert sign_in(browser(), "ana").status_code == 302

    assert not Attempt.objects.exists()


def test_the_table_says_neither_who_nor_from_where_and_forgets():
    with time_machine.travel(timezone.now() - HOUR, tick=False):
        fail(2, "persona", "10.1.2.3")
    kept = set(Attempt.objects.values_list("key", flat=True))

    fail(1, "otra", "10.3.2.1")

    assert all(len(key) == 64 for key in kept)
    assert not Attempt.objects.filter(key__in=kept).exists()


def test_a_refusal_asks_the_database_little_and_writes_nothing(
    django_assert_num_queries,
):
    a_person("ana")
    fail(10)
    client = browser("10.6.6.6")

    with django_assert_num_queries(3):
        assert sign_in(client, "ana").status_code == 429
