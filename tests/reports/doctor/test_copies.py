"""Backups that nobody takes, drills that fail, an archive that stands still."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from reports.backup import archiving, drilled
from reports.backup.age import LastGood, remember
from reports.backup.archiving import Archiving
from reports.backup.drilled import LastDrill
from reports.doctor import copies
from reports.doctor.finding import WORDS

MINUTE = timedelta(minutes=1)


def told(check):
    return [(WORDS[one.level], one.told) for one in check()]


def test_backups_that_are_old_gone_or_unknown_are_told(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_MAX_AGE = timedelta(hours=26)
    assert told(copies.last_backup)[0][0] == "MAL"

    file = tmp_path / "pei.zip"
    remember(LastGood(timezone.now(), str(file), 1, "a"))
    assert told(copies.last_backup)[0][0] == "aviso"

    file.touch()
    assert told(copies.last_backup)[0][0] == "bien"

    remember(LastGood(timezone.now() - timedelta(hours=30), str(file), 1, "a"))
    assert told(copies.last_backup)[0][0] == "MAL"


def test_without_a_limit_unknown_backups_are_a_warning(settings, tmp_path):
    settings.DATA_DIR, settings.BACKUP_MAX_AGE = tmp_path, timedelta()

    assert told(copies.last_backup)[0][0] == "aviso"


def test_a_drill_that_failed_is_old_or_unknown_is_told(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_MAX_AGE = timedelta(hours=26)
    assert told(copies.last_drill)[0][0] == "aviso"

    levels = {}
    for name, days, fault in (("good", 1, ""), ("old", 33, ""), ("failed", 1, "x")):
        at = timezone.now() - timedelta(days=days)
        drilled.remember(LastDrill(at, "/srv/pei.zip", fault))
        levels[name] = told(copies.last_drill)[0][0]
    assert levels == {"good": "bien", "old": "aviso", "failed": "MAL"}


def test_where_nobody_watches_backups_a_drill_is_not_missed(settings, tmp_path):
    settings.DATA_DIR, settings.BACKUP_MAX_AGE = tmp_path, timedelta()

    assert told(copies.last_drill) == []


def archived(*, on=True, wait=MINUTE, last=MINUTE, failed=None, behind=1):
    """What a server says that archived a minute ago; the rest as asked."""
    now = timezone.now()
    return Archiving(
        on,
        wait,
        now - last if last else None,
        now - failed if failed else None,
        behind,
    )


@pytest.mark.parametrize(
    ("changes", "level", "words"),
    [
        ({}, "bien", "archiva su WAL; lo último"),
        ({"last": 90 * MINUTE}, "bien", "archiva su WAL"),  # a quiet day
        ({"last": 4 * MINUTE, "behind": 9}, "bien", "archiva su WAL"),
        ({"last": 6 * MINUTE, "behind": 2}, "MAL", "está detenido"),
        ({"failed": 2 * MINUTE}, "bien", "archiva su WAL"),  # it works again
        ({"last": 2 * MINUTE, "failed": MINUTE}, "MAL", "está fallando"),
        ({"last": None, "failed": MINUTE}, "MAL", "el último bueno: nunca"),
        ({"last": None}, "aviso", "todavía no ha archivado nada"),
        ({"wait": timedelta()}, "aviso", "archive_timeout es de 0"),
        ({"wait": 6 * MINUTE}, "aviso", "archive_timeout es de 360"),
        ({"on": False}, "aviso", "no archiva"),
        ({"on": False, "failed": MINUTE, "last": None}, "aviso", "no archiva"),
    ],
)
def test_what_the_server_says_of_its_archive_is_judged(changes, level, words):
    ((said, line),) = told(lambda: copies.judged(archived(**changes)))

    assert said == level
    assert words in line


@pytest.mark.django_db
def test_a_server_is_asked_whether_it_archives():
    found = archiving.ask(connection)

    assert (found is None) == (connection.vendor == "sqlite")
    assert found is None or not found.on  # the server of the tests does not


def test_segments_are_counted_across_the_parts_of_their_name():
    size = 16 << 20
    names = ("0000000100000000000000FF", "000000020000000100000000")

    assert [archiving.segment(name, size) for name in names] == [255, 256]
