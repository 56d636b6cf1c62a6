"""As served by gunicorn with two workers: pages of errors, and counting in common."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.postgres import free_port
from tests.soak.arena import pause

ROOT = Path(__file__).parents[2]
TOKEN = {"Authorization": "Bearer a-token-that-is-long-enough"}


@dataclass
class Served:
    """Two workers of a product without a database, and where their log goes."""

    process: subprocess.Popen
    port: int
    folder: Path

    def ask(self, path):
        """Ask on a line of its own: the answer and its text."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path, headers=TOKEN)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer, text

    def lives(self):
        try:
            return self.ask("/salud/")[0].status == 200
        except OSError:
            return False

    def counted(self, line):
        """Return what the metrics say of a line; 0 when they do not name it."""
        text = self.ask("/salud/metricas/")[1]
        found = re.search(rf"^{re.escape(line)} (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0

    def workers(self):
        """Return the processes of the workers."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return {int(child) for child in children.split()}

    def lines_of(self, identifier):
        """Return what the log says of a request."""
        lines = map(json.loads, (self.folder / "log").read_text().splitlines())
        return [line for line in lines if line["request_id"] == identifier]


def wait_for(true):
    for _ in range(1200):
        if true():
            return
        pause(0.05)
    raise AssertionError("It did not come to pass in a minute.")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    ours = {"METRICS_DIR": str(folder / "metrics"), "TMPDIR": str(folder)}
    known = {name: text for name, text in os.environ.items() if "COVERAGE" not in name}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [
                *("setpriv", "--pdeathsig=TERM", sys.executable, "-m", "gunicorn"),
                *("tests.pei_site.failing", "--preload", "--workers=2", "--threads=4"),
                *(f"--bind=127.0.0.1:{port}", "--log-level=critical"),
            ],
            cwd=ROOT,
            env=known | ours | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
            stderr=log,
        )
    server = Served(process, port, folder)
    try:
        wait_for(server.lives)
        yield server
    finally:
        process.terminate()
        process.wait(60)


@pytest.mark.parametrize(
    ("path", "route", "why"),
    [
        ("/falla/", "fails", "ValueError: a view that fails"),
        ("/falla-plantilla/", "fails_inside", "TemplateDoesNotExist: no-such.html"),
    ],
)
def test_an_error_is_a_page_whose_identifier_leads_to_the_log(served, path, route, why):
    answer, page = served.ask(f"{path}?q=juan.perez")

    identifier = answer.headers["X-Request-ID"]
    assert answer.status == 500
    assert "Algo falló de nuestro lado" in page
    assert f"<code>{identifier}</code>" in page
    failure, request = served.lines_of(identifier)
    assert failure["message"] == f"Internal Server Error: {route}"
    assert failure["exc_info"].splitlines()[
        -1
    ] == f"django.template.exceptions.{why}" or (
        failure["exc_info"].splitlines()[-1] == why
    )
    assert (request["route"], request["status"]) == (route, 500)
    assert "juan" not in str([failure, request])


def test_any_worker_answers_for_all_and_a_new_one_goes_on_counting(served):
    line = 'pei_requests_total{method="GET",route="accessibility",status="200"}'
    before = served.counted(line)
    for _ in range(20):
        served.ask("/accesibilidad/")
    assert served.counted(line) == before + 20

    folder, workers = served.folder / "metrics", served.workers()
    files = set(folder.iterdir())
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: len(served.workers() - workers) == 2 and served.lives())

    assert served.counted(line) == before + 20
    served.ask("/accesibilidad/")
    assert served.counted(line) == before + 21
    assert set(folder.iterdir()) == files
