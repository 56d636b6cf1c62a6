"""PostgreSQL: pg_dump and pg_restore, both as the database is configured."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import OperationalError, ProgrammingError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from reports.backup.contents import describe, evidence
from reports.backup.engine import Copied
from reports.backup.manifest import BackupError, Contents, demand_none, differences

_PLACES = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
}
_SECURITY = ("sslmode", "sslrootcert", "sslcert", "sslkey", "passfile", "service")
# A dump takes longer than a page may: the limits of settings.py are for pages.
_PATIENCE = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)
_FUNCTIONS = (
    "SELECT oid::regprocedure::text FROM pg_proc"
    " WHERE proname LIKE 'pei\\_%' AND pg_function_is_visible(oid)"
)
APART = "pei_drill_"
_LEFT = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
_ALIKE = (
    "SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L',"
    " pg_encoding_to_char(encoding), datcollate, datctype)"
    " FROM pg_database WHERE datname = current_database()"
)


class Postgres:
    """The database of a server."""

    vendor = "postgresql"
    member = "database.dump"

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def copy(self, folder: Path) -> Copied:
        """Dump one snapshot, and describe the same snapshot."""
        if not self.connection.introspection.table_names():
            raise BackupError("La base de datos no tiene tablas: no hay qué copiar.")
        path = folder / self.member
        with transaction.atomic(using=self.connection.alias):
            with self.connection.cursor() as cursor:
                for statement in _PATIENCE:
                    cursor.execute(statement)
                cursor.execute("SELECT pg_export_snapshot()")
                snapshot = cursor.fetchone()[0]
            self._run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={snapshot}",
                f"--file={path}",
            )
            copied = Copied(path, describe(self.connection), evidence(self.connection))
        self._run("pg_restore", "--list", str(path))
        return copied

    def home(self, files: Path) -> Path:
        """Unpack beside the evidence: the server may be another machine."""
        return files

    def demand_empty(self) -> None:
        """Refuse a database with any table or view."""
        with self.connection.cursor() as cursor:
            found = self.connection.introspection.table_names(
                cursor, include_views=True
            )
        if found:
            name = self.connection.settings_dict["NAME"]
            raise BackupError(
                f"La base de datos {name} no está vacía (tiene {len(found)} tablas):"
                " restaurar no sobrescribe. Cree una nueva, sin migrate."
            )

    def put(self, path: Path, expected: Contents) -> None:
        """Restore in one transaction; what is not as expected is taken away again."""
        self._run(
            "pg_restore",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            f"--dbname={self.connection.settings_dict['NAME']}",
            str(path),
        )
        try:
            demand_none(differences(expected, describe(self.connection)))
        except BaseException:
            self._clear()
            raise

    @contextmanager
    def apart(self, folder: Path) -> Iterator[tuple[BaseDatabaseWrapper, str]]:
        """Give a new database on the same server, which its role must be allowed."""
        prefix = f"{APART}{self.connection.settings_dict['NAME'][:30]}_"
        if left := self._ask(_LEFT, prefix):
            raise BackupError(
                "Otro ensayo está en marcha, o se interrumpió y dejó su base. Si no lo está,"
                f" bórrela: su - postgres -c 'dropdb --force {left}'"
            )
        name = f"{prefix}{uuid4().hex[:12]}"
        quoted, alike = self.connection.ops.quote_name(name), self._ask(_ALIKE)
        try:
            self._execute(f"CREATE DATABASE {quoted} TEMPLATE template0 {alike}")
        except ProgrammingError as error:
            role = self.connection.settings_dict["USER"]
            raise BackupError(
                f"El rol {role} no puede crear la base donde se ensaya. Quien administra"
                f" el servidor lo permite con: ALTER ROLE {role} CREATEDB ({error})"
            ) from error
        database = self.connection.copy(alias=name)
        options = {**database.settings_dict["OPTIONS"]}
        options.pop("pool", None)
        database.settings_dict |= {"NAME": name, "OPTIONS": options}
        try:
            with closing(database):
                yield database, _beside(os.environ["DATABASE_URL"], name)
        finally:
            self._drop(quoted)

    def _drop(self, quoted: str) -> None:
        """Drop a database, and only where somebody is in it by force.

        An autovacuum worker is asked to leave by the first; a plain role may not use
        force on it.
        """
        drop = f"DROP DATABASE IF EXISTS {quoted}"
        try:
            self._execute(drop)
        except OperationalError:
            self._execute(f"{drop} WITH (FORCE)")

    def _ask(self, query: str, *parameters: str) -> Any:
        """Return the first value that is found; None: nothing is."""
        with self.connection.cursor() as cursor:
            cursor.execute(query, parameters or None)
            row = cursor.fetchone()
        return row[0] if row else None

    def _execute(self, statement: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)

    def _clear(self) -> None:
        """Drop what was restored: the database was empty before."""
        with (
            transaction.atomic(using=self.connection.alias),
            self.connection.cursor() as cursor,
        ):
            for table in self.connection.introspection.table_names(cursor):
                name = self.connection.ops.quote_name(table)
                cursor.execute(f"DROP TABLE {name} CASCADE")
            cursor.execute(_FUNCTIONS)
            for (function,) in cursor.fetchall():
                cursor.execute(f"DROP FUNCTION {function}")

    def _run(self, program: str, *arguments: str) -> None:
        """Run a program of the server's on the configured database."""
        found = shutil.which(program)
        if found is None:
            raise BackupError(
                f"Falta {program}. Instale el cliente de PostgreSQL, de la versión del"
                " servidor o posterior (Debian y Ubuntu: apt install postgresql-client)."
            )
        done = subprocess.run(
            [found, *arguments],
            env=os.environ | environment(self.connection.settings_dict),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise BackupError(f"{program} falló: {done.stderr.strip()}")


def environment(settings: dict[str, Any]) -> dict[str, str]:
    """Tell libpq where the database is: passwords never stand on a command line."""
    options = settings.get("OPTIONS", {})
    return {
        **{name: str(settings[key]) for key, name in _PLACES.items() if settings[key]},
        **{
            f"PG{key.upper()}": str(options[key]) for key in _SECURITY if key in options
        },
    }


def _beside(address: str, name: str) -> str:
    """Return the address of another database of the same server."""
    return urlsplit(address)._replace(path=f"/{name}").geturl()
