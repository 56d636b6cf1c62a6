"""What lies in deploy/ agrees with the product and with itself."""

import json
import re
import runpy
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from pei_site.middleware import LARGEST_BODY
from reports.rendering.door import GRACE
from reports.rendering.limits import PAGE

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
COMPOSE = (DEPLOY / "docker/compose.yaml").read_text("utf-8")
OPERATIONS = (ROOT / "docs/operations.md").read_text("utf-8")
LONGEST_ANSWER = PAGE.wall + GRACE  # seconds


def value(name, text):
    """Return the number that a line of a configuration gives to a name."""
    return int(re.search(rf"^\s*{re.escape(name)}[\s=]+(\d+)", text, re.MULTILINE)[1])


@pytest.fixture(scope="module")
def gunicorn():
    return runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))


def test_who_is_being_answered_may_end_and_who_waits_outlives_it(gunicorn):
    unit = (DEPLOY / "systemd/pei.service").read_text()
    nginx = (DEPLOY / "nginx/pei.conf").read_text()

    assert gunicorn["graceful_timeout"] > LONGEST_ANSWER
    assert value("TimeoutStopSec", unit) > gunicorn["graceful_timeout"]
    assert value("proxy_read_timeout", nginx) > LONGEST_ANSWER
    assert gunicorn["threads"] > 2  # two PDFs, and who reads pages meanwhile


def test_nobody_but_the_proxy_says_that_it_is_the_proxy(gunicorn):
    """What it says is its own word: tests/deploy/test_proxies.py."""
    assert gunicorn["forwarded_allow_ips"] == "127.0.0.1,::1"
    assert gunicorn["forwarder_headers"] == ""  # tests/soak/raw_requests.py
    assert set(gunicorn["secure_scheme_headers"]) == {"X-FORWARDED-PROTO"}
    assert "../caddy/Caddyfile:/etc/caddy/Caddyfile:ro" in COMPOSE


def test_what_comes_slowly_waits_in_the_proxy():
    """nginx passes on what is whole; Caddy when it is told to, and of two kinds of words."""
    nginx = (DEPLOY / "nginx/pei.conf").read_text()
    caddy = (DEPLOY / "caddy/Caddyfile").read_text()

    assert "proxy_request_buffering" not in nginx
    assert "{$BUFFERS:buffer_requests\n\tmax_buffer_size 4MB}" in caddy
    assert "BUFFERS: request_buffers 4MB" in COMPOSE


def test_a_container_s_health_is_asked_under_a_name_that_is_answered():
    """The image's own question, asked of a server that answers to one name alone."""
    dockerfile = (DEPLOY / "docker/Dockerfile").read_text()
    question = json.loads(re.search(r"CMD \\\n +(\[.*\])\n", dockerfile)[1])[-1]
    names = []

    class Pei(BaseHTTPRequestHandler):
        def do_GET(self):
            names.append(self.headers["Host"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments):
            """Keep the output of the tests clean."""

    with HTTPServer(("127.0.0.1", 0), Pei) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        subprocess.run(
            [sys.executable, "-c", question.replace("8000", str(server.server_port))],
            env={"ALLOWED_HOSTS": "pei.example.gov.co,otro.example.gov.co"},
            check=True,
        )

    assert names == ["pei.example.gov.co"]


def test_a_body_is_refused_where_the_product_would():
    nginx = (DEPLOY / "nginx/pei.conf").read_text()

    assert value("client_max_body_size", nginx) * 1024 * 1024 == LARGEST_BODY


def test_every_variable_of_the_example_is_explained():
    names = re.findall(r"^([A-Z_]+)=", (DEPLOY / "pei.env.example").read_text(), re.M)
    explained = {name for name in names if f"`{name}`" in OPERATIONS}

    assert len(names) > 10
    assert set(names) - explained == set()


def test_every_timer_is_in_the_guide_and_has_its_service():
    timers = [unit.stem for unit in UNITS if unit.suffix == ".timer"]

    assert [name for name in timers if f"`{name}`" not in OPERATIONS] == []
    assert [name for name in timers if f"{name}.timer" not in OPERATIONS] == []
    for name in timers:
        assert (DEPLOY / f"systemd/{name}.service").exists()


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="a machine of systemd's"
)
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_reads_every_unit(unit, tmp_path):
    """With its program in a place where there is one: it is installed elsewhere."""
    copied = tmp_path / unit.name
    for one in UNITS:
        text = re.sub(
            r"^ExecStart=\S+", "ExecStart=/bin/true", one.read_text(), flags=re.M
        )
        (tmp_path / one.name).write_text(text)

    answer = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", copied],
        capture_output=True,
        text=True,
        check=False,
    )

    ours = [line for line in answer.stderr.splitlines() if "pei" in line]
    assert (answer.returncode, ours) == (0, [])


@pytest.mark.parametrize("name", ["pei", "install-release"])
def test_the_scripts_can_be_read_by_sh(name):
    assert subprocess.run(["sh", "-n", DEPLOY / name], check=False).returncode == 0
