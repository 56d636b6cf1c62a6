"""Where the provider does what is asked once for a while, also when it does not answer."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Semaphore, Thread

import pytest

from pei_site.sign_in import discovery
from tests.builders import a_person
from tests.pei_site.sign_in.identity import (
    BEGIN,
    authorize,
    entity,
    knows,
    running,
    trust,
)
from tests.pei_site.sign_in.test_views import is_in

pytestmark = pytest.mark.django_db
EMAIL = "ana@entidad.gov.co"
WHOLE = dict.fromkeys(discovery.NEEDED, "https://sso.example.gov.co/x")
Odd = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def odd() -> Iterator[Odd]:
    """Start what says anything; give its address, and the list of what it was asked."""
    servers = []

    def start(body: str, status: int = 200, pause: float = 0) -> tuple:
        asked: list[str] = []

        class Door(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                Event().wait(pause)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("localhost", 0), Door)
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://localhost:{server.server_port}", asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_provider_that_was_there_a_moment_ago_is_not_asked_again(client, settings):
    with running() as place:
        trust(settings, entity(place))
        client.post(BEGIN)

    assert client.post(BEGIN)["Location"].startswith(place)


def test_after_a_while_it_is(client, settings, monkeypatch):
    monkeypatch.setattr(discovery, "KEPT", 0)
    with running() as place:
        trust(settings, entity(place))
        client.post(BEGIN)

    assert client.post(BEGIN).status_code == 503


def test_who_comes_back_when_it_is_away_is_told_on_a_page(
    client, settings, monkeypatch
):
    monkeypatch.setattr(discovery, "KEPT", 0)
    a_person("ana", email=EMAIL)
    with running() as place:
        trust(settings, entity(place))
        back = authorize(client, knows(place, EMAIL))

    answer = client.get(back)

    assert answer.status_code == 400
    assert "No se pudo ingresar" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (json.dumps(WHOLE), 500),
        ("<p>Portal</p>", 200),
        ("[]", 200),
        (json.dumps(WHOLE | {"token_endpoint": ""}).replace("token_", ""), 200),
    ],
    ids=["an error", "a page", "a list", "less than is needed"],
)
def test_what_says_something_else_is_asked_once_and_told_on_a_page(
    client, settings, odd, body, status
):
    place, asked = odd(body, status)
    trust(settings, entity(place))

    answers = [client.post(BEGIN) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [503] * 3
    assert "No se pudo ingresar" in answers[0].content.decode()
    assert asked == ["/.well-known/openid-configuration"]


def test_without_remembering_it_each_would_ask(client, settings, odd, monkeypatch):
    """The control."""
    monkeypatch.setattr(discovery, "UNASKED", 0)
    place, asked = odd("[]")
    trust(settings, entity(place))

    assert [client.post(BEGIN).status_code for _ in range(3)] == [503] * 3
    assert len(asked) == 3


def test_one_that_takes_the_call_and_says_nothing_holds_one_person(
    client, settings, odd
):
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 0.1
    place, asked = odd(json.dumps(WHOLE), pause=0.5)
    trust(settings, entity(place))

    assert [client.post(BEGIN).status_code for _ in range(3)] == [503] * 3
    assert len(asked) == 1


def at_once(kept: discovery.Discovery, place: str) -> list[dict]:
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(kept.read, [place] * 4))


def test_people_who_leave_at_the_same_moment_ask_once(odd):
    place, asked = odd(json.dumps(WHOLE), pause=0.5)

    assert at_once(discovery.Discovery(), place) == [WHOLE] * 4
    assert len(asked) == 1


def test_without_waiting_for_each_other_they_would_all_ask(odd):
    """The control."""
    place, asked = odd(json.dumps(WHOLE), pause=0.5)
    careless = discovery.Discovery()
    careless._asking = Semaphore(4)

    assert at_once(careless, place) == [WHOLE] * 4
    assert len(asked) > 1


def test_a_slow_one_holds_who_asks_it_and_nobody_else(odd, monkeypatch):
    monkeypatch.setattr(discovery, "PATIENCE", 0.1)
    place, asked = odd(json.dumps(WHOLE), pause=3)
    kept = discovery.Discovery()

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(kept.read, place)
        while not asked:
            Event().wait(0.01)
        with pytest.raises(discovery.AwayError):
            kept.read(place)
        assert first.result() == WHOLE
