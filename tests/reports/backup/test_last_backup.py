"""last_backup: its exit code is for who watches, its words for who looks."""

from datetime import timedelta

import pytest
from django.core.management.base import CommandError
from django.utils import timezone

from reports.backup.age import LastGood, remember
from tests.reports.planfolder import run


@pytest.fixture
def taken(settings, tmp_path):
    """Return a function that notes a backup of some hours ago."""
    settings.DATA_DIR = tmp_path
    settings.BACKUP_MAX_AGE = timedelta(hours=26)
    (tmp_path / "pei.zip").touch()

    def take(hours):
        made_at = timezone.now() - timedelta(hours=hours)
        remember(LastGood(made_at, str(tmp_path / "pei.zip"), 0, "ab" * 32))

    return take


def test_a_recent_one_is_told_with_its_place(taken, tmp_path):
    taken(hours=3)

    code, out, err = run("last_backup")

    assert (code, err) == (0, "")
    assert out.startswith("La última copia de respaldo es de hace 3 horas.\n")
    assert out.endswith(f": {tmp_path}/pei.zip\n")


def test_an_old_one_is_an_error_and_the_limit_may_be_another(taken):
    taken(hours=27)

    with pytest.raises(CommandError, match="de hace 27 horas"):
        run("last_backup")
    assert run("last_backup", "--max-age=48")[0] == 0


def test_none_is_an_error(taken):
    with pytest.raises(CommandError, match="No se conoce ninguna copia de respaldo"):
        run("last_backup")


def test_one_that_is_no_longer_there_is_an_error(taken, tmp_path):
    taken(hours=1)
    (tmp_path / "pei.zip").unlink()

    with pytest.raises(CommandError, match="ya no está donde se escribió"):
        run("last_backup")
