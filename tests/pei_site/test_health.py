"""Liveness, readiness and the age of the last backup, for machines."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from indicators import triggers
from reports.backup.age import LastGood, remember
from reports.backup.drilled import NOTE, LastDrill, remember as remember_drill

pytestmark = pytest.mark.django_db


def test_live_answers_without_sign_in(client):
    assert client.get("/salud/").json() == {"status": "ok"}


def test_ready_when_database_and_migrations_are_there(client):
    response = client.get("/salud/lista/")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": True,
        "migrations": True,
        "locks": True,
        "whole": True,
        "warnings": [],
    }


def test_not_ready_while_a_migration_is_missing(client):
    MigrationRecorder(connection).record_unapplied("reports", "0004_frozen_text_digest")

    response = client.get("/salud/lista/")

    assert response.status_code == 503
    assert response.json()["migrations"] is False


def test_not_ready_while_a_lock_is_missing(client):
    triggers.remove(connection)

    response = client.get("/salud/lista/")

    assert response.status_code == 503
    assert response.json()["locks"] is False


@pytest.fixture
def watched(settings, tmp_path):
    """An installation where a backup is old after 26 hours; none was taken yet.

    A drill went well this month.
    """
    settings.DATA_DIR = tmp_path
    settings.BACKUP_MAX_AGE = timedelta(hours=26)
    drilled(days=20)


def drilled(fault="", **ago):
    remember_drill(LastDrill(timezone.now() - timedelta(**ago), "", fault))


def taken(**ago):
    made_at = timezone.now() - timedelta(**ago)
    remember(LastGood(made_at, "/srv/backups/pei.zip", 1234, "ab" * 32))


def test_an_old_backup_is_a_warning_and_the_service_stays_ready(client, watched):
    taken(hours=30, minutes=10)

    response = client.get("/salud/lista/")

    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert response.json()["warnings"] == [
        "La última copia de respaldo es de hace 30 horas."
    ]


def test_no_backup_at_all_is_a_warning(client, watched):
    response = client.get("/salud/lista/")

    assert response.status_code == 200
    assert response.json()["warnings"] == ["No se conoce ninguna copia de respaldo."]


def test_a_recent_backup_is_nothing_to_warn_of(client, watched):
    taken(hours=25)

    assert client.get("/salud/lista/").json()["warnings"] == []
    response = client.get("/salud/respaldo/")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "hours": 25,
        "limit": 26,
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("ago", "hours"), [({"hours": 27}, 27), (None, None)], ids=["old", "none"]
)
def test_who_watches_the_backups_is_told_by_the_status(client, watched, ago, hours):
    if ago:
        taken(**ago)

    response = client.get("/salud/respaldo/")

    assert response.status_code == 503
    said = response.json()
    assert len(said.pop("warnings")) == 1
    assert said == {"status": "error", "hours": hours, "limit": 26}


@pytest.mark.parametrize(
    ("fault", "days", "told"),
    [
        ("", 33, "El último ensayo de restauración salió bien hace 33 días."),
        (
            "paso 2. No es la copiada.\nMás.",
            1,
            "El último ensayo de restauración falló hace 1 día: paso 2. No es la copiada.",
        ),
    ],
    ids=["old", "failed"],
)
def test_a_drill_that_is_old_or_failed_is_told(client, watched, fault, days, told):
    taken(hours=1)
    drilled(fault, days=days)

    ready, backed_up = client.get("/salud/lista/"), client.get("/salud/respaldo/")

    assert (ready.status_code, ready.json()["warnings"]) == (200, [told])
    assert (backed_up.status_code, backed_up.json()["warnings"]) == (503, [told])


def test_no_drill_at_all_is_told(client, watched, tmp_path):
    taken(hours=1)
    (tmp_path / NOTE).unlink()

    response = client.get("/salud/respaldo/")

    assert response.status_code == 503
    assert response.json()["warnings"] == [
        "No se conoce ningún ensayo de restauración."
    ]


def test_where_nobody_asks_no_backup_is_missed(client, watched, settings):
    settings.BACKUP_MAX_AGE = timedelta(0)

    response = client.get("/salud/respaldo/")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "hours": None,
        "limit": 0,
        "warnings": [],
    }
