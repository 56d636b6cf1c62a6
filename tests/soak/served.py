"""The product served by gunicorn, to be killed, and people who write to it."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.postgres import free_port
from tests.soak.arena import pause

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds for an answer, and for a server to come back
TOKEN = "a" * 32  # what a browser would have been given: cookie and form agree
UNSURE = (OSError, http.client.HTTPException)  # nobody knows what became of it


@dataclass(slots=True)
class Server:
    """Two workers of four threads in a process group of their own.

    What a killed process leaves behind lies in `folder`, which the harness removes.
    """

    folder: str
    program: str = "pei_site.wsgi"
    settings: str = "tests.settings"
    workers: int = 2
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and return when it says that it is ready."""
        inherited = {
            name: text for name, text in os.environ.items() if "COVERAGE" not in name
        }
        self.process = subprocess.Popen(
            self._command(),
            cwd=ROOT,
            env=inherited
            | {"DJANGO_SETTINGS_MODULE": self.settings, "TMPDIR": self.folder},
            start_new_session=True,
        )
        for _ in range(PATIENCE * 20):
            if self.answers():
                return
            pause(0.05)
        raise RuntimeError("The server did not come back.")

    def answers(self) -> bool:
        """Whether the readiness page says that all is well."""
        try:
            return Visitor(self.port, "").get("/salud/lista/")[0] == http.client.OK
        except UNSURE:
            return False

    def kill(self) -> None:
        """End the whole group as a power cut of the process would: without a word."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End in the orderly way, if it still runs."""
        if self.process and self.process.poll() is None:
            self._end(signal.SIGTERM)

    def _end(self, number: int) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, number)
        self.process.wait(PATIENCE)

    def _command(self) -> list[str]:
        return [
            *("setpriv", "--pdeathsig=TERM"),  # it does not survive the harness
            *(sys.executable, "-m", "gunicorn", self.program),
            f"--bind=127.0.0.1:{self.port}",
            f"--workers={self.workers}",
            "--threads=4",
            "--log-level=critical",
        ]


@contextmanager
def serving(folder: str, **options: Any) -> Iterator[Server]:
    """Serve until the block ends, however it ends."""
    server = Server(folder, **options)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser with a session; "" for nobody's."""

    port: int
    cookies: str

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page: status and text."""
        return self._ask("GET", path, None)

    def post(self, path: str, values: dict[str, Any]) -> tuple[int, str]:
        """Send a form: status and text."""
        return self._ask(
            "POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **values})
        )

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": self.cookies}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            line.close()


def signed_in(user: Any, port: int) -> Visitor:
    """Give a person's browser a session, as the sign-in would."""
    from django.conf import settings  # noqa: PLC0415 -- after setup
    from django.test import Client  # noqa: PLC0415 -- after setup

    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    return Visitor(
        port,
        f"{session.key}={session.value}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
    )


def version_on(page: str) -> int:
    """Read which version of the record the form was given."""
    found = re.search(r'name="version" value="(\d+)"', page)
    if found is None:
        raise ValueError("The page has no form to save.")
    return int(found[1])
