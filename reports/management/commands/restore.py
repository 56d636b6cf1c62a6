"""restore: put a backup in an empty place."""

from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from pei_site.command_line import spelled
from pei_site.formats import date_long, quantity
from pei_site.system_words import refusal
from reports.backup.manifest import BackupError
from reports.backup.restoring import restore

AFTERWARDS = (
    "Ahora ejecute: manage.py migrate, y después"
    " manage.py check --database default --fail-level WARNING"
)


class Command(BaseCommand):
    """Restore what backup wrote; it never overwrites."""

    help = "Restaura una copia en una base de datos y una carpeta vacías."

    requires_system_checks = []  # what is restored need not be there yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to read."""
        parser.add_argument("file", type=Path, help="archivo que escribió backup")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore and say what there is and what to do next, or say why not."""
        try:
            manifest = restore(options["file"].absolute())
        except BackupError as error:
            raise CommandError(f"{error}\nNo se restauró nada.") from error
        except Error as error:
            raise CommandError(
                f"La base de datos no lo permite: {error}\nNo se restauró nada."
            ) from error
        except OSError as error:
            raise CommandError(
                f"No se pudo restaurar: {refusal(error)} ({error.filename}).\n"
                "No se restauró nada."
            ) from error
        for name in manifest.missing:
            self.stderr.write(
                f"Advertencia: la evidencia {name} ya faltaba al hacer la copia.",
                self.style.WARNING,
            )
        contents = manifest.contents
        rows = Decimal(sum(contents.counts.values()))
        made_at = timezone.localtime(manifest.made_at)
        self.stdout.write(
            f"Restaurada la copia del {date_long(made_at.date())}, {made_at:%H:%M}, y"
            f" comparada con su manifiesto: {len(contents.counts)} tablas, {quantity(rows)} filas,"
            f" {len(manifest.members) - 1} evidencias, {len(contents.papers)} informes"
            " publicados: todo igual."
        )
        self.stdout.write(spelled(AFTERWARDS))
