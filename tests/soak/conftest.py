"""The migrated database that every quick round is copied from, made once."""

import os
from uuid import uuid4

import pytest

from tests import migrated
from tests.soak.test_races import POSTGRESQL


@pytest.fixture(scope="session", autouse=True)
def template(tmp_path_factory):
    """Name it for the harnesses, of which the first makes it; unless there is one."""
    if migrated.named():
        yield
        return
    folder = tmp_path_factory.mktemp("soak")
    name = f"soak_{uuid4().hex[:12]}" if POSTGRESQL else f"{folder}/migrated.sqlite3"
    os.environ["MIGRATED_DATABASE"] = name
    yield
    del os.environ["MIGRATED_DATABASE"]
    if POSTGRESQL:
        import psycopg  # noqa: PLC0415 -- only where the extra is installed

        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
