"""Leaving for the provider and coming back: what a stranger may write by it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from objectives.models import AccessEvent
from pei_site.sign_in import leaving, throttle
from pei_site.sign_in.luggage import NAME
from pei_site.sign_in.models import Attempt, Session
from tests.builders import a_person
from tests.pei_site.sign_in.identity import BACK, BEGIN, authorize, knows
from tests.pei_site.sign_in.test_views import is_in, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("provider")]
EMAIL = "ana@entidad.gov.co"
LONGEST_COOKIE = 4096  # bytes that every browser keeps
NOBODYS = f"{BACK}?state=de-nadie&code=x"


def test_who_leaves_writes_no_row():
    assert [Client().post(BEGIN).status_code for _ in range(3)] == [302] * 3

    assert not Session.objects.exists()


def test_in_the_session_each_would_write_one(monkeypatch):
    """The control: as the library does it."""
    monkeypatch.setattr(
        leaving, "with_luggage", lambda request, act, room: (act(), None)
    )
    monkeypatch.setattr(leaving, "give", lambda response, luggage: response)

    assert [Client().post(BEGIN).status_code for _ in range(3)] == [302] * 3

    assert Session.objects.count() == 3


def test_the_luggage_is_read_by_the_server_alone(client):
    cookie = client.post(BEGIN).cookies[NAME]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == 600


def test_each_tab_comes_back_with_its_own(client, address):
    a_person("ana", email=EMAIL)
    subject = knows(address, EMAIL)
    first = authorize(client, subject, "/plan/")
    second = authorize(client, subject, "/metodologia/")

    places = [client.get(place)["Location"] for place in (second, first)]

    assert places == ["/metodologia/", "/plan/"]
    assert client.cookies[NAME].value == ""


def test_who_comes_back_too_late_stays_out(client, address):
    a_person("ana", email=EMAIL)
    with time_machine.travel(timezone.now() - timedelta(minutes=11), tick=True):
        place = authorize(client, knows(address, EMAIL))

    assert client.get(place).status_code == 400
    assert not is_in(client)


@pytest.mark.parametrize(("length", "kept"), [(900, True), (1100, False)])
def test_the_luggage_is_never_too_long_for_a_browser(client, address, length, kept):
    a_person("ana", email=EMAIL)
    subject = knows(address, EMAIL)
    lengths = []
    for _ in range(8):
        after = f"/plan/?q={get_random_string(length)}"  # which no packing shortens
        last = authorize(client, subject, after)
        lengths.append(len(client.cookies[NAME].value))

    assert max(lengths) < LONGEST_COOKIE
    assert client.get(last)["Location"] == (after if kept else "/")


def test_l01_twenty_returns_that_fail_from_an_address_are_enough(client):
    statuses = [client.get(NOBODYS).status_code for _ in range(22)]

    assert statuses == [400] * 20 + [429] * 2
    assert AccessEvent.objects.count() == Attempt.objects.count() == 20
    assert not Session.objects.exists()


def test_without_counting_every_return_would_write(client, monkeypatch):
    """The control: with a limit that nobody reaches."""
    monkeypatch.setattr(throttle, "PER_ADDRESS", 1000)

    assert [client.get(NOBODYS).status_code for _ in range(22)] == [400] * 22
    assert AccessEvent.objects.count() == 22


def test_who_comes_in_is_not_counted(address, monkeypatch):
    monkeypatch.setattr(throttle, "PER_ADDRESS", 2)
    a_person("ana", email=EMAIL)
    subject = knows(address, EMAIL)
    browsers = [Client() for _ in range(4)]

    for one in browsers:
        one.get(authorize(one, subject))

    assert all(map(is_in, browsers))
    assert not Attempt.objects.exists()


def test_a_browser_that_is_known_comes_back_to_a_full_address(client, address):
    a_person("ana", email=EMAIL)
    sign_in(client, "ana")
    client.post("/salir/")
    stranger = Client()
    for _ in range(20):
        stranger.get(NOBODYS)

    client.get(authorize(client, knows(address, EMAIL)))

    assert stranger.get(NOBODYS).status_code == 429
    assert is_in(client)
