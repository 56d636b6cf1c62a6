"""Liveness and readiness, for load balancers."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from indicators import triggers

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
    }


def test_not_ready_while_a_migration_is_missing(client):
    MigrationRecorder(connection).record_unapplied("reports", "0002_roles")

    response = client.get("/salud/lista/")

    assert response.status_code == 503
    assert response.json()["migrations"] is False


def test_not_ready_while_a_lock_is_missing(client):
    triggers.remove(connection)

    response = client.get("/salud/lista/")

    assert response.status_code == 503
    assert response.json()["locks"] is False
