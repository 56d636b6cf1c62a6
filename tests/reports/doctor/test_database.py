"""A database of another release, without its locks, or that nobody manages."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from indicators import triggers
from objectives import roles
from pei_site.replica_watch import fault
from reports.doctor import database
from reports.doctor.finding import WORDS
from tests.builders import a_person

pytestmark = pytest.mark.django_db


def told(check):
    return [(WORDS[one.level], one.told) for one in check()]


def test_the_database_that_answers_is_named():
    levels = {"sqlite": {"aviso", "bien"}, "postgresql": {"bien"}}
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}

    ((level, line),) = told(database.answers)

    assert level in levels[connection.vendor]
    assert line.split(" ")[0] == names[connection.vendor]


def test_all_is_in_its_place():
    assert told(database.is_of_this_release) == [
        ("bien", "Migraciones y candados están completos.")
    ]


def test_a_missing_migration_is_named():
    last = MigrationRecorder(connection).migration_qs.filter(app="reports").last()
    last.delete()

    assert told(database.is_of_this_release) == [
        ("MAL", f"Migraciones sin aplicar: 1, desde reports.{last.name}.")
    ]


def test_missing_locks_are_named():
    triggers.remove(connection)

    ((level, line),) = told(database.is_of_this_release)

    assert level == "MAL"
    assert line.startswith(
        "Faltan candados de la base de datos: se puede escribir en meses cerrados: "
    )


def test_somebody_must_be_able_to_manage():
    assert told(database.has_administrators) == [
        ("MAL", "Nadie puede administrar: no hay una persona activa con ese papel.")
    ]

    person = a_person("ana", roles.ADMINISTRATOR)
    a_person("raiz", is_superuser=True)
    person.groups.add(Group.objects.get(name=roles.PLANNING))
    assert told(database.has_administrators) == [
        ("bien", "Administradores activos: 2.")
    ]

    person.is_active = False
    person.save()
    assert told(database.has_administrators) == [
        ("bien", "Administradores activos: 1.")
    ]


def test_who_can_do_most_without_a_second_factor_is_counted():
    people = [a_person("ana", roles.PLANNING), a_person("raiz", is_superuser=True)]
    a_person("reporta", roles.REPORTER)
    line = "Administradores o de la Oficina de Planeación sin segundo factor: {}."
    assert told(database.second_factors) == [("aviso", line.format(2))]

    Authenticator.objects.create(user=people[0], type="totp", data={})
    assert told(database.second_factors) == [("aviso", line.format(1))]

    Authenticator.objects.create(user=people[1], type="totp", data={})
    assert told(database.second_factors) == [
        ("bien", "Quienes más pueden tienen segundo factor.")
    ]


@pytest.mark.parametrize(
    ("told_by", "words"),
    [
        ({}, ""),
        ({"in_recovery": False}, "ese servidor no es una réplica"),
        ({"replayed": 9}, "lleva más de 0 segundos de atraso"),
        ({"fails": True}, "no responde (se fue)"),
    ],
    ids=["follows", "promoted", "behind", "down"],
)
def test_a_replica_that_does_not_follow_is_told(told_by, words):
    answers = {"in_recovery": True, "replayed": 10, "fails": False} | told_by

    def ask(alias, query):
        if alias == "default":
            return (10,)
        if answers["fails"]:
            raise OperationalError("se fue\npor completo")
        return answers["in_recovery"], answers["replayed"]

    assert fault(0, ask) == words


def test_without_a_replica_there_is_nothing_to_tell():
    assert told(database.replica) == []


def test_a_server_that_refuses_says_why(settings):
    """The pool would only say that it waited."""
    if connection.vendor != "postgresql":
        pytest.skip("a file refuses nobody")
    place = connection.copy()
    place.settings_dict["NAME"] = "no-such-database"

    assert "no-such-database" in database._reason(OperationalError("waited"), place)
