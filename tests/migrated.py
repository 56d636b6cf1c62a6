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

from django.db import connection

ROOT = Path(__file__).parents[1]


def named() -> str:
    """Return what to copy from; empty where nobody made it."""
    return os.environ.get("MIGRATED_DATABASE", "")


def migrate(address: str) -> None:
    """Migrate the empty database of an address."""
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
    migrate(f"sqlite:///{Path(sys.argv[1]).resolve()}")
