"""backup --into, whole: old ones make room for a new one that is good, and it is noted."""

import json
import os
import shutil

from tests.reports.backup.test_round_trip import manifest_of

OLD = [f"pei-2020-0{month}-15T023000.zip" for month in range(1, 7)]


def old_ones(backup, folder):
    folder.mkdir()
    for name in OLD:
        shutil.copy(backup, folder / name)


def test_a_backup_into_a_folder_makes_room_and_is_whole(original, backup, tmp_path):
    folder = tmp_path / "backups"
    old_ones(backup, folder)
    (folder / ".pei-2020-06-15T023000.zip.abc").mkdir()
    os.utime(folder / ".pei-2020-06-15T023000.zip.abc", (0, 0))

    code, out, err = original.manage(
        "backup",
        *("--into", folder, "--keep-last", 1),
        *("--keep-daily", 1, "--keep-weekly", 1, "--keep-monthly", 3),
    )

    assert code == 0, err
    left = sorted(path.name for path in folder.iterdir() if path.suffix == ".zip")
    assert left[:2] == OLD[-2:]
    assert len(left) == 3
    assert [f"Copia vieja borrada: {name}" in out for name in OLD] == [True] * 4 + [
        False
    ] * 2
    assert "una copia se interrumpió y dejó" in err
    new = folder / left[-1]
    assert manifest_of(new)["contents"] == manifest_of(backup)["contents"]
    noted = json.loads((original.folder / "last-backup.json").read_text())
    assert noted["file"] == str(new)
    assert noted["made_at"] == manifest_of(new)["made_at"]
    assert noted["sha256"] in out


def test_when_the_backup_fails_nothing_is_deleted_and_nothing_noted(
    backup, elsewhere, tmp_path
):
    old_ones(backup, tmp_path / "backups")

    code, _, err = elsewhere.manage(
        "backup", "--into", tmp_path / "backups", "--keep-monthly", 0
    )

    assert code == 1
    assert "no hay qué copiar" in err
    assert sorted(path.name for path in (tmp_path / "backups").iterdir()) == OLD
    assert not (elsewhere.folder / "last-backup.json").exists()
