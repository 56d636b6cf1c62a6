"""Which engine the configured database has."""

from django.db import connection

from reports.backup.engine import Engine
from reports.backup.manifest import BackupError
from reports.backup.postgres import Postgres
from reports.backup.sqlite import Sqlite

ENGINES: dict[str, type[Sqlite] | type[Postgres]] = {
    "sqlite": Sqlite,
    "postgresql": Postgres,
}


def current_engine() -> Engine:
    """Return the engine of the configured database."""
    kind = ENGINES.get(connection.vendor)
    if kind is None:
        raise BackupError(f"No se sabe copiar una base de {connection.display_name}.")
    return kind(connection)
