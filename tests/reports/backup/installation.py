"""Installations of their own for the tests: a database, a folder, and manage.py."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import migrated

ROOT = Path(__file__).parents[3]
SERVER = os.environ.get("DATABASE_URL", "")
POSTGRESQL = SERVER.startswith("postgres")
MEMBER = "database.dump" if POSTGRESQL else "database.sqlite3"


@dataclass(frozen=True)
class Installation:
    """A place where the product may live; at first there is nothing in it."""

    folder: Path
    url: str

    @property
    def database(self) -> Path:
        return self.folder / "pei.sqlite3"

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def manage(self, *arguments, **environment):
        """Run a command; return its exit code, standard output and standard error."""
        return self.python("manage.py", *arguments, **environment)

    def environment(self, **changed):
        """Return what its processes find in their environment."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "pei_site.settings",
            "SECRET_KEY": "only-for-tests",
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": self.url,
            **changed,
        }

    def python(self, *arguments, **environment):
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=ROOT,
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def connect(self):
        """Open the database by its own driver; close it when done."""
        if POSTGRESQL:
            import psycopg  # noqa: PLC0415 -- only where the extra is installed

            return closing(psycopg.connect(self.url))
        return closing(sqlite3.connect(self.database, timeout=20))

    def tables(self) -> set[str]:
        """Name the tables of the database; none where there is no database."""
        if not POSTGRESQL and not self.database.exists():
            return set()
        query = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if POSTGRESQL
            else "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        with self.connect() as connection:
            return {name for (name,) in connection.execute(query).fetchall()}

    def is_empty(self) -> bool:
        """Whether there is nothing of a restore: no table and no file."""
        found = self.files.iterdir() if self.files.exists() else ()
        return not self.tables() and not list(found)


@contextmanager
def an_installation(folder: Path, *, copied: bool = False) -> Iterator[Installation]:
    """Give a place with an empty database, on the kind of database of the test run.

    Copied, it has what was migrated for all (tests/migrated.py), where there is that.
    """
    folder.mkdir()
    if not POSTGRESQL:
        if copied:
            migrated.copy_file(folder / "pei.sqlite3")
        yield Installation(folder, f"sqlite:///{folder}/pei.sqlite3")
        return
    with migrated.on_server(SERVER, "backup", copied=copied) as address:
        yield Installation(folder, address)
