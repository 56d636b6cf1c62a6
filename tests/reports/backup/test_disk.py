"""What the disk does to a backup and to a restore: nothing is believed that was not kept."""

import sqlite3
import stat
from contextlib import closing

import pytest

from reports.backup.disk import put_new
from tests.reports.backup.installation import POSTGRESQL, an_installation

SQLITE = pytest.mark.skipif(POSTGRESQL, reason="a file of SQLite")
# A drill in which migrate takes rows away.
LOSES = """
import sys
import django
django.setup()
from django.core.management import CommandError, call_command
from reports.backup.rehearsal import Place

whole = Place.manage

def loses(place, *arguments):
    told = whole(place, *arguments)
    if arguments[0] == "migrate":
        with place.database.cursor() as cursor:
            cursor.execute("DELETE FROM auth_group_permissions")
    return told

Place.manage = loses
try:
    call_command("backup_drill", sys.argv[1])
except CommandError as error:
    sys.exit(str(error))
"""
ON_DISK = ("-m", "tests.reports.backup.on_disk")


def test_a_backup_is_on_the_disk_before_it_has_its_name(original, tmp_path):
    log, path = tmp_path / "log", tmp_path / "pei.zip"

    code, _, err = original.python(*ON_DISK, "noted", log, "backup", path)

    assert (code, "sync backup" in log.read_text()) == (0, True), err
    lines = log.read_text().splitlines()
    assert lines[lines.index("sync backup") :][:3] == [
        "sync backup",
        "name pei.zip",
        f"sync {tmp_path.name}",
    ]


def test_a_restore_is_on_the_disk_before_it_is_in_its_place(
    backup, elsewhere, tmp_path
):
    log = tmp_path / "log"

    code, _, err = elsewhere.python(*ON_DISK, "noted", log, "restore", backup)

    assert code == 0, err
    evidence = ["sync acta", "name evidence", "sync files"]
    database = ["sync database.sqlite3", "name pei.sqlite3", "sync var"]
    assert log.read_text().splitlines() == evidence + database * (not POSTGRESQL)


def test_a_backup_that_the_disk_did_not_keep_is_no_backup(original, tmp_path):
    path = tmp_path / "pei.zip"

    code, _, err = original.python(*ON_DISK, "forgets", "-", "backup", path)

    assert code == 1
    assert "dañada" in err or "no es lo que se copió" in err
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_was_taken_meanwhile_is_not_taken_away(tmp_path):
    new, theirs = tmp_path / "new", tmp_path / "pei.zip"
    new.write_text("la nueva")
    theirs.write_text("la de otro")

    with pytest.raises(FileExistsError):
        put_new(new, theirs)

    assert theirs.read_text() == "la de otro"


def test_a_migration_that_loses_rows_makes_the_drill_fail(backup, original):
    code, _, err = original.python("-c", LOSES, backup)

    assert code == 1
    assert "la tabla auth_group_permissions tenía" in err


@SQLITE
def test_a_damaged_database_is_told_and_not_copied(original, tmp_path):
    """An index without its entry: everything can be read, and is not whole."""
    with an_installation(tmp_path / "var") as damaged:
        with original.connect() as whole, damaged.connect() as copy:
            whole.backup(copy)
            copy.execute("PRAGMA writable_schema=ON")
            copy.execute(
                "DELETE FROM sqlite_master WHERE type = 'index' AND name ="
                " (SELECT MIN(name) FROM sqlite_master WHERE type = 'index'"
                " AND sql IS NOT NULL)"
            )
            copy.commit()

        code, _, err = damaged.manage("backup", tmp_path / "pei.zip")

    assert code == 1
    assert "La copia de la base de datos está dañada" in err
    assert not (tmp_path / "pei.zip").exists()


@SQLITE
def test_a_database_that_somebody_made_meanwhile_is_not_overwritten(backup, elsewhere):
    database = elsewhere.database

    code, _, err = elsewhere.python(*ON_DISK, "shared", database, "restore", backup)

    assert code == 1
    assert "no está vacía" in err
    with closing(sqlite3.connect(database)) as theirs:
        names = theirs.execute("SELECT name FROM sqlite_master").fetchall()
    assert names == [("theirs",)]
    assert list(elsewhere.files.iterdir()) == []


@SQLITE
def test_only_its_owner_reads_a_restored_database(backup, elsewhere):
    elsewhere.manage("restore", backup)

    assert stat.S_IMODE(elsewhere.database.stat().st_mode) == 0o600
