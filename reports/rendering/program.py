"""The other side of the door: `python -m reports.rendering.program`.

It has no database, no secret and no thread. It loads WeasyPrint and the fonts once,
and forks for each rendering: the child starts warm, puts its own limits on itself,
renders one document and ends. The standard input is the socket on which a worker sends
a conversation (another socket) and the place that the child keeps while it lives.
"""

import gc
import json
import logging
import os
import resource
import signal
import socket
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from reports import pdf
from reports.rendering import wire

NICENESS = 5  # whoever reads a page goes first, without starving who waits for a PDF
LARGEST_FILE = 64 * 1024**2  # bytes
MOST_WARNINGS = 20
MESSAGE = 1024  # bytes: the limits as JSON


class Kept(logging.Handler):
    """Keeps the first things that are said of the document."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        if len(self.messages) < MOST_WARNINGS:
            self.messages.append(record.getMessage())


def main() -> None:
    """Serve until the worker ends, which closes the socket."""
    control = socket.socket(fileno=os.dup(0))
    signal.signal(signal.SIGCHLD, _bury)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the worker
    pdf.warm_up()
    gc.collect()  # what froze would hold the folder of the fonts past our end
    gc.freeze()  # the children share these pages of memory: do not touch them
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MESSAGE, 2)
        if not message:
            break
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            _serve(socket.socket(fileno=descriptors[0]), json.loads(message))
        for descriptor in descriptors:
            os.close(descriptor)
    with suppress(ChildProcessError):
        while True:  # what the last ones used is counted too
            os.wait()


def _bury(signum: int, frame: Any) -> None:
    """Take leave of the children that ended: what they used is then counted as ours."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _serve(conversation: socket.socket, limits: dict[str, int]) -> None:
    """Render the document of one conversation, and end whatever happens."""
    try:
        _limit(limits)
        header, blobs = _answer(conversation.makefile("rb"))
        wire.send(conversation.makefile("wb"), header, blobs)
    finally:
        os._exit(0)  # nothing of the parent's is cleaned up here


def _limit(limits: dict[str, int]) -> None:
    os.nice(NICENESS)
    signal.setitimer(signal.ITIMER_REAL, limits["wall"])  # SIGALRM: it ends
    cpu, memory = limits["cpu"], limits["memory"]
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    said = Kept()
    for name in ("weasyprint", "reports"):
        logging.getLogger(name).addHandler(said)
    try:
        content = _render(stream)
    except MemoryError:
        return {"outcome": "limit"}, []
    except Exception:  # told to the worker, which raises it
        if _lacked_memory():
            return {"outcome": "limit"}, []
        return {"outcome": "error", "trace": traceback.format_exc()}, []
    used = resource.getrusage(resource.RUSAGE_SELF)
    header = {
        "outcome": "done",
        "warnings": said.messages,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * 1024,
    }
    return header, [content]


def _lacked_memory() -> bool:
    """Whether it came near its limit: the libraries below fail then in their own ways."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(status.partition("VmPeak:")[2].split()[0]) * 1024
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    return peak > most - most // 8


def _render(stream: BinaryIO) -> bytes:
    header, (html, *contents) = wire.receive(stream)
    attached = [
        pdf.Attached(content=content, **told)
        for told, content in zip(header["attached"], contents, strict=True)
    ]
    when = datetime.fromisoformat(header["when"])
    return pdf.render(html.decode(), attached, when)


if __name__ == "__main__":
    main()
