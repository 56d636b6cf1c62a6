"""The migrated database that every quick round is copied from."""

import os
from uuid import uuid4

import pytest

from tests import migrated
from tests.soak.test_races import POSTGRESQL


@pytest.fixture(scope="session", autouse=True)
def template(tmp_path_factory):
    """Make it for the harnesses, unless there is one."""
    if migrated.named():
        yield
        return
    server = os.environ["DATABASE_URL"] if POSTGRESQL else ""
    file = tmp_path_factory.mktemp("soak") / "migrated.sqlite3"
    name = f"soak_{uuid4().hex[:12]}" if POSTGRESQL else str(file)
    migrated.make(name, server)
    os.environ["MIGRATED_DATABASE"] = name
    yield
    del os.environ["MIGRATED_DATABASE"]
    if POSTGRESQL:
        migrated.execute(server, f"DROP DATABASE {name} WITH (FORCE)")
