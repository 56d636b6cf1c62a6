"""Backups that are not restored: damaged, altered, of others. Nothing is left behind."""

import pytest

from tests.reports.backup.installation import MEMBER, POSTGRESQL


def refused(place, path):
    """Restore what cannot be; return what was said, once nothing is left of it."""
    code, _, err = place.manage("restore", path)
    assert code == 1
    assert "No se restauró nada." in err
    assert "Traceback" not in err
    assert place.is_empty()
    return err


def test_one_changed_byte_is_found(backup, elsewhere, tmp_path):
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "changed.zip").write_bytes(content)

    assert "dañada" in refused(elsewhere, tmp_path / "changed.zip")


def test_a_truncated_file_is_found(backup, elsewhere, tmp_path):
    content = backup.read_bytes()
    (tmp_path / "short.zip").write_bytes(content[: len(content) * 9 // 10])

    assert "incompleta" in refused(elsewhere, tmp_path / "short.zip")


def test_a_file_that_is_not_there_is_said(elsewhere, tmp_path):
    assert "No existe" in refused(elsewhere, tmp_path / "none.zip")


def test_content_that_its_manifest_does_not_know_is_found(altered, elsewhere):
    def change(manifest):
        manifest["members"][MEMBER]["sha256"] = "0" * 64

    assert "su SHA-256 no es el del manifiesto" in refused(elsewhere, altered(change))


def test_another_version_of_the_manifest_is_refused(altered, elsewhere):
    def change(manifest):
        manifest["version"] = 2

    assert "versión 2 del formato" in refused(elsewhere, altered(change))


def test_a_backup_of_a_newer_program_is_refused(altered, elsewhere):
    def change(manifest):
        manifest["contents"]["migrations"].append(["indicators", "9999_future"])

    said = refused(elsewhere, altered(change))

    assert "una versión más nueva del programa (indicators.9999_future)" in said


def test_a_backup_of_another_kind_of_database_is_refused(altered, elsewhere):
    def change(manifest):
        manifest["vendor"] = "sqlite" if POSTGRESQL else "postgresql"

    assert "cambie DATABASE_URL" in refused(elsewhere, altered(change))


@pytest.mark.parametrize("what", ["counts", "papers"])
def test_what_differs_after_restoring_is_taken_away_again(altered, elsewhere, what):
    def change(manifest):
        if what == "counts":
            manifest["contents"]["counts"]["indicators_indicator"] += 1
        else:
            manifest["contents"]["papers"][0]["sha256"] = "0" * 64

    said = refused(elsewhere, altered(change))

    assert "La base restaurada no es la copiada" in said


def test_after_a_refusal_the_good_one_can_be_restored(backup, altered, elsewhere):
    def change(manifest):
        manifest["contents"]["counts"]["indicators_indicator"] += 1

    refused(elsewhere, altered(change))

    assert elsewhere.manage("restore", backup)[0] == 0
