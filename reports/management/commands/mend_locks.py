"""mend_locks: put back the locks that a killed `migrate` left off."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from indicators import triggers
from pei_site.command_line import spelled
from pei_site.migrating import waiting


class Command(BaseCommand):
    """Install missing triggers, unless migrations are missing too: `migrate` does both."""

    help = "Pone los candados de la base de datos que falten, si no faltan migraciones."

    requires_system_checks = []  # the service runs it before it starts

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was missing."""
        if waiting(connection):
            self.stdout.write(spelled("Faltan migraciones: ejecute manage.py migrate."))
            return
        lost = triggers.missing(connection)
        if not lost:
            self.stdout.write("Los candados están completos.")
            return
        triggers.install(connection)
        self.stdout.write(
            f"Candados que faltaban y ya están: {len(lost)}. Una migración se interrumpió."
        )
