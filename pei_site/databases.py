"""The databases as each kind of process uses them: limits, connections, replica."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

if TYPE_CHECKING:  # the settings are not there yet
    from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
REPLICA = "replica"


_LET = (
    "SELECT set_config('statement_timeout', %s, true),"
    " set_config('idle_in_transaction_session_timeout', %s, true)"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: a statement, waiting for a lock, and a transaction that asks nothing."""

    statement: int
    lock: int
    idle: int

    def options(self) -> str:
        """Write them for libpq, as what every connection begins with."""
        return (
            f"-c statement_timeout={self.statement}s -c lock_timeout={self.lock}s"
            f" -c idle_in_transaction_session_timeout={self.idle}s"
        )


# Nobody waits longer for a page: the proxy gives up after 60 seconds. A command renders
# papers inside its transaction (up to 300 seconds each, and 60 for a place), and alters
# tables that others are using.
PATIENCE = {
    "pages": Limits(statement=15, lock=5, idle=60),
    "commands": Limits(statement=300, lock=30, idle=600),
}


def databases(env: Env, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES; manage.py says in DATABASE_PATIENCE that it is not a page."""
    primary = env.db("DATABASE_URL", default=f"sqlite:///{data_dir}/pei.sqlite3")
    if primary["ENGINE"] == SQLITE:
        if env.str("DATABASE_REPLICA_URL", default=""):
            raise ImproperlyConfigured(
                "DATABASE_REPLICA_URL sólo sirve si DATABASE_URL es de PostgreSQL: quítela."
            )
        return {"default": _sqlite(primary)}
    if primary["ENGINE"] != POSTGRESQL:
        raise ImproperlyConfigured(
            "DATABASE_URL debe empezar por postgres:// o por sqlite:///."
        )
    patience = env.str("DATABASE_PATIENCE", default="pages")
    if patience not in PATIENCE:
        raise ImproperlyConfigured(
            f"DATABASE_PATIENCE dice «{patience}»: ponga {' o '.join(PATIENCE)}."
        )
    size = env.int("DATABASE_POOL_SIZE", default=4)
    pool = size if patience == "pages" else None
    found = {"default": _server(primary, PATIENCE[patience].options(), pool)}
    if env.str("DATABASE_REPLICA_URL", default=""):
        options = f"{PATIENCE['pages'].options()} -c default_transaction_read_only=on"
        replica = _server(env.db("DATABASE_REPLICA_URL"), options, size)
        # A page that finds no connection there is read from the primary, and soon.
        replica["OPTIONS"]["pool"]["timeout"] = 2
        found[REPLICA] = replica | {"TEST": {"MIRROR": "default"}}
    return found


def as_a_command(connection: "BaseDatabaseWrapper") -> None:
    """Let what remains of this transaction take as long as a command; a lock, no longer."""
    if connection.vendor == "postgresql":
        most = PATIENCE["commands"]
        with connection.cursor() as cursor:
            cursor.execute(_LET, [f"{most.statement}s", f"{most.idle}s"])


def _sqlite(settings: dict[str, Any]) -> dict[str, Any]:
    """Prepare the file's folder, and how it is written.

    The three options together: WAL alone makes "database is locked" worse, and
    synchronous=NORMAL loses acknowledged saves (docs/reliability.md, F5 and F7).
    """
    Path(settings["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    return settings | {
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
        },
    }


def _server(settings: dict[str, Any], options: str, size: int | None) -> dict[str, Any]:
    """Add the pool of a process and its limits; what the address says itself prevails.

    A connection is tried before it is used: the server may have been restarted. A command
    has no pool: it needs one connection, and is told at once why there is none.
    """
    ours: dict[str, Any] = {"options": options}
    if size is not None:
        # Asking again ever more rarely would leave people outside once it is back.
        again = {"timeout": 5, "reconnect_timeout": 5}
        ours["pool"] = {"min_size": 1, "max_size": size} | again
    return settings | {
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": ours | settings.get("OPTIONS", {}),
    }
