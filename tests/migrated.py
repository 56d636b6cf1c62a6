"""The migrated database that others are copied from: to migrate takes eight seconds.

`script/test` makes one for each kind of database. MIGRATED_DATABASE names it: a file of
SQLite, or a database of the configured server. Where it is not named, whoever needs a
migrated database migrates it: everything works the same, only slower.

    python -m tests.migrated FILE    makes one of SQLite
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from django.db import connection

ROOT = Path(__file__).parents[1]


def named() -> str:
    """Return what to copy from; empty where nobody made it."""
    return os.environ.get("MIGRATED_DATABASE", "")


def make(name: str, server: str = "") -> None:
    """Make a migrated database: a file of SQLite, or one of the server."""
    if server:
        execute(server, f"CREATE DATABASE {name}")
    migrate(address_of(name, server) if server else f"sqlite:///{Path(name).resolve()}")


@contextmanager
def on_server(server: str, kind: str, *, copied: bool) -> Iterator[str]:
    """Make a database of its own there, copied if one is named; give its address."""
    name = f"{kind}_{uuid4().hex[:12]}"
    source = named() if copied and _has(server, named()) else "template1"
    execute(server, f"CREATE DATABASE {name} TEMPLATE {source}")
    try:
        yield address_of(name, server)
    finally:
        execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def address_of(name: str, server: str) -> str:
    """Return the address of a database of the server."""
    return f"{server.rpartition('/')[0]}/{name}"


def execute(server: str, statement: str, *values: str) -> bool:
    """Do something there, by a connection of its own: it may have restarted.

    Tell whether there was a row to answer.
    """
    import psycopg  # noqa: PLC0415 -- only where the extra is installed

    with psycopg.connect(server, autocommit=True) as connected:
        return connected.execute(statement, values or None).rowcount > 0


def _has(server: str, name: str) -> bool:
    """Whether the database is there: a harness may have a server of its own."""
    query = "SELECT 1 FROM pg_database WHERE datname = %s"
    return execute(server, query, name)


def migrate(address: str) -> None:
    """Migrate the empty database of an address: everybody who does it does it so."""
    ours = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | ours)


def copy_file(target: Path) -> None:
    """Put a copy of SQLite's where there will be a database; nothing where none is named."""
    if Path(named()).is_file():
        shutil.copyfile(named(), target)


@contextmanager
def copied_for_tests() -> Iterator[None]:
    """Have Django find its test database migrated when it is going to make it."""
    if not named():
        yield
    elif connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = named()
        yield
    else:
        memory = connection.creation._get_test_db_name()
        with closing(sqlite3.connect(memory, uri=True)) as kept:
            with closing(sqlite3.connect(named())) as source:
                source.backup(kept)
            yield


if __name__ == "__main__":
    make(sys.argv[1])
