"""A throw-away PostgreSQL and its streaming replica, both to be stopped and started."""

import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import chown

from tests.postgres import (
    as_owner,
    free_port,
    options,
    owner,
    prepare,
    programs,
    wait_for,
)


@dataclass
class Server:
    """A server in a folder of its own; it ends with this process."""

    folder: str
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> str:
        return f"{self.folder}/data"

    @property
    def url(self) -> str:
        return f"postgres://{owner()}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it and return when it takes connections."""
        self.process = subprocess.Popen(
            as_owner(
                f"{programs()}/postgres",
                "-D",
                self.data,
                *options(self.folder, self.port),
            ),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self.process, self.folder, self.port)

    def stop(self) -> None:
        """Stop it, without waiting for who is connected."""
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()
            self.process = None


@contextmanager
def primary_and_replica() -> Iterator[tuple[Server, Server]]:
    """Start both, the replica as a base backup that follows; remove every trace."""
    with tempfile.TemporaryDirectory(prefix="pei-streaming-") as folder:
        Path(folder).chmod(0o755)  # their owner passes through it
        servers = []
        for name in ("primary", "replica"):
            (Path(folder) / name).mkdir()
            chown(f"{folder}/{name}", owner())
            servers.append(Server(f"{folder}/{name}"))
        primary, replica = servers
        try:
            prepare(primary.data, primary.folder)
            primary.start()
            follow(primary, replica)
            replica.start()
            yield primary, replica
        finally:
            for server in (replica, primary):
                server.stop()


def follow(primary: Server, replica: Server) -> None:
    """Copy the primary as a standby that streams from it (standby.signal)."""
    copy = as_owner(f"{programs()}/pg_basebackup", "--pgdata", replica.data)
    copy += ["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast"]
    copy += ["--no-sync", "--host=127.0.0.1", f"--port={primary.port}"]
    copy += [f"--username={owner()}"]
    subprocess.run(copy, cwd=replica.folder, check=True, capture_output=True)
