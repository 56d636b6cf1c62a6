"""V06: the service restarts under load, and no request fails.

As systemd does it: the listening socket is held outside and stays open (pei.socket); a
reload is SIGHUP, a restart is SIGTERM and a new start. The control kills instead.

    python -m tests.soak.graceful_restart [--restarts 10] [--visitors 8] [--unsafe]
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.soak.arena import arguments, pause

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds for an answer, and for a restart
PATHS = ("/salud/", "/accesibilidad/", "/salud/?lento", "/identidad.css")
BETWEEN = 3.0  # seconds of load between two restarts


@dataclass
class Service:
    """gunicorn with the product's own configuration, on a socket that outlives it.

    `told`: the file of its log, which otherwise nobody reads.
    """

    listener: socket.socket
    folder: str
    program: str = "tests.soak.slowly"
    environ: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    told: str = os.devnull
    process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        """The port of the socket."""
        return int(self.listener.getsockname()[1])

    def start(self) -> None:
        """Start on the socket; who already waits on it is answered."""
        fd = self.listener.fileno()
        known = {name: v for name, v in os.environ.items() if "COVERAGE" not in name}
        with Path(self.told).open("a") as log:
            self.process = subprocess.Popen(
                [
                    *("setpriv", "--pdeathsig=TERM", sys.executable, "-m", "gunicorn"),
                    *("--config", "deploy/gunicorn.conf.py", self.program),
                    *self.options,
                ],
                cwd=ROOT,
                pass_fds=(fd,),
                env=known
                | {
                    "DJANGO_SETTINGS_MODULE": "tests.settings",
                    "GUNICORN_BIND": f"fd://{fd}",
                    "TMPDIR": self.folder,
                }
                | self.environ,
                stderr=log,
                start_new_session=True,
            )

    def workers(self) -> set[int]:
        """Return the processes of the workers."""
        assert self.process is not None
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return {int(child) for child in children.split()}

    def reload(self) -> None:
        """Have every worker replaced."""
        assert self.process is not None
        before = self.workers()
        self.process.send_signal(signal.SIGHUP)
        wait_for(lambda: not before & self.workers())

    def restart(self) -> None:
        """End and start again, as `systemctl restart` does."""
        self.stop(signal.SIGTERM)
        self.start()

    def crash(self) -> None:
        """Kill every process of it, and start again: the control."""
        self.stop(signal.SIGKILL)
        self.start()

    def stop(self, number: int) -> None:
        """End it: the master in an orderly way, or the whole group at once."""
        assert self.process is not None
        if number == signal.SIGKILL:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        self.process.wait(PATIENCE)


@contextmanager
def listening(folder: str, **options: Any) -> Iterator[int]:
    """Serve on a port until the block ends, however it ends."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    listener.set_inheritable(True)
    service = Service(listener, folder, **options)
    service.start()
    try:
        yield service.port
    finally:
        service.stop(signal.SIGTERM)
        listener.close()


@dataclass
class Load:
    """Visitors who ask one page after another, each on a line of its own."""

    port: int
    answers: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def visit(self) -> None:
        """Ask until it is over."""
        turn = 0
        while not self._over.is_set():
            turn += 1
            began = time.monotonic()
            told = self._ask(PATHS[turn % len(PATHS)])
            with self._lock:
                self.answers[told] += 1
                self.longest = max(self.longest, time.monotonic() - began)

    def _ask(self, path: str) -> str:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request("GET", path, headers={"Connection": "close"})
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__
        else:
            return str(answer.status)
        finally:
            line.close()

    @contextmanager
    def going_on(self, visitors: int) -> Iterator[None]:
        """Let them visit while the block runs."""
        threads = [threading.Thread(target=self.visit) for _ in range(visitors)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in threads:
                thread.join(PATIENCE)

    @property
    def failed(self) -> int:
        """How many were not answered as they should."""
        return self.answers.total() - self.answers["200"]


def wait_for(true: Callable[[], bool]) -> None:
    for _ in range(PATIENCE * 20):
        if true():
            return
        pause(0.05)
    raise RuntimeError("It did not come to pass.")


def run(
    restarts: int, visitors: int, *, unsafe: bool, between: float = BETWEEN
) -> Load:
    """Restart under load, half of the times by SIGHUP and half by SIGTERM."""
    with tempfile.TemporaryDirectory(prefix="pei-restart-") as folder:
        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        listener.set_inheritable(True)
        service = Service(listener, folder)
        service.start()
        load = Load(service.port)
        try:
            wait_for(lambda: load._ask("/salud/") == "200")
            with load.going_on(visitors):
                for number in range(restarts):
                    pause(between)
                    if unsafe:
                        service.crash()
                    elif number % 2:
                        service.restart()
                    else:
                        service.reload()
                pause(between)
                wait_for(lambda: load._ask("/salud/") == "200")
        finally:
            service.stop(signal.SIGTERM)
            listener.close()
        return load


if __name__ == "__main__":
    asked = arguments(__doc__ or "", restarts=10, visitors=8)
    done = run(asked.restarts, asked.visitors, unsafe=asked.unsafe)
    print(
        f"{asked.restarts} restarts, {done.answers.total()} requests,"
        f" {done.failed} failed: {dict(done.answers)}; the longest {done.longest:.1f} s"
    )
    sys.exit(bool(done.failed))
