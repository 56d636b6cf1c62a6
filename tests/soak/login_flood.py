"""L02: fifty sign-ins a second, from everywhere and for every name, beside people at work.

gunicorn with two workers of four threads, the product's own hashing, the demonstration
(`--empty 1`: no plan, where only the hashes are counted). The control hashes whatever is
asked for.

    python -m tests.soak.login_flood [--seconds 20] [--rate 50] [--empty 0] [--unsafe]
"""

import http.client
import os
import random
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.soak.arena import arguments, database, disconnect, pause, tell
from tests.soak.load import DASHBOARDS, Waits
from tests.soak.served import (
    PATIENCE,
    TOKEN,
    UNSURE,
    Server,
    Visitor,
    serving,
    signed_in,
)

READS_A_SECOND = 5
EACH_COMES_IN = 2  # seconds between two sign-ins of the honest
QUIET = 4  # seconds of reading before the flood
DOOR = "/ingresar/"
PASSWORD = "clave-de-prueba-larga"  # of tests.builders
ANSWERS = {200: "wrong", 302: "in", 429: "throttled"}
BUSY = b"Hay muchos ingresos"


@dataclass
class Flood:
    """What is asked, and what was answered to whom."""

    port: int
    answers: Counter[str] = field(default_factory=Counter)
    waits: Waits = field(default_factory=Waits)
    threads: list[threading.Thread] = field(default_factory=list)

    def begin(self, act: Any, *args: Any) -> None:
        """Do it in a thread of its own: nobody waits for another's answer."""
        thread = threading.Thread(target=act, args=args)
        self.threads.append(thread)
        thread.start()

    def every(self, pace: float, seconds: float, act: Any, *args: Any) -> None:
        """Begin it so often, whatever becomes of the ones before."""
        start = time.monotonic()
        for turn in range(int(seconds / pace)):
            pause(max(0.0, start + turn * pace - time.monotonic()))
            self.begin(act, turn, *args)

    def attack(self, turn: int) -> None:
        """Try a password from somewhere for somebody: every fourth name is a person's."""
        name = "planeacion" if turn % 4 == 0 else f"nadie{turn}"
        self.answers[come_in(self.port, name, f"no{turn}", origin=anywhere())[0]] += 1

    def come_in(self, turn: int, who: str, cookie: str) -> None:
        """Sign in as somebody who knows the password."""
        told, _ = come_in(self.port, who, PASSWORD, cookie)
        self.answers[f"{'known' if cookie else 'newcomer'}_{told}"] += 1

    def read(self, turn: int, reader: Visitor, kind: str) -> None:
        """Read a page as somebody at work."""
        asked = time.monotonic()
        try:
            status, _ = reader.get(DASHBOARDS[turn % len(DASHBOARDS)])
        except UNSURE:
            self.answers["read_unanswered"] += 1
            return
        self.waits.seconds[kind].append(time.monotonic() - asked)
        self.waits.server_errors += status >= http.client.INTERNAL_SERVER_ERROR

    def end(self) -> None:
        """Wait for every answer."""
        for thread in self.threads:
            thread.join(PATIENCE)


def anywhere() -> str:
    """Return an address of this machine that nobody tried from before."""
    return f"127.{random.randint(1, 254)}.{random.randint(0, 255)}.{random.randint(1, 254)}"


def come_in(
    port: int, name: str, password: str, cookie: str = "", origin: str = ""
) -> tuple[str, str]:
    """Post the form of the door; return what came of it and the cookie of a known browser."""
    source = (origin, 0) if origin else None
    line = http.client.HTTPConnection(
        "127.0.0.1", port, timeout=PATIENCE, source_address=source
    )
    typed = {"csrfmiddlewaretoken": TOKEN, "username": name, "password": password}
    headers = {
        "Cookie": f"csrf={TOKEN}; equipo={cookie}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        line.request("POST", DOOR, urlencode(typed), headers)
        answer = line.getresponse()
        told = ANSWERS.get(answer.status, str(answer.status))
        if BUSY in answer.read():
            told = "busy"
        given = (one for one in answer.headers.get_all("Set-Cookie", ()))
        known = [one.split(";")[0] for one in given if one.startswith("equipo=")]
        return told, known[0].partition("=")[2] if known else ""
    except UNSURE:
        return "unanswered", ""  # within a minute
    finally:
        line.close()


def most_at_once(notes: Path) -> tuple[int, int]:
    """Return how many hashes there were, and how many at the same moment at the most."""
    moments = []
    for line in notes.read_text().splitlines():
        begun, ended = map(int, line.split())
        moments += [(begun, 1), (ended, -1)]
    running = most = 0
    for _, step in sorted(moments):
        running += step
        most = max(most, running)
    return len(moments) // 2, most


def processor(server: Server) -> float:
    """Return the seconds of the processor that the server's workers have used."""
    assert server.process is not None
    pid = server.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    stats = [Path(f"/proc/{one}/stat").read_text() for one in workers]
    ticks = [map(int, one.rpartition(")")[2].split()[11:13]) for one in stats]
    return sum(map(sum, ticks)) / os.sysconf("SC_CLK_TCK")


def flood(server: Server, reader: Visitor, asked: Any) -> Flood:
    """Read for a while in peace, and then during the flood; the honest come in."""
    found = Flood(server.port)
    _, cookie = come_in(server.port, "directivo", PASSWORD)
    pace = 1 / READS_A_SECOND
    found.every(pace, QUIET, found.read, reader, "quiet")
    found.end()
    for honest, known in (("directivo", cookie), ("reportante", "")):
        every = (EACH_COMES_IN, asked.seconds, found.come_in, honest, known)
        found.begin(found.every, *every)
    found.begin(found.every, pace, asked.seconds, found.read, reader, "flood")
    found.every(1 / asked.rate, asked.seconds, found.attack)
    found.end()
    return found


def people(*, empty: bool) -> Any:
    """Make the people of the flood, and what there is to read; return the reader."""
    from django.core.management import call_command  # noqa: PLC0415 -- after setup

    from objectives import roles  # noqa: PLC0415
    from tests.builders import a_person  # noqa: PLC0415

    if not empty:
        call_command("load_demo", verbosity=0)
    a_person("reportante")
    a_person("directivo", roles.DIRECTOR, is_staff=True)
    return a_person("planeacion", roles.PLANNING, is_staff=True)


def main() -> None:
    """Serve, flood, and print what was hashed, refused and waited for."""
    asked = arguments(__doc__, seconds=20, rate=50, empty=0)
    with tempfile.TemporaryDirectory(prefix="pei-flood-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.soak.flooded",
            "FLOOD_FOLDER": folder,
            **({"FLOOD_UNBOUNDED": "1"} if asked.unsafe else {}),
        }
        with database():
            who = people(empty=bool(asked.empty))
            program = {
                "program": "tests.soak.counted_hashing",
                "settings": "tests.soak.flooded",
            }
            with serving(folder, **program) as server:
                reader = signed_in(who, server.port)
                disconnect()
                found = flood(server, reader, asked)
                used = processor(server)
        hashes, most = most_at_once(Path(folder) / "hashes")
    from pei_site.sign_in import hashing  # noqa: PLC0415 -- after setup

    tell(
        **found.answers,
        **found.waits.told(),
        server_errors=found.waits.server_errors,
        processor_ms=int(used * 1000),
        hashes=hashes,
        most_at_once=most,
        places=hashing.EVERYBODY,
        load=int(os.getloadavg()[0]),
    )


if __name__ == "__main__":
    main()
