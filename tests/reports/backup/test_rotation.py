"""What stays of a folder of backups and what goes: never what is not ours."""

import zipfile
from datetime import datetime, timedelta

import pytest

from reports.backup import archive
from reports.backup.manifest import (
    FORMAT,
    VERSION,
    BackupError,
    Contents,
    Manifest,
    dumps,
)
from reports.backup.rotation import Found, Keeping, look, name_at, rotate, staying

MONDAY = datetime(2026, 11, 30, 2, 30)  # the newest of every example
NOTHING = Contents(migrations=[], counts={}, papers=[])
EMPTY = Manifest(FORMAT, VERSION, MONDAY, "sqlite", NOTHING, members={}, missing=[])


def nights(count, step=1):
    """Name backups of as many nights, newest first."""
    days = (MONDAY - timedelta(days=number * step) for number in range(count))
    return [Found(f"{day:%m-%d}", day) for day in days]


def kept(found, **keeping):
    none = {"last": 0, "daily": 0, "weekly": 0, "monthly": 0}
    chosen = staying(found, Keeping(**none | keeping))
    return sorted((one.path for one in chosen), reverse=True)


def a_backup(folder, taken):
    path = folder / f"pei-{taken:%Y-%m-%dT%H%M%S}.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr(archive.MANIFEST, dumps(EMPTY))
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("keeping", "days"),
    [
        ({"last": 2}, ["11-30", "11-29"]),
        ({"daily": 3}, ["11-30", "11-29", "11-28"]),
        # The newest of each week: its Sunday, and of this one its Monday.
        ({"weekly": 3}, ["11-30", "11-29", "11-22"]),
        ({"monthly": 3}, ["11-30", "10-31", "09-30"]),
        ({}, []),
    ],
    ids=["last", "daily", "weekly", "monthly", "none"],
)
def test_each_rule_keeps_the_newest_of_its_periods(keeping, days):
    assert kept(nights(90), **keeping) == days


def test_the_usual_rules_of_a_year_keep_a_week_a_month_and_a_year():
    stay = staying(nights(400), Keeping())

    assert len(stay) == 7 + 3 + 11  # weeks and months whose newest is kept already
    assert nights(1)[0] in stay


def test_nights_without_a_backup_do_not_count():
    assert kept(nights(5, step=10), daily=3) == ["11-30", "11-20", "11-10"]


def test_of_a_day_its_newest_stays():
    hours = [Found(f"{hour:02}", MONDAY.replace(hour=hour)) for hour in (2, 10, 16, 23)]

    assert kept(hours, daily=7) == ["23"]
    assert kept(hours, last=3) == ["23", "16", "10"]


def test_old_ones_go_and_the_new_one_stays_whatever_the_rules_say(tmp_path):
    old, new = (
        a_backup(tmp_path, MONDAY),
        a_backup(tmp_path, MONDAY - timedelta(days=1)),
    )

    rotated = rotate(tmp_path, Keeping(0, 0, 0, 0), new)

    assert (rotated.gone, rotated.warnings) == ([old], [])
    assert names(tmp_path) == [new.name]


def test_what_is_not_ours_is_not_touched(tmp_path):
    new = a_backup(tmp_path, MONDAY)
    outside = tmp_path.parent / "outside.zip"
    a_backup(tmp_path, MONDAY - timedelta(days=900)).rename(outside)
    (tmp_path / "pei-2020-01-01T000000.zip").symlink_to(outside)
    (tmp_path / "pei-2020-01-02T000000.zip").mkdir()
    (tmp_path / "pei-antes-de-actualizar.zip").write_text("con nombre propio")
    (tmp_path / "pei-2020-13-45T000000.zip").write_text("esa fecha no existe")
    (tmp_path / "notas.txt").write_text("mías")
    before = names(tmp_path)

    rotated = rotate(tmp_path, Keeping(0, 0, 0, 0), new)

    assert (rotated.gone, rotated.warnings) == ([], [])
    assert names(tmp_path) == before
    assert outside.exists()


def test_what_only_looks_like_ours_is_told_and_not_touched(tmp_path):
    new = a_backup(tmp_path, MONDAY)
    cut = a_backup(tmp_path, MONDAY - timedelta(days=900))
    cut.write_bytes(cut.read_bytes()[:-10])
    foreign = tmp_path / "pei-2020-01-01T000000.zip"
    with zipfile.ZipFile(foreign, "w") as target:
        target.writestr("manifest.json", "{}")

    rotated = rotate(tmp_path, Keeping(0, 0, 0, 0), new)

    assert rotated.gone == []
    assert rotated.warnings == [
        f"{path} está dañado o no es una copia: no se toca." for path in (foreign, cut)
    ]
    assert foreign.exists()
    assert cut.exists()


def test_what_cannot_be_deleted_is_told_and_the_new_one_is_good(tmp_path, monkeypatch):
    a_backup(tmp_path, MONDAY)
    new = a_backup(tmp_path, MONDAY + timedelta(days=1))

    def refuse(path, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)

    with pytest.raises(BackupError, match=r"La copia nueva está bien .* no se pudo"):
        rotate(tmp_path, Keeping(0, 0, 0, 0), new)


def test_its_name_is_read_again_as_the_same_moment(tmp_path, settings):
    moment = datetime.fromisoformat("2026-11-30T07:30:05+00:00")
    (tmp_path / name_at(moment)).touch()

    assert name_at(moment) == "pei-2026-11-30T023005.zip"  # in Bogota
    a_backup(tmp_path, datetime(2026, 11, 30, 2, 30, 5))
    assert look(tmp_path)[0][0].taken == datetime(2026, 11, 30, 2, 30, 5)
