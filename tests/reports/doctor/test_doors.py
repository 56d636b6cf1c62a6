"""A site that visitors do not reach, and a provider that the site does not."""

import json
import socket
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from reports.doctor import doors
from reports.doctor.finding import WORDS
from tests.pei_site.sign_in.identity import entity

OURS = {"X-Request-ID": "x"}


def told(check):
    return [(WORDS[one.level], one.told) for one in check()]


@contextmanager
def answering(status, headers, body=b"", tls=None):
    """Serve one answer to whoever asks, and give the port and what was asked for."""
    asked = []

    class Front(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            """Keep the output of the tests clean."""

    with HTTPServer(("127.0.0.1", 0), Front) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, asked
        server.shutdown()


@pytest.fixture
def site(settings, tmp_path):
    """Return what is told of a site whose proxy answers like this."""
    settings.MAINTENANCE_FLAG = tmp_path / "maintenance"

    def tell(status, headers):
        with answering(status, headers) as (port, asked):
            settings.SITE_URL = f"http://127.0.0.1:{port}"
            lines = told(doors.public_site)
        assert asked == ["/ingresar/"]
        return [(level, line.replace(settings.SITE_URL, "S")) for level, line in lines]

    return tell


@pytest.mark.parametrize(
    ("status", "headers", "line"),
    [
        (200, OURS, ("bien", "S contesta por el proxy.")),
        (200, {}, ("MAL", "S contesta 200, y no es el producto quien contesta.")),
        (400, OURS, ("MAL", "S contesta 400: ese nombre no está en ALLOWED_HOSTS.")),
        (500, OURS, ("MAL", "S contesta 500.")),
        (502, OURS, ("MAL", "S contesta 502: el proxy no llega al servicio.")),
        (503, OURS, ("MAL", "S contesta 503.")),
    ],
)
def test_what_the_sign_in_page_answers(site, status, headers, line):
    assert site(status, headers) == [line]


def test_a_proxy_that_does_not_say_https_is_told(settings):
    headers = dict(OURS)
    with answering(301, headers) as (port, _):
        settings.SITE_URL = f"http://127.0.0.1:{port}"
        headers["Location"] = f"{settings.SITE_URL}/ingresar/"

        ((level, line),) = told(doors.public_site)

    assert level == "MAL"
    assert " lleva a sí mismo sin fin" in line


def test_a_site_that_is_closed_on_purpose_is_told_elsewhere(site, settings):
    settings.MAINTENANCE_FLAG.touch()

    assert site(503, OURS) == []


def nobody():
    """Return the address of a port where nobody listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed.getsockname()[1]}"


def test_a_proxy_that_is_off_is_told(settings):
    settings.SITE_URL = nobody()

    ((level, line),) = told(doors.public_site)

    assert level == "aviso"
    assert line.endswith(": nadie escucha en ese puerto.")


def self_made(folder):
    """Return how to serve with a certificate that nobody else signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    both = folder / "both.pem"
    both.write_bytes(
        key.private_bytes(pem, form, plain) + certificate.public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context


def test_a_certificate_that_is_not_accepted_does_not_hide_the_rest(settings, tmp_path):
    with answering(502, {}, tls=self_made(tmp_path)) as (port, _):
        settings.SITE_URL = f"https://127.0.0.1:{port}"

        lines = told(doors.public_site)

    assert [level for level, _ in lines] == ["aviso", "MAL"]
    assert lines[0][1].endswith(": nadie lo firmó más que él mismo.")
    assert lines[1][1].endswith(" contesta 502: el proxy no llega al servicio.")


def test_without_a_provider_nothing_is_told_of_it(settings):
    settings.OIDC = None

    assert told(doors.identity_provider) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"issuer": "yo"}, ("bien", "El proveedor de identidad contesta: yo.")),
        ({}, ("MAL", "S contesta 200, y no sus direcciones.")),
        ([], ("MAL", "S contesta 200, y no sus direcciones.")),
    ],
)
def test_what_the_provider_answers(settings, body, line):
    with answering(200, {}, json.dumps(body).encode()) as (port, asked):
        settings.OIDC = entity(f"http://127.0.0.1:{port}")

        lines = told(doors.identity_provider)

    place = settings.OIDC.server_url + doors.DISCOVERY
    assert [(level, text.replace(place, "S")) for level, text in lines] == [line]
    assert asked == [doors.DISCOVERY]


def test_a_provider_that_is_away_is_told(settings):
    settings.OIDC = entity(nobody())

    assert told(doors.identity_provider) == [
        (
            "MAL",
            "No se llega al proveedor de identidad: nadie escucha en ese puerto.",
        )
    ]
