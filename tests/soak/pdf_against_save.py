"""C05 and V02: people save and look while the report is rendered as a PDF.

No save waits for a paper. What is told is the time of each answer less the time that
the product's threads stood in the queue for a processor: on a busy machine the rest is
what they waited for each other. The control holds a transaction through each request
(ATOMIC_REQUESTS), which on SQLite makes a writer of every reader.
"""

import http.client
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.soak.arena import arguments, database, tell
from tests.soak.served import PATIENCE, Visitor, serving, signed_in, version_on
from tests.soak.small_disk import children
from tests.soak.writers import OPEN, an_office

PAPER = "/cortes/2023-06-30/informe.pdf"
OVERVIEW = "/cortes/2023-06-30/"
MILLISECOND = 1_000_000  # nanoseconds


def main() -> None:
    """Save and look without a paper, then while papers are made, and compare."""
    asked = arguments(__doc__ or "", saves=20, papers=3)
    settings = "tests.soak.atomic_requests" if asked.unsafe else "tests.settings"
    with database(), tempfile.TemporaryDirectory(prefix="pei-paper-") as folder:
        from tests.builders import a_cutoff  # noqa: PLC0415 -- after setup

        [(person, indicator)] = an_office(1)
        a_cutoff()
        with serving(folder, settings=settings, workers=1) as server:
            assert server.process is not None
            [worker] = children(server.process.pid)
            visitor = signed_in(person, server.port)
            page = f"/admin/mi-mes/{OPEN}/{indicator.key}/"
            desk = Desk(visitor, page, worker)
            desk.work(lambda: len(desk.saves) < asked.saves)
            calm = desk.told("calm")
            over = threading.Event()
            papers = Papers(visitor, asked.papers, over)
            papers.start()
            desk.work(lambda: not over.is_set())
            papers.join(PATIENCE)
        tell(papers=papers.made, **calm, **desk.told("while"))


class Papers(threading.Thread):
    """Asks for the paper so many times."""

    def __init__(self, visitor: Visitor, number: int, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.visitor, self.number, self.over, self.made = visitor, number, over, 0

    def run(self) -> None:
        """Have the papers made one after the other."""
        try:
            for _ in range(self.number):
                status, _ = self.visitor.get(PAPER)
                self.made += status == http.client.OK
        finally:
            self.over.set()


class Desk:
    """Somebody who saves and looks at the overview, and how long each answer took."""

    def __init__(self, visitor: Visitor, page: str, worker: int) -> None:
        self.visitor, self.page, self.worker = visitor, page, worker
        self.saves: list[float] = []
        self.looks: list[float] = []
        self.failures = 0

    def work(self, goes_on: Callable[[], bool]) -> None:
        """Save and look in turn."""
        number = 0
        while goes_on():
            number += 1
            wait, form = self.timed(lambda: self.visitor.get(self.page))
            self.looks.append(wait)
            values = {"executed": number, "version": version_on(form)}
            self.saves.append(
                self.timed(lambda v=values: self.visitor.post(self.page, v))[0]
            )
            self.looks.append(self.timed(lambda: self.visitor.get(OVERVIEW))[0])

    def timed(self, ask: Callable[[], tuple[int, str]]) -> tuple[float, str]:
        """Ask; return the milliseconds that are not the processor's queue, and the text."""
        queued, start = queue_of(self.worker), time.monotonic_ns()
        status, text = ask()
        self.failures += status not in {http.client.OK, http.client.FOUND}
        spent = time.monotonic_ns() - start
        waited = max(0, spent - (queue_of(self.worker) - queued))
        return waited / MILLISECOND, text

    def told(self, when: str) -> dict[str, int]:
        """Return what was measured since the last time, and forget it."""
        saves, looks = sorted(self.saves), sorted(self.looks)
        found = {
            f"{when}_saves": len(saves),
            f"{when}_longest_save_ms": round(saves[-1]),
            f"{when}_median_save_ms": round(saves[len(saves) // 2]),
            f"{when}_longest_look_ms": round(looks[-1]),
            f"{when}_failures": self.failures,
        }
        self.saves, self.looks, self.failures = [], [], 0
        return found


def queue_of(process: int) -> int:
    """Return the nanoseconds that its threads stood ready without a processor."""
    total = 0
    for task in Path(f"/proc/{process}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text().split()[1])
        except FileNotFoundError:
            continue  # that thread has just ended
    return total


if __name__ == "__main__":
    main()
