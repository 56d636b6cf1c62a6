"""What the provider says of who came in is believed while it is said by it, to us, now."""

import base64
import hashlib
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest

from objectives import roles
from objectives.models import AccessEvent
from tests.builders import a_person
from tests.pei_site.sign_in.identity import BACK, BEGIN, entity, trust
from tests.pei_site.sign_in.test_provider import EMAIL
from tests.pei_site.sign_in.test_second_factor import SET_UP
from tests.pei_site.sign_in.test_views import is_in

pytestmark = pytest.mark.django_db
OTHER = "https://otro.example.gov.co"
PLACES = {
    "authorization_endpoint": "/authorize",
    "jwks_uri": "/keys",
    "token_endpoint": "/token",
    "userinfo_endpoint": "/person",
}


class Liar(ThreadingHTTPServer):
    """A provider whose every word a test chooses; None: it leaves the claim out."""

    claims: dict[str, Any]
    person: dict[str, Any]
    token: str | None = None
    asked: dict[str, list[str]]

    @property
    def place(self) -> str:
        return f"http://localhost:{self.server_port}"

    def says(self, path: str) -> dict[str, Any]:
        if path == "/person":
            return self.person
        if path == "/token":
            honest = {"iss": self.place, "aud": "pei", "sub": "1", "exp": time() + 60}
            told = {k: v for k, v in (honest | self.claims).items() if v is not None}
            signed = jwt.encode(told, "x" * 32) if self.token is None else self.token
            bearer = {"access_token": "x", "token_type": "Bearer"}
            return bearer | ({"id_token": signed} if signed else {})
        return {name: self.place + value for name, value in PLACES.items()} | {
            "issuer": self.place
        }


class Door(BaseHTTPRequestHandler):
    """Its one door: whatever is asked, it says what was chosen."""

    server: Liar

    def do_GET(self) -> None:
        body = json.dumps(self.server.says(self.path)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        told = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked = parse_qs(told)
        self.do_GET()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def liar(settings) -> Iterator[Liar]:
    """A provider that says what it should, until it is told otherwise."""
    with Liar(("localhost", 0), Door) as server:
        server.claims, server.asked = {}, {}
        server.person = {"sub": "1", "email": EMAIL, "email_verified": True}
        Thread(target=server.serve_forever, daemon=True).start()
        trust(settings, entity(server.place, second_factor="amr"))
        yield server
        server.shutdown()


def come(client):
    """Leave for the provider and come back; return the answer, and what it was asked."""
    asked = parse_qs(urlsplit(client.post(BEGIN)["Location"]).query)
    query = urlencode({"state": asked["state"][0], "code": "1"})
    return client.get(f"{BACK}?{query}"), asked


def test_what_it_says_as_it_should_lets_the_person_in(client, liar):
    """The control: what is refused below is refused for what it changes."""
    a_person("ana", email=EMAIL)

    come(client)

    assert is_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"iss": OTHER}, id="of another provider"),
        pytest.param({"iss": None}, id="of nobody"),
        pytest.param({"aud": "otro"}, id="for another site"),
        pytest.param({"aud": None}, id="for no site"),
        pytest.param({"exp": 1_600_000_000}, id="expired"),
        pytest.param({"sub": "2"}, id="of another person"),
        pytest.param({"sub": None}, id="of no person"),
    ],
)
def test_what_is_not_its_word_to_us_now_lets_nobody_in(client, liar, claims):
    a_person("ana", email=EMAIL)
    liar.claims = claims

    answer, _ = come(client)

    assert answer.status_code == 400
    assert "No se pudo ingresar" in answer.content.decode()
    assert not is_in(client)
    assert not AccessEvent.objects.filter(event="SIGN_IN").exists()


@pytest.mark.parametrize("token", ["", "abc"], ids=["none", "no token"])
def test_without_its_word_nobody_comes_in(client, liar, token):
    a_person("ana", email=EMAIL)
    liar.token = token

    answer, _ = come(client)

    assert answer.status_code == 400
    assert not is_in(client)


def test_the_same_word_serves_once(client, liar):
    a_person("ana", email=EMAIL)
    liar.claims = {"jti": "1"}
    come(client)
    client.post("/salir/")

    answer, _ = come(client)

    assert answer.status_code == 400
    assert not is_in(client)


def test_the_code_is_changed_by_the_browser_that_left_alone(client, liar):
    """It shows the secret of which the provider was given the digest (PKCE)."""
    a_person("ana", email=EMAIL)

    _, asked = come(client)

    digest = hashlib.sha256(liar.asked["code_verifier"][0].encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert asked["code_challenge"] == [challenge]


@pytest.mark.parametrize(
    ("claims", "person", "enough"),
    [
        pytest.param({"amr": ["pwd", "mfa"]}, {}, True, id="its word"),
        pytest.param({}, {"amr": ["mfa"]}, False, id="what a person may edit"),
        pytest.param({"amr": "no-mfa"}, {}, False, id="a part of another word"),
        pytest.param({"amr": 1}, {}, False, id="a number"),
        pytest.param({"amr": ["MFA"]}, {}, False, id="another word"),
    ],
)
def test_two_factors_are_what_its_word_lists(
    client, liar, settings, claims, person, enough
):
    settings.REQUIRE_SECOND_FACTOR = True
    a_person("ana", roles.PLANNING, is_staff=True, email=EMAIL)
    liar.claims, liar.person = claims, liar.person | person
    come(client)

    answer = client.get("/plan/")

    assert answer.get("Location") == (None if enough else SET_UP)
