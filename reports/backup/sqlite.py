"""SQLite: the online backup, which readers and writers need not wait for."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper

from reports.backup.contents import describe, evidence
from reports.backup.disk import sync, sync_folder
from reports.backup.engine import Copied
from reports.backup.manifest import BackupError, Contents, demand_none, differences

ALL_AT_ONCE = -1  # pages a step: one step is one moment of the database


class Sqlite:
    """The database of one machine: a file."""

    vendor = "sqlite"
    member = "database.sqlite3"

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    @property
    def path(self) -> Path:
        """The file of the database."""
        return Path(str(self.connection.settings_dict["NAME"]))

    def copy(self, folder: Path) -> Copied:
        """Copy by the backup API in one step, and ask SQLite whether the copy is whole."""
        if not self.connection.introspection.table_names():
            raise BackupError("La base de datos no tiene tablas: no hay qué copiar.")
        path = folder / self.member
        self.connection.ensure_connection()
        try:
            with closing(sqlite3.connect(path)) as target:
                self.connection.connection.backup(target, pages=ALL_AT_ONCE)
                # One file alone, without a journal beside it.
                target.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise BackupError(f"No se pudo copiar la base de datos: {error}") from error
        _demand_whole(path)
        with closing(self._opened(path)) as copied:
            return Copied(path, describe(copied), evidence(copied))

    def home(self, files: Path) -> Path:
        """Unpack beside the database: putting it in its place is then one renaming."""
        return self.path.parent

    def demand_empty(self) -> None:
        """Refuse a file with tables, one that is no database, and a journal left alone."""
        if not self.path.exists():
            for ending in ("-wal", "-journal"):
                left = Path(f"{self.path}{ending}")
                if left.exists():
                    raise BackupError(f"Sobra {left}: es de otra base. Muévalo antes.")
            return
        try:
            with closing(
                sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=rw", uri=True)
            ) as found:
                tables = found.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[
                    0
                ]
        except sqlite3.Error as error:
            raise BackupError(
                f"{self.path} existe y no es una base de SQLite."
            ) from error
        if tables:
            raise BackupError(
                f"La base de datos {self.path} no está vacía: restaurar no sobrescribe."
                " Muévala o elija otra con DATABASE_URL."
            )

    def put(self, path: Path, expected: Contents) -> None:
        """Compare the unpacked copy with what is expected, and rename it into place."""
        _demand_whole(path)
        with closing(self._opened(path)) as copied:
            demand_none(differences(expected, describe(copied)))
        with closing(sqlite3.connect(path)) as copied:
            # As it serves: changing it with somebody writing would be "locked".
            copied.execute("PRAGMA journal_mode=WAL")
        path.chmod(0o600)  # it holds what signs people in
        sync(path)
        self.demand_empty()
        os.replace(path, self.path)
        sync_folder(self.path.parent)

    @contextmanager
    def apart(self, folder: Path) -> Iterator[tuple[BaseDatabaseWrapper, str]]:
        """Give a file in the folder; the folder is its maker's to take away."""
        path = folder / "pei.sqlite3"
        with closing(self._opened(path)) as database:
            yield database, f"sqlite:///{path}"

    def _opened(self, path: Path) -> DatabaseWrapper:
        """Open a copy with Django's own wrapper, without what prepares a live database."""
        changed = {"NAME": str(path), "OPTIONS": {}}
        return DatabaseWrapper({**self.connection.settings_dict, **changed}, "copy")


def _demand_whole(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as copied:
            answer = copied.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        answer = str(error)
    if answer != "ok":
        raise BackupError(f"La copia de la base de datos está dañada: {answer}")
