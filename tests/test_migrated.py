"""What is copied into a new installation, and that it is as if it had migrated."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tests import migrated


def test_the_named_file_is_put_where_the_database_will_be(tmp_path: Path, monkeypatch):
    source, target = tmp_path / "migrated.sqlite3", tmp_path / "pei.sqlite3"
    source.write_bytes(b"tables")
    monkeypatch.setenv("MIGRATED_DATABASE", str(source))

    migrated.copy_file(target)

    assert target.read_bytes() == b"tables"


@pytest.mark.parametrize("named", ["", "a_database_of_the_server"])
def test_without_a_file_everybody_migrates(named, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("MIGRATED_DATABASE", named)

    migrated.copy_file(tmp_path / "pei.sqlite3")

    assert not (tmp_path / "pei.sqlite3").exists()


@pytest.mark.django_db
def test_nothing_is_left_to_migrate_in_what_the_tests_run_on():
    call_command("migrate", "--check", verbosity=0)

    assert connection.introspection.table_names()
