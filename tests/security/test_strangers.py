"""A stranger who asks again and again fills no table, whatever the address."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.utils.crypto import get_random_string

from pei_site.sign_in import leaving, throttle
from tests.pei_site.sign_in.identity import entity, running, trust
from tests.security.addresses import address
from tests.security.bodies import NEW_PASSWORD
from tests.security.expectations import EXPECTED
from tests.security.matrix import QuickClient, patterns
from tests.security.world import World
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="SQLite tells what was written"),
]
TIMES = 25  # more than an address has in an hour


@pytest.fixture
def world(settings, world) -> Iterator[World]:
    with running() as place:
        trust(settings, entity(place))
        yield world


def body() -> dict:
    """Return what a stranger posts: another name each time."""
    some = get_random_string(8)
    return {
        "username": some,
        "password": some,
        "email": f"{some}@example.org",
        "new_password1": NEW_PASSWORD,
        "new_password2": NEW_PASSWORD,
    }


def ask(method: str, path: str) -> int:
    """Ask in a new browser; return how many rows were written or taken away."""
    before = connection.connection.total_changes
    client = QuickClient(headers={"accept": "text/html"})
    client.post(path, body()) if method == "POST" else client.get(path)
    return connection.connection.total_changes - before


def endless(world: World) -> set[str]:
    """Name the addresses at which asking writes as much the last time as the first."""
    found = set()
    for pattern in patterns():
        for method, column in EXPECTED[pattern.name]:
            path = address(world, pattern.name, pattern.model, pattern.kind, column)
            with transaction.atomic():
                if ask(method, path):
                    rest = [ask(method, path) for _ in range(TIMES)]
                    found |= {pattern.name} if rest[-1] else set()
                transaction.set_rollback(True)
    return found


def test_what_strangers_write_ends(world):
    assert endless(world) == set()


def test_without_limits_these_would_write_for_ever(world, monkeypatch):
    """The control: every address that writes for who is not known."""
    monkeypatch.setattr(throttle, "PER_ADDRESS", 1000)
    monkeypatch.setattr(
        leaving, "with_luggage", lambda request, act, room: (act(), None)
    )
    monkeypatch.setattr(leaving, "give", lambda response, luggage: response)

    assert endless(world) == {
        "account_login",
        "login",
        "openid_connect_callback",
        "openid_connect_login",
        "password_forgotten",
    }
