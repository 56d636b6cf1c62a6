"""An empty database of its own, and processes that start at the same moment."""

import json
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from uuid import uuid4

import django

from tests.migrated import named

WORKERS = 6
PATIENCE = 60  # seconds after which a race is called off


def arguments(description: str, **limits: int) -> Namespace:
    """Read how much to run, with these defaults, and whether without what protects us."""
    parser = ArgumentParser(description=description)
    for name, default in limits.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--unsafe", action="store_true", help="the negative control")
    signal.signal(signal.SIGTERM, _leave)
    return parser.parse_args()


def _leave(number: int, frame: FrameType | None) -> None:
    """End in the orderly way: what was made for the race is removed."""
    raise SystemExit(128 + number)


def pause(seconds: float) -> None:
    """Let others work for a moment."""
    threading.Event().wait(seconds)


@contextmanager
def database(*, migrated: bool = True) -> Iterator[None]:
    """Set Django up on a new database beside the configured one, and remove it.

    MIGRATED_DATABASE names what a migrated one is copied from, made at first need: a
    run of the tests pays the migrations once.
    """
    address = os.environ.get("DATABASE_URL", "")
    template = named() if migrated else ""
    if address.startswith("postgres"):
        made = _on_postgresql(address, template, migrated=migrated)
    else:
        made = _on_sqlite(Path(template) if template else None, migrated=migrated)
    with made:
        yield


@contextmanager
def _on_sqlite(template: Path | None, *, migrated: bool) -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="pei-race-") as folder:
        path = f"{folder}/race.sqlite3"
        if template and template.exists():
            shutil.copy(template, path)
        os.environ["DATABASE_URL"] = f"sqlite:///{path}"
        set_up(migrated=migrated)
        if template and not template.exists():
            disconnect()  # the last one to leave puts everything into the one file
            shutil.copy(path, template)
        try:
            yield
        finally:
            disconnect()


@contextmanager
def _on_postgresql(address: str, template: str, *, migrated: bool) -> Iterator[None]:
    import psycopg  # noqa: PLC0415 -- only where the extra is installed

    name = f"race_{uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as server:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        known = server.execute(query, [template]).fetchone()
    source = template if known else "template1"
    _execute(address, f"CREATE DATABASE {name} TEMPLATE {source}")
    os.environ["DATABASE_URL"] = f"{address.rsplit('/', 1)[0]}/{name}"
    try:
        set_up(migrated=migrated)
        if template and source != template:
            disconnect()
            _execute(address, f"CREATE DATABASE {template} TEMPLATE {name}")
        yield
    finally:
        disconnect()
        _execute(address, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(address: str, statement: str) -> None:
    """Do something on the server, by a connection of its own: it may have restarted."""
    import psycopg  # noqa: PLC0415 -- only where the extra is installed

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(statement)


def race(runners: list[Callable[[], Any]]) -> list[Any]:
    """Run each in a process of its own from the same moment; return what they return."""
    disconnect()
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(len(runners)), fork.SimpleQueue()
    processes = [
        fork.Process(target=_run, args=(barrier, answers, number, runner))
        for number, runner in enumerate(runners)
    ]
    for process in processes:
        process.start()
    try:
        found = dict(answers.get() for _ in processes)
    finally:
        for process in processes:
            process.join(PATIENCE)
            process.kill()
    return [found[number] for number in range(len(runners))]


def tell(**counts: int) -> None:
    """Print the result as one line of JSON."""
    json.dump(counts, sys.stdout)
    sys.stdout.write("\n")


def _run(barrier: Any, answers: Any, number: int, runner: Callable[[], Any]) -> None:
    """Run one racer; what it raises is its answer, so that nobody waits for ever."""
    try:
        barrier.wait(PATIENCE)
        answer = runner()
    except BaseException as error:
        answer = f"{type(error).__name__}: {error}"
    answers.put((number, answer))
    disconnect()


def set_up(*, migrated: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after setup
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    setup_test_environment()  # the client sees the context of what it asks
    if migrated and not connection.introspection.table_names():
        call_command("migrate", verbosity=0)


def disconnect() -> None:
    """Close every connection: a forked process must not share its parent's."""
    from django.db import connections  # noqa: PLC0415 -- after setup

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
