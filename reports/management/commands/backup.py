"""backup: a consistent copy of everything, while the product serves."""

from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from pei_site.formats import quantity
from reports.backup.manifest import BackupError
from reports.backup.taking import Taken, take


class Command(BaseCommand):
    """Write database, evidence and manifest to one new file."""

    help = "Copia la base de datos y las evidencias en un solo archivo nuevo."

    requires_system_checks = []  # a broken release must still be copied

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to write."""
        parser.add_argument("file", type=Path, help="archivo nuevo, como pei.zip")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the backup and say what it holds, or say why not."""
        path = options["file"].absolute()
        try:
            taken = take(path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except Error as error:
            raise CommandError(f"La base de datos no lo permite: {error}") from error
        except OSError as error:
            raise CommandError(
                f"No se pudo escribir {path}: {error.strerror}. No queda nada a medias."
            ) from error
        for warning in taken.warnings:
            self.stderr.write(f"Advertencia: {warning}", self.style.WARNING)
        self._tell(path, taken)

    def _tell(self, path: Path, taken: Taken) -> None:
        contents = taken.manifest.contents
        rows = Decimal(sum(contents.counts.values()))
        self.stdout.write(
            f"Copia escrita y comprobada: {path} ({quantity(Decimal(taken.size))} bytes)\n"
            f"{len(contents.counts)} tablas, {quantity(rows)} filas;"
            f" {len(taken.manifest.members) - 1} evidencias;"
            f" {len(contents.papers)} informes publicados.\n"
            f"SHA-256: {taken.sha256}"
        )
