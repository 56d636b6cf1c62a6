"""V04: people at work, ten requests a second: how long each waits, and what fails.

The demonstration served by gunicorn; nine of ten requests read, one saves a month.
`passed` counts the limits that were not kept. The control is a crowd that asks without
pause: it must pass some.

    python -m tests.soak.load [--seconds 60] [--users 10] [--unsafe]
"""

import http.client
import json
import re
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from itertools import count
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

from reports.planfiles.password import PASSWORD
from tests.browser.site import prepare, serve
from tests.soak.arena import arguments, pause
from tests.soak.served import TOKEN, Visitor
from tests.soak.writers import Writer

CUTOFF = "/cortes/2023-06-30/"
MONTH = "/admin/mi-mes/2023-12/"
DASHBOARDS = (
    CUTOFF,
    f"{CUTOFF}objetivos/5/",
    f"{CUTOFF}indicadores/545/",
    f"{CUTOFF}indicadores/",
    f"{CUTOFF}dependencias/",
    "/control-de-cambios/",
)
LISTS = (
    "/admin/indicators/indicator/",
    "/admin/indicators/monthlyrecord/",
    "/admin/mi-mes/?mes=2023-12",
)
# An indicator each, all owed in the month that the demonstration has open.
KEYS = ("321", "464", "545", "546", "551", "552", "554", "7871-4", "presupuesto", "pic")
WHO = ("planeacion", "directivo")  # by turns; the second only reads
EACH_SAVES = 5  # every fifth request of who saves: a tenth of all
CROWD = 8  # times as many, without pause
LIMITS = {  # milliseconds that V04 allows
    "dashboard_p95_ms": 500,
    "dashboard_p99_ms": 1_000,
    "list_p95_ms": 800,
    "save_p99_ms": 1_000,
}


@dataclass
class Waits:
    """The seconds of every answer by kind, and the answers that were errors of ours."""

    seconds: defaultdict[str, list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )
    server_errors: int = 0

    def told(self) -> dict[str, int]:
        """Return the number of answers and, in milliseconds, p50, p95, p99 by kind."""
        found: dict[str, int] = {}
        for kind, waits in sorted(self.seconds.items()):
            cuts = quantiles(waits, n=100) if len(waits) > 1 else waits * 99
            found[f"{kind}_answers"] = len(waits)
            for part in (50, 95, 99):
                found[f"{kind}_p{part}_ms"] = int(cuts[part - 1] * 1000)
        return found


def sign_in(address: str, username: str) -> Visitor:
    """Sign in as people do, and give the browser."""
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    page = browser.open(f"{address}/ingresar/").read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    typed = {
        "csrfmiddlewaretoken": token[1],
        "username": username,
        "password": PASSWORD,
    }
    answer = browser.open(f"{address}/ingresar/", urlencode(typed).encode())
    assert "/ingresar/" not in answer.url, answer.url
    session = next(one.value for one in jar if one.name == "sid")
    port = urlsplit(address).port
    assert port is not None
    return Visitor(port, f"sid={session}; csrf={TOKEN}")


@dataclass
class Person:
    """Somebody at work. `paced`: a request a second; if not, one after another."""

    number: int
    browser: Visitor
    over: threading.Event
    waits: Waits
    paced: bool

    def work(self) -> None:
        """Ask for one page after another, and save now and then, until it is over."""
        writer = Writer(self.browser, KEYS[self.number % len(KEYS)], self.over)
        writer.page = f"{MONTH}{writer.key}/"
        begun = time.monotonic()
        for turn in count(1):
            if self.over.is_set():
                self.waits.server_errors += writer.server_errors
                return
            asked = time.monotonic()
            kind = self.ask(turn, writer)
            self.waits.seconds[kind].append(time.monotonic() - asked)
            if self.paced:
                pause(max(0.0, begun + turn - time.monotonic()))

    def ask(self, turn: int, writer: Writer) -> str:
        """Make one request, and say of which kind."""
        if turn % EACH_SAVES == 0 and self.number % len(WHO) == 0:
            writer.save()
            return "save"
        kind, pages = ("list", LISTS) if turn % 3 == 0 else ("dashboard", DASHBOARDS)
        status, _ = self.browser.get(pages[(turn + self.number) % len(pages)])
        self.waits.server_errors += status >= http.client.INTERNAL_SERVER_ERROR
        return kind


def main() -> None:
    """Serve, let everybody work, and print what they waited."""
    chosen = arguments(__doc__, seconds=60, users=10)
    users = chosen.users * (CROWD if chosen.unsafe else 1)
    waits, over = Waits(), threading.Event()
    with tempfile.TemporaryDirectory(prefix="pei-load-") as folder:
        prepared = prepare(Path(folder))
        with serve(prepared, Path(folder) / "data") as address:
            browsers = [sign_in(address, name) for name in WHO]
            people = [
                threading.Thread(
                    target=Person(
                        number,
                        browsers[number % len(WHO)],
                        over,
                        waits,
                        paced=not chosen.unsafe,
                    ).work
                )
                for number in range(users)
            ]
            for person in people:
                person.start()
            pause(chosen.seconds)
            over.set()
            for person in people:
                person.join()
    told = waits.told()
    passed = sum(told[name] > limit for name, limit in LIMITS.items())
    counted = {"users": users, "server_errors": waits.server_errors, "passed": passed}
    print(json.dumps(counted | told))


if __name__ == "__main__":
    main()
