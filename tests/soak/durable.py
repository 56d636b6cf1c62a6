"""A PostgreSQL that keeps its word: unlike the throw-away one it waits for its disk."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgres

PATIENCE = 60


class DurableServer:
    """A cluster with the settings that its users get, to be crashed and started again.

    `relaxed`: it acknowledges before it has written (`synchronous_commit=off`).
    """

    def __init__(self, folder: str, *, relaxed: bool) -> None:
        self.folder, self.relaxed = folder, relaxed
        self.data, self.port = f"{folder}/data", postgres.free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.more: list[str] = []  # settings of its own
        postgres.prepare(self.data, folder)

    @property
    def url(self) -> str:
        """Its DATABASE_URL."""
        return f"postgres://{postgres.owner()}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Run, and return when it takes connections."""
        settings = [
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            f"unix_socket_directories={self.folder}",
            "logging_collector=on",
            "fsync=on",
            "full_page_writes=on",
            f"synchronous_commit={'off' if self.relaxed else 'on'}",
            *self.more,
        ]
        options = [word for setting in settings for word in ("-c", setting)]
        program = f"{postgres.programs()}/postgres"
        self.process = subprocess.Popen(
            postgres.as_owner(program, "-D", self.data, *options),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        postgres.wait_for(self.process, self.folder, self.port)

    def stop_at_once(self) -> None:
        """Stop without writing anything, as `pg_ctl stop -m immediate` does."""
        self._end(signal.SIGQUIT)

    def kill(self) -> None:
        """Kill the server and all that it started with kill -9.

        It is held first: it would start anew what it sees fall, and wait for the others.
        """
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)
        for process in self._family():
            os.kill(process, signal.SIGKILL)
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop in order."""
        self._end(signal.SIGINT)

    def _end(self, number: int) -> None:
        assert self.process is not None
        self.process.send_signal(number)
        self.process.wait(PATIENCE)

    def _family(self) -> list[int]:
        assert self.process is not None
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in tasks.read_text().split()]


@contextmanager
def durable_server(*, relaxed: bool) -> Iterator[DurableServer]:
    """Give a running server, stop it and remove every trace."""
    with tempfile.TemporaryDirectory(prefix="pei-durable-") as folder:
        shutil.chown(folder, postgres.owner())
        server = DurableServer(folder, relaxed=relaxed)
        server.start()
        try:
            yield server
        finally:
            server.stop()
