"""A PostgreSQL that archives as deploy/postgresql says, to be destroyed and restored."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgres
from tests.soak.arena import pause
from tests.soak.durable import DurableServer

DEPLOY = Path(__file__).parents[2] / "deploy/postgresql"
NEVER = "/bin/true"  # what says that it archived, and keeps nothing
PATIENCE = 600  # looks, of 100 ms each


class ArchivedServer(DurableServer):
    """A cluster with its archive beside it, by the shipped configuration of pgBackRest."""

    def __init__(self, folder: str, *, timeout: int) -> None:
        super().__init__(folder, relaxed=False)
        shutil.copy(DEPLOY / "archive.conf", f"{self.data}/archive.conf")
        with Path(f"{self.data}/postgresql.conf").open("a") as settings:
            settings.write("include 'archive.conf'\n")
        self.more = [f"archive_timeout={timeout}s"]
        os.environ["PGBACKREST_CONFIG"] = self._configuration()

    def _configuration(self) -> str:
        """Write the shipped file with the places of this server."""
        text = (DEPLOY / "pgbackrest.conf").read_text()
        text = re.sub(r"(?m)^repo1-path=.*", f"repo1-path={self.folder}/archive", text)
        text = re.sub(r"(?m)^pg1-path=.*", f"pg1-path={self.data}", text)
        text += f"pg1-port={self.port}\npg1-socket-path={self.folder}\n"
        text += f"[global:archive-push]\nlock-path={self.folder}\n"
        text = text.replace(
            "[global]\n", f"[global]\nlog-path={self.folder}\nlock-path={self.folder}\n"
        )
        path = Path(self.folder) / "pgbackrest.conf"
        path.write_text(text)
        shutil.chown(path, postgres.owner())
        return str(path)

    def pgbackrest(self, *arguments: str) -> None:
        """Run it as the server's owner; what it says is told when it fails."""
        done = subprocess.run(
            postgres.as_owner("pgbackrest", "--stanza=pei", *arguments),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(
                f"pgbackrest {arguments[-1]}: {done.stdout}{done.stderr}"
            )

    def keep_nothing(self) -> None:
        """Archive to nowhere from now on."""
        self.say(f"ALTER SYSTEM SET archive_command = '{NEVER}'")
        self.say("SELECT pg_reload_conf()")

    def destroy(self) -> None:
        """Kill the server and delete its cluster: the disk is gone."""
        self.kill()
        shutil.rmtree(self.data)

    def restore(self, *arguments: str) -> None:
        """Put the cluster back, and return when it can be written to."""
        Path(self.data).mkdir(mode=0o700)
        shutil.chown(self.data, postgres.owner())
        self.pgbackrest(*arguments, "restore")
        self.start()
        for _ in range(PATIENCE):
            if not self.say("SELECT pg_is_in_recovery()"):
                return
            pause(0.1)
        raise RuntimeError("It is still recovering.")

    def say(self, statement: str) -> object:
        """Ask the server something, by a connection of its own."""
        import psycopg  # noqa: PLC0415 -- only where the extra is installed

        with psycopg.connect(self.url, autocommit=True) as server:
            answer = server.execute(statement)
            row = answer.fetchone() if answer.description else None
        return row[0] if row else None


@contextmanager
def archived_server(*, timeout: int) -> Iterator[ArchivedServer]:
    """Give a running server whose archive is ready; stop it and remove every trace."""
    if shutil.which("pgbackrest") is None:
        raise SystemExit("Falta pgBackRest: ejecute script/bootstrap test.")
    with tempfile.TemporaryDirectory(prefix="pei-archived-") as folder:
        shutil.chown(folder, postgres.owner())
        server = ArchivedServer(folder, timeout=timeout)
        server.start()
        try:
            server.pgbackrest("stanza-create")
            server.pgbackrest("check")
            yield server
        finally:
            server.stop()
