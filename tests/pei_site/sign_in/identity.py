"""A real OpenID Connect provider on loopback, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from django.test import Client

from pei_site.sign_in.configuration import PROVIDER, Provider, sign_in_settings

BEGIN = f"/ingresar/con/{PROVIDER}/"
BACK = f"{BEGIN}vuelta/"
RUN = """
import sys
from oidc_provider_mock import run_server_in_thread
with run_server_in_thread() as server:
    print(server.server_port, flush=True)
    sys.stdin.read()  # until whoever started it is gone
"""


@contextmanager
def running() -> Iterator[str]:
    """Start the provider and give its address."""
    line = [sys.executable, "-W", "ignore", "-c", RUN]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(
        line, **pipes, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        yield f"http://localhost:{int(process.stdout.readline())}"
        process.stdin.close()
        process.terminate()


def entity(address: str, **changes) -> Provider:
    """Return how the installation knows it."""
    values = {
        "name": "la cuenta institucional",
        "server_url": address,
        "client_id": "pei",
        "secret": "secreto",
        "trust_email": False,
        "second_factor": "no",
    }
    return Provider(**values | changes)


def knows(address: str, email: str, **claims) -> str:
    """Let the provider know somebody; return how it calls them."""
    told = {"email": email, "email_verified": True} | claims
    requests.put(f"{address}/users/{email}", json=told, timeout=5).raise_for_status()
    return email


def authorize(client: Client, subject: str, after: str = "", page: str = BEGIN) -> str:
    """Leave by a page and say yes at the provider; return where it sends one back."""
    begun = client.post(page, {"next": after} if after else {})
    answer = requests.post(
        begun["Location"], data={"sub": subject}, allow_redirects=False, timeout=5
    )
    return answer.headers["Location"]


def trust(settings: Any, provider: Provider | None) -> None:
    """Let the installation know the provider; None: it has none."""
    settings.OIDC = provider
    told = sign_in_settings(provider)
    settings.SOCIALACCOUNT_PROVIDERS = told["SOCIALACCOUNT_PROVIDERS"]
