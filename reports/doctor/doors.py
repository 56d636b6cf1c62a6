"""Whether people reach the site by its name, and the site its identity provider."""

import json
import ssl
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.urls import reverse

from pei_site.sign_in.configuration import Provider
from reports.doctor.finding import Finding, good, warning, wrong
from reports.doctor.machine import PATIENCE
from reports.doctor.refusals import of_certificate, why

OURS = "X-Request-ID"  # every answer of the product has it
BAD_REQUEST, AWAY, CLOSED = 400, (502, 504), 503
DISCOVERY = "/.well-known/openid-configuration"
FORWARDED = "En el proxy: proxy_set_header X-Forwarded-Proto $scheme (deploy/nginx/pei.conf), y recárguelo."
NAMES = "Ponga en ALLOWED_HOSTS el nombre del sitio, y reinicie: systemctl restart pei."
SERVICE = (
    "systemctl status pei.socket pei.service, y que el proxy lleve a /run/pei.sock."
)
BEHIND = (
    "Que server_name del proxy sea el nombre del sitio y éste lleve a /run/pei.sock."
)
PROXY = (
    "systemctl status nginx (o caddy), y que responda a ese nombre (server_name). Si el proxy"
    " es otro equipo, o el nombre no se ve desde éste, compruébelo desde fuera."
)


class Answer(NamedTuple):
    """What came back of one question, without following where it leads."""

    status: int
    leads: str
    ours: bool
    body: bytes


def public_site() -> Iterator[Finding]:
    """The sign-in page, asked as a visitor would: through the proxy, by the public name."""
    address = settings.SITE_URL + reverse("login")
    try:
        yield from _judged(address, _asked(address))
    except ssl.SSLCertVerificationError as error:
        yield warning(
            f"Este equipo no acepta el certificado de {settings.SITE_URL}:"
            f" {of_certificate(error)}.",
            "Si los navegadores tampoco, renuévelo o ponga el de su entidad.",
        )
        yield from _judged(address, _asked(address, trusting=True))
    except (OSError, HTTPException) as error:
        yield warning(
            f"Desde este equipo no se llega a {settings.SITE_URL}: {why(error)}.", PROXY
        )


def _judged(address: str, answer: Answer) -> Iterator[Finding]:
    told = f"{settings.SITE_URL} contesta {answer.status}"
    if answer.leads == address:
        yield wrong(
            f"{settings.SITE_URL} lleva a sí mismo sin fin: el proxy no dice que se pidió por https.",
            FORWARDED,
        )
    elif answer.status in AWAY:
        yield wrong(f"{told}: el proxy no llega al servicio.", SERVICE)
    elif not answer.ours:
        yield wrong(f"{told}, y no es el producto quien contesta.", BEHIND)
    elif answer.status == BAD_REQUEST:
        yield wrong(f"{told}: ese nombre no está en ALLOWED_HOSTS.", NAMES)
    elif answer.status == CLOSED and settings.MAINTENANCE_FLAG.exists():
        return
    elif answer.status >= BAD_REQUEST:
        yield wrong(f"{told}.", "Vea por qué: journalctl -n 50 -u pei")
    else:
        yield good(f"{settings.SITE_URL} contesta por el proxy.")


def identity_provider() -> Iterator[Finding]:
    """Its document of addresses can be read from here, by whoever signs in with it."""
    provider: Provider | None = settings.OIDC
    if provider is None:
        return
    address = provider.server_url + DISCOVERY
    mend = "Revise OIDC_SERVER_URL, y que el cortafuegos deje salir hacia él."
    try:
        answer = _asked(address)
        issuer = json.loads(answer.body)["issuer"]
    except (OSError, HTTPException) as error:
        yield wrong(f"No se llega al proveedor de identidad: {why(error)}.", mend)
    except (ValueError, KeyError, TypeError):
        yield wrong(f"{address} contesta {answer.status}, y no sus direcciones.", mend)
    else:
        yield good(f"El proveedor de identidad contesta: {issuer}.")


def _asked(address: str, *, trusting: bool = False) -> Answer:
    parts = urlsplit(address)
    connection = _connection(parts, trusting=trusting)
    try:
        connection.request("GET", parts.path)
        answer = connection.getresponse()
        return Answer(
            answer.status,
            answer.getheader("Location", ""),
            answer.getheader(OURS) is not None,
            answer.read(),
        )
    finally:
        connection.close()


def _connection(parts: SplitResult, *, trusting: bool) -> HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme != "https":
        return HTTPConnection(host, parts.port, timeout=PATIENCE)
    context = ssl.create_default_context()
    if trusting:  # it was told already; what it answers is worth knowing all the same
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return HTTPSConnection(host, parts.port, timeout=PATIENCE, context=context)


CHECKS = (public_site, identity_provider)
