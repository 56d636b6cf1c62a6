"""The program of a worker: started when first needed, and again if it ended."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from reports.rendering.limits import Limits

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "reports.rendering.program"]
# What the program may know of its surroundings: no secret, no address of a database.
KNOWN = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TZ")
PATIENCE = 5  # seconds for an idle program to end
LAST_WORDS = 1  # seconds for one that breaks: it lets go of its files before it ends

_starting = threading.Lock()
_running: "Running | None" = None


@dataclass(frozen=True, slots=True)
class Running:
    """The program and the socket on which it is asked; `owner` is who started it."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    owner: int

    @property
    def is_ours(self) -> bool:
        """Whether it still runs, and for this process: a fork starts its own."""
        return self.owner == os.getpid() and self.process.poll() is None


def running() -> Running:
    """Return the program, started if need be; it warms up while one goes on."""
    global _running  # noqa: PLW0603 -- one program a process
    with _starting:
        if _running is None or not _running.is_ours:
            if _running:
                _running.control.close()
            _running = _start()
        return _running


def converse(place: int, limits: Limits) -> socket.socket:
    """Begin a conversation with a child that has these limits and holds the place."""
    told = json.dumps(asdict(limits)).encode()
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            _send(running(), told, [theirs.fileno(), place])
        except ConnectionError:  # it ended since it was last asked
            stop()
            _send(running(), told, [theirs.fileno(), place])
    return ours


def broke() -> bool:
    """Whether the program ended by an error of its own: a library is missing, say.

    What its limits end is a child; what the system kills is no error.
    """
    program = _running
    if program is None or program.owner != os.getpid():
        return False
    with suppress(subprocess.TimeoutExpired):
        return program.process.wait(LAST_WORDS) > 0
    return False


def stop() -> None:
    """End the program; what it is rendering goes on to its end or its limits."""
    global _running
    with _starting:
        stopped, _running = _running, None
    if stopped is None or stopped.owner != os.getpid():
        return
    stopped.control.close()
    with suppress(subprocess.TimeoutExpired):
        stopped.process.wait(PATIENCE)
    stopped.process.kill()
    stopped.process.wait()


def _start() -> Running:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            PROGRAM,
            cwd=ROOT,
            env={name: os.environ[name] for name in KNOWN if name in os.environ},
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
        )
    atexit.register(stop)
    return Running(process, ours, os.getpid())


def _send(program: Running, message: bytes, descriptors: list[int]) -> None:
    socket.send_fds(program.control, [message], descriptors)
