"""backup and restore, whole: what comes back is what was there, or nothing is."""

import json
import stat
import zipfile

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from reports.backup import archive
from reports.backup.manifest import BackupError
from reports.backup.sqlite import Sqlite
from tests.reports.backup.furnish import KEPT
from tests.reports.backup.installation import MEMBER, POSTGRESQL

LOST = "evidence/2026/perdida"


def manifest_of(path):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def test_what_is_restored_is_what_was_there(backup, elsewhere, tmp_path):
    code, out, err = elsewhere.manage("restore", backup)

    assert code == 0, err
    assert "todo igual" in out
    assert "Ahora ejecute: manage.py migrate" in out
    assert (elsewhere.files / "evidence/2026/acta").read_bytes() == KEPT
    elsewhere.manage("backup", tmp_path / "again.zip")
    again, before = manifest_of(tmp_path / "again.zip"), manifest_of(backup)
    assert again["contents"] == before["contents"]
    assert again["members"].keys() == before["members"].keys()


def test_the_restored_database_has_its_locks_and_lacks_no_migration(backup, elsewhere):
    elsewhere.manage("restore", backup)

    with elsewhere.connect() as connection, pytest.raises(Exception, match="aprobada"):
        connection.execute("UPDATE indicators_yeartarget SET target = target + 1")
    code, out, err = elsewhere.manage("migrate", "--plan", "--skip-checks")
    assert (code, err) == (0, "")
    assert "No planned migration operations." in out


def test_the_manifest_tells_migrations_rows_papers_and_hashes(backup, original):
    manifest = manifest_of(backup)

    contents = manifest["contents"]
    assert ["indicators", "0001_initial"] in contents["migrations"]
    assert contents["counts"]["indicators_indicator"] == 5
    kinds = {paper["file_format"] for paper in contents["papers"]}
    assert {"pdf", "xlsx", "csv"} <= kinds
    assert all(len(paper["sha256"]) == 64 for paper in contents["papers"])
    assert {*manifest["members"]} == {MEMBER, "files/evidence/2026/acta"}


def test_lost_evidence_is_told_when_copied_and_when_restored(
    original, elsewhere, tmp_path
):
    copied = original.manage("backup", tmp_path / "pei.zip")
    restored = elsewhere.manage("restore", tmp_path / "pei.zip")

    assert copied[0] == restored[0] == 0
    assert f"Advertencia: falta en el disco la evidencia {LOST}." in copied[2]
    assert f"la evidencia {LOST} ya faltaba" in restored[2]


def test_evidence_that_is_not_what_was_handed_in_is_told(original, tmp_path):
    file = original.files / "evidence/2026/acta"
    file.write_bytes(b"otra cosa")

    code, _, err = original.manage("backup", tmp_path / "pei.zip")
    file.write_bytes(KEPT)

    assert code == 0
    assert "evidence/2026/acta no es la que se aportó" in err


def test_only_its_owner_reads_the_file_and_nothing_is_left_beside_it(
    original, tmp_path
):
    original.manage("backup", tmp_path / "pei.zip")

    assert [path.name for path in tmp_path.iterdir()] == ["pei.zip"]
    assert stat.S_IMODE((tmp_path / "pei.zip").stat().st_mode) == 0o600


def test_an_existing_file_is_never_overwritten(original, tmp_path):
    target = tmp_path / "pei.zip"
    target.write_text("lo de ayer")

    code, _, err = original.manage("backup", target)

    assert code == 1
    assert "ya existe" in err
    assert target.read_text() == "lo de ayer"
    assert [path.name for path in tmp_path.iterdir()] == ["pei.zip"]


def test_a_database_without_tables_is_not_backed_up(elsewhere, tmp_path):
    code, _, err = elsewhere.manage("backup", tmp_path / "pei.zip")

    assert code == 1
    assert "no hay qué copiar" in err
    assert not (tmp_path / "pei.zip").exists()


def test_a_folder_that_is_not_there_is_said_plainly(original, tmp_path):
    code, _, err = original.manage("backup", tmp_path / "nowhere" / "pei.zip")

    assert code == 1
    assert "No se pudo escribir" in err
    assert "Traceback" not in err


def test_a_database_with_tables_is_not_overwritten(backup, elsewhere):
    with elsewhere.connect() as connection:
        connection.execute("CREATE TABLE mine (id integer)")
        connection.commit()

    code, _, err = elsewhere.manage("restore", backup)

    assert code == 1
    assert "restaurar no sobrescribe" in err
    assert elsewhere.tables() == {"mine"}
    assert not elsewhere.files.exists()


@pytest.mark.django_db
@pytest.mark.skipif(
    POSTGRESQL, reason="pg_restore itself refuses tables that are there"
)
def test_a_database_that_appeared_meanwhile_is_not_overwritten(backup, elsewhere):
    """Somebody served from the place after it was found empty."""
    elsewhere.folder.joinpath("copy").mkdir()
    copy = elsewhere.folder / "copy" / MEMBER
    with archive.opened(backup) as (source, manifest):
        archive.unpack(source, MEMBER, copy, manifest.members[MEMBER])
    with elsewhere.connect() as live:
        live.execute("CREATE TABLE mine (id integer)")
    place = connection.settings_dict | {"NAME": str(elsewhere.database), "OPTIONS": {}}

    with pytest.raises(BackupError, match="restaurar no sobrescribe"):
        Sqlite(DatabaseWrapper(place, "place")).put(copy, manifest.contents)

    assert elsewhere.tables() == {"mine"}


def test_evidence_is_not_overwritten(backup, elsewhere):
    elsewhere.files.mkdir()
    (elsewhere.files / "mine").write_text("mía")

    code, _, err = elsewhere.manage("restore", backup)

    assert code == 1
    assert "carpeta de evidencias" in err
    assert elsewhere.tables() == set()
    assert [path.name for path in elsewhere.files.iterdir()] == ["mine"]


def test_what_an_interrupted_restore_left_is_named(backup, elsewhere):
    (elsewhere.files / ".restoring-abc").mkdir(parents=True)

    code, _, err = elsewhere.manage("restore", backup)

    assert code == 1
    assert "Una restauración se interrumpió" in err
    assert ".restoring-abc" in err


@pytest.mark.skipif(POSTGRESQL, reason="a journal is a file of SQLite's")
def test_a_journal_of_another_database_is_not_taken_for_this_ones(backup, elsewhere):
    (elsewhere.folder / "pei.sqlite3-wal").write_bytes(b"old")

    code, _, err = elsewhere.manage("restore", backup)

    assert code == 1
    assert "pei.sqlite3-wal" in err


@pytest.mark.skipif(not POSTGRESQL, reason="SQLite needs no program of its own")
def test_without_pg_dump_it_says_what_to_install(original, tmp_path):
    code, _, err = original.manage("backup", tmp_path / "pei.zip", PATH=str(tmp_path))

    assert code == 1
    assert "Falta pg_dump" in err
    assert "postgresql-client" in err
