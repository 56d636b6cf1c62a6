"""The note of the last good backup: who reads it is never stopped by it."""

from datetime import UTC, datetime, timedelta

import pytest

from reports.backup import age
from reports.backup.age import LastGood

TAKEN = LastGood(
    datetime(2026, 11, 28, 7, 30, tzinfo=UTC), "/srv/backups/pei.zip", 1234, "ab" * 32
)


@pytest.fixture(autouse=True)
def watched(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_MAX_AGE = timedelta(hours=26)
    return tmp_path


def after(**passed):
    return TAKEN.made_at + timedelta(**passed)


def test_what_was_noted_is_read_again_and_nothing_is_left_beside_it(watched):
    age.remember(TAKEN)

    assert age.last_good() == TAKEN
    assert [path.name for path in watched.iterdir()] == [age.NOTE]


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "{}", '{"made_at": "ayer"}', "\0\xff"]
)
def test_without_a_note_that_can_be_read_none_is_known(watched, text):
    if text is not None:
        (watched / age.NOTE).write_text(text, encoding="latin-1")

    assert age.last_good() is None
    assert age.is_old(None)


def test_it_is_old_after_the_limit_and_not_at_it():
    assert not age.is_old(TAKEN, after(hours=26))
    assert age.is_old(TAKEN, after(hours=26, seconds=1))


def test_its_age_is_told_in_whole_hours():
    assert age.told(TAKEN, after(minutes=100)) == (
        "La última copia de respaldo es de hace 1 hora."
    )
    assert age.hours(TAKEN, after(hours=-3)) == 0  # the clock was put back
