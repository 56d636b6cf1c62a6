"""An empty database of its own, and processes that start at the same moment."""

import json
import multiprocessing
import os
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

import django

from tests.migrated import copy_file, migrate, on_server

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
    """Set Django up on a new database beside the configured one, and remove it."""
    server = os.environ.get("DATABASE_URL", "")
    if server.startswith("postgres"):
        made = on_server(server, "race", copied=migrated)
    else:
        made = _in_a_file(copied=migrated)
    with made as address:
        os.environ["DATABASE_URL"] = address
        set_up(migrated=migrated)
        try:
            yield
        finally:
            disconnect()


@contextmanager
def _in_a_file(*, copied: bool) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="pei-race-") as folder:
        file = Path(folder, "race.sqlite3")
        if copied:
            copy_file(file)
        yield f"sqlite:///{file}"


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
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    setup_test_environment()  # the client sees the context of what it asks
    if migrated and not connection.introspection.table_names():
        migrate(os.environ["DATABASE_URL"])


def disconnect() -> None:
    """Close every connection: a forked process must not share its parent's."""
    from django.db import connections  # noqa: PLC0415 -- after setup

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
