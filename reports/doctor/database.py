"""Whether the database answers, is of this release, keeps its locks and has who manages."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q, QuerySet

from indicators import lost_locks, triggers
from objectives import roles
from objectives.models import User
from pei_site.damage import damage
from pei_site.databases import REPLICA
from pei_site.migrating import waiting
from pei_site.replica_watch import fault as replica_fault
from reports.doctor.finding import Finding, good, warning, wrong

GOOD_SQLITE = (3, 51, 3)  # with several processes, an older one may lose what it said
MIGRATE = "Ejecute manage.py migrate (antes, manage.py backup)."


def answers() -> Iterator[Finding]:
    """Which database, and that it is whole."""
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                yield from _sqlite()
            else:
                cursor.execute("SHOW server_version")
                yield good(f"PostgreSQL {cursor.fetchone()[0]} responde.")
    except DatabaseError as error:
        yield wrong(
            f"La base de datos no responde: {_reason(error)}",
            "Revise DATABASE_URL, que el servidor esté encendido (pg_lsclusters; por qué no:"
            " journalctl -n 50 -u 'postgresql@*') y que reciba a este usuario.",
        )


def _reason(error: DatabaseError, place: BaseDatabaseWrapper = connection) -> str:
    """Return why: the pool says only that it waited, the server itself says more."""
    alone = place.copy()
    alone.settings_dict["OPTIONS"].pop("pool", None)
    try:
        with closing(alone):
            alone.ensure_connection()
    except DatabaseError as told:
        error = told
    return str(error).strip().splitlines()[0]


def _sqlite() -> Iterator[Finding]:
    if told := damage(connection):
        yield wrong(
            f"La base de datos está dañada: {told}",
            "Detenga el servicio y restaure la última copia buena: manage.py restore.",
        )
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < GOOD_SQLITE:
        yield warning(
            f"SQLite {version} responde; con varios procesos conviene 3.51.3 o posterior.",
            "En producción use PostgreSQL (docs/operations.md, Install).",
        )
    else:
        yield good(f"SQLite {version} responde.")


def is_of_this_release() -> Iterator[Finding]:
    """Every migration is applied, and every lock is in its place."""
    if lacking := waiting(connection):
        first = lacking[0]
        yield wrong(
            f"Migraciones sin aplicar: {len(lacking)}, desde {first.app_label}.{first.name}.",
            MIGRATE,
        )
        return
    if lost := triggers.missing(connection):
        told = lost_locks.told(lost, connection.vendor)
        yield wrong(f"Faltan candados de la base de datos: {told}.", MIGRATE)
    else:
        yield good("Migraciones y candados están completos.")


def replica() -> Iterator[Finding]:
    """What is public is read from it while it follows; otherwise from the primary."""
    if REPLICA not in settings.DATABASES:
        return
    fault = replica_fault(settings.REPLICA_MAX_LAG)
    if fault:
        yield warning(
            f"Las páginas públicas no se leen de la réplica: {fault}.",
            "Revise DATABASE_REPLICA_URL y que la réplica reciba del primario:"
            " SELECT * FROM pg_stat_replication.",
        )
    else:
        yield good("La réplica sigue al primario.")


def has_administrators() -> Iterator[Finding]:
    """Somebody can invite people."""
    administrators = _people(Q(is_superuser=True) | Q(groups__name=roles.ADMINISTRATOR))
    if not administrators.exists():
        yield wrong(
            "Nadie puede administrar: no hay una persona activa con ese papel.",
            "Cree la primera: manage.py create_administrator.",
        )
    else:
        yield good(f"Administradores activos: {administrators.count()}.")


def second_factors() -> Iterator[Finding]:
    """Those who can do most sign in with more than a password."""
    if not apps.is_installed("allauth.mfa"):
        return
    chosen = Q(is_superuser=True) | Q(
        groups__name__in=[roles.ADMINISTRATOR, roles.PLANNING]
    )
    factors: Any = apps.get_app_config("mfa").get_model("Authenticator")
    having = factors.objects.values("user")
    without = _people(chosen).exclude(pk__in=having).count()
    if without:
        yield warning(
            f"Administradores o de la Oficina de Planeación sin segundo factor: {without}.",
            "Se les pide en su próximo ingreso; mientras tanto basta su contraseña.",
        )
    else:
        yield good("Quienes más pueden tienen segundo factor.")


def _people(which: Q) -> QuerySet[User]:
    return User.objects.filter(which, is_active=True).distinct()


CHECKS = (answers, is_of_this_release, replica, has_administrators, second_factors)
