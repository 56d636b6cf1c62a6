"""A database that is made once: every change is tried on a copy of it, in memory.

mutmut runs the tests again and again in forks of one process, and migrating takes
longer than the few tests that notice a change. Named in PYTEST_PLUGINS it comes after
pytest-django, whose fixture it hides.
"""

import sqlite3
from typing import Any

import pytest
from django.db import connection
from django.test.utils import setup_databases

_kept = sqlite3.connect(":memory:", check_same_thread=False)
_made: list[bool] = []


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> None:
    """Migrate the first time; afterwards bring back what was migrated then."""
    with django_db_blocker.unblock():
        if not _made:
            setup_databases(verbosity=0, interactive=False)
            connection.connection.backup(_kept)
            _made.append(True)
        connection.ensure_connection()
        _kept.backup(connection.connection)
