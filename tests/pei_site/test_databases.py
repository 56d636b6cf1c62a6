"""Pages and commands have limits of their own, and a connection is tried before use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from pei_site.databases import databases
from pei_site.environment import Environment
from reports.planfiles.loading import load_tables
from reports.planfiles.outcome import Outcome
from reports.planfiles.tables import read_tables
from tests.reports.planfolder import SMALL

ROOT = Path(__file__).parents[2]
URL = "postgres://pei:secreta@db.example/pei"

on_postgresql = pytest.mark.skipif(
    not os.environ["DATABASE_URL"].startswith("postgres"),
    reason="the limits are PostgreSQL's",
)


@pytest.fixture
def configured(monkeypatch, tmp_path):
    """Return a function that reads the databases of an environment."""

    def read(**environment):
        for name in ("DATABASE_PATIENCE", "DATABASE_POOL_SIZE", "DATABASE_REPLICA_URL"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return databases(Environment(), tmp_path)

    return read


@pytest.fixture
def opened(configured):
    """Return a function that opens the database of the run with such an environment."""
    copies = []

    def open_one(*, checked=True, **environment):
        copy = connection.copy(alias=f"copy{len(copies)}")
        changed = configured(**environment)["default"]
        changed = {key: changed[key] for key in ("OPTIONS", "CONN_HEALTH_CHECKS")}
        copy.settings_dict |= changed | {"CONN_HEALTH_CHECKS": checked}
        copies.append(copy)
        return copy

    yield open_one
    for copy in copies:
        copy.close()
        copy.close_pool()


def limits_of(copy):
    names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    return [asked(copy, f"SHOW {name}") for name in names]


def asked(copy, query):
    with copy.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("patience", "options"),
    [
        ({}, "15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"),
        (
            {"DATABASE_PATIENCE": "commands"},
            "300s -c lock_timeout=30s -c idle_in_transaction_session_timeout=600s",
        ),
    ],
    ids=["pages", "commands"],
)
def test_a_command_may_take_longer_than_a_page(configured, patience, options):
    found = configured(DATABASE_URL=URL, **patience)["default"]

    assert found["OPTIONS"]["options"] == f"-c statement_timeout={options}"
    assert "CONN_MAX_AGE" not in found  # a pool keeps them; both together are refused


def test_pages_share_connections_and_a_command_has_its_own(configured):
    pages = configured(DATABASE_URL=URL)["default"]["OPTIONS"]
    command = configured(DATABASE_URL=URL, DATABASE_PATIENCE="commands")

    assert pages["pool"] == {
        "min_size": 1,
        "max_size": 4,
        "timeout": 5,
        "reconnect_timeout": 5,
    }
    assert "pool" not in command["default"]["OPTIONS"]


def test_what_the_address_says_prevails(configured):
    address = f"{URL}?sslmode=verify-full&options=-c%20statement_timeout%3D0"

    found = configured(DATABASE_URL=address, DATABASE_POOL_SIZE="8")["default"]

    assert found["OPTIONS"]["sslmode"] == "verify-full"
    assert found["OPTIONS"]["options"] == "-c statement_timeout=0"
    assert found["OPTIONS"]["pool"]["max_size"] == 8


def test_a_replica_is_read_as_pages_read_and_never_written(configured):
    other = "postgres://pei:secreta@replica.example/pei"

    found = configured(
        DATABASE_URL=URL, DATABASE_REPLICA_URL=other, DATABASE_PATIENCE="commands"
    )

    assert {*found} == {"default", "replica"}
    assert found["replica"]["HOST"] == "replica.example"
    options = found["replica"]["OPTIONS"]["options"]
    assert options.startswith("-c statement_timeout=15s ")
    assert options.endswith(" -c default_transaction_read_only=on")
    assert found["replica"]["OPTIONS"]["pool"]["timeout"] == 2


@pytest.mark.parametrize(
    "environment",
    [
        {"DATABASE_URL": URL, "DATABASE_PATIENCE": "mucha"},
        {"DATABASE_URL": "sqlite:///pei", "DATABASE_REPLICA_URL": URL},
    ],
    ids=["patience", "replica of a file"],
)
def test_what_cannot_be_stops_the_start(configured, environment):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_"):
        configured(**environment)


@pytest.mark.parametrize(
    ("command", "limit"), [("shell", "300s"), ("runserver", "15s")]
)
def test_manage_py_says_that_it_is_a_command(command, limit):
    ask = (
        "import runpy, sys, django.core.management as m\n"
        "m.execute_from_command_line = lambda argv: print(\n"
        "    __import__('django.conf').conf.settings.DATABASES['default']['OPTIONS'])\n"
        f"sys.argv = ['manage.py', {command!r}]\n"
        "runpy.run_path('manage.py', run_name='__main__')"
    )
    env = {"PATH": os.environ["PATH"], "SECRET_KEY": "x", "DATABASE_URL": URL}

    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"statement_timeout={limit}" in done.stdout


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("patience", "limits"),
    [("pages", ["15s", "5s", "1min"]), ("commands", ["5min", "30s", "10min"])],
)
def test_the_server_keeps_the_limits(opened, patience, limits):
    copy = opened(DATABASE_PATIENCE=patience)

    assert limits_of(copy) == limits


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_load_on_a_page_may_take_as_long_as_a_command():
    steps = load_tables(read_tables(SMALL), Outcome())
    next(steps)

    meanwhile = limits_of(connection)
    steps.close()

    assert meanwhile == ["5min", "5s", "10min"]
    assert limits_of(connection) == ["15s", "5s", "1min"]


@on_postgresql
@pytest.mark.django_db
def test_a_statement_that_takes_too_long_is_cut(opened):
    address = f"{os.environ['DATABASE_URL']}?options=-c%20statement_timeout%3D50"
    copy = opened(DATABASE_URL=address)

    with pytest.raises(OperationalError, match="statement timeout"):
        asked(copy, "SELECT pg_sleep(30)")


def cut_off(copy):
    """Give a connection back to the pool and end it at the server's side."""
    number = asked(copy, "SELECT pg_backend_pid()")
    copy.close()
    asked(connection, f"SELECT pg_terminate_backend({number}, 5000)")


@on_postgresql
@pytest.mark.django_db
def test_a_connection_that_the_server_cut_is_not_given_to_a_page(opened):
    copy = opened(DATABASE_POOL_SIZE="1")  # with two, the other might be given
    cut_off(copy)

    assert asked(copy, "SELECT 1") == 1


@on_postgresql
@pytest.mark.django_db
def test_untried_it_would_be(opened):
    copy = opened(checked=False, DATABASE_POOL_SIZE="1")
    cut_off(copy)

    with pytest.raises(OperationalError):
        asked(copy, "SELECT 1")
