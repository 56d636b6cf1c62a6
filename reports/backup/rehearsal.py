"""A place apart where a backup is restored to see whether it can be, and then goes away."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from reports.backup.engine import Engine
from reports.backup.manifest import BackupError

LAST_LINES = 12  # of what a command said when it failed


@dataclass(frozen=True, slots=True)
class Place:
    """An empty installation: its folder, its database, and manage.py in it."""

    folder: Path
    database: BaseDatabaseWrapper
    address: str

    def manage(self, *arguments: str) -> str:
        """Run a command there, in a process of its own; BackupError says how it failed."""
        environment = os.environ | {
            "DATABASE_URL": self.address,
            "DATA_DIR": str(self.folder / "data"),
            "DATABASE_PATIENCE": "commands",
        }
        environment.pop("DATABASE_REPLICA_URL", None)  # that is a copy of the real one
        done = subprocess.run(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = "\n".join((done.stderr or done.stdout).splitlines()[-LAST_LINES:])
            raise BackupError(f"manage.py {arguments[0]} falló:\n{said}")
        return done.stdout


@contextmanager
def apart(engine: Engine) -> Iterator[Place]:
    """Make the place, and take it away however its use ends."""
    with (
        tempfile.TemporaryDirectory(prefix="pei-drill-") as name,
        engine.apart(Path(name)) as (database, address),
    ):
        yield Place(Path(name), database, address)
