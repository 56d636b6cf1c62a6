"""backup: a consistent copy of everything, while the product serves."""

from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from pei_site.formats import quantity
from pei_site.system_words import refusal
from reports.backup.age import LastGood, remember
from reports.backup.manifest import BackupError
from reports.backup.rotation import Keeping, name_at, rotate
from reports.backup.taking import Taken, take

KEPT = {
    "last": "las N últimas, sin importar cuándo se hicieron",
    "daily": "la más nueva de cada uno de los N últimos días con copia",
    "weekly": "la más nueva de cada una de las N últimas semanas con copia",
    "monthly": "la más nueva de cada uno de los N últimos meses con copia",
}


class Command(BaseCommand):
    """Write database, evidence and manifest to one new file."""

    help = "Copia la base de datos y las evidencias en un solo archivo nuevo."

    requires_system_checks = []  # a broken release must still be copied

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to write, or the folder where old ones make room for it."""
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument(
            "file", type=Path, nargs="?", help="archivo nuevo, como pei.zip"
        )
        where.add_argument(
            "--into",
            type=Path,
            metavar="CARPETA",
            help="le pone nombre con fecha y hora, y borra de la carpeta las copias viejas",
        )
        for rule, meaning in KEPT.items():
            parser.add_argument(
                f"--keep-{rule}",
                type=int,
                default=getattr(Keeping(), rule),
                metavar="N",
                help=f"con --into conserva {meaning} (%(default)s)",
            )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the backup, say what it holds and what went, or say why not."""
        keeping = Keeping(**{rule: options[f"keep_{rule}"] for rule in KEPT})
        if min(keeping.last, keeping.daily, keeping.weekly, keeping.monthly) < 0:
            raise CommandError("Lo que se conserva es 0 o más.")
        path = (options["file"] or options["into"] / name_at(timezone.now())).absolute()
        try:
            taken = take(path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except Error as error:
            raise CommandError(f"La base de datos no lo permite: {error}") from error
        except OSError as error:
            raise CommandError(
                f"No se pudo escribir {path}: {refusal(error)}. No queda nada a medias."
            ) from error
        self._warn(taken.warnings)
        self._tell(path, taken)
        self._note(path, taken)
        if options["into"]:
            self._rotate(path, keeping)

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

    def _note(self, path: Path, taken: Taken) -> None:
        """Note it for who watches; the copy is good, whether that is possible or not."""
        try:
            remember(
                LastGood(taken.manifest.made_at, str(path), taken.size, taken.sha256)
            )
        except OSError as error:
            self._warn([f"no se pudo anotar la copia en DATA_DIR: {refusal(error)}."])

    def _rotate(self, new: Path, keeping: Keeping) -> None:
        try:
            rotated = rotate(new.parent, keeping, new)
        except BackupError as error:
            raise CommandError(str(error)) from error
        for path in rotated.gone:
            self.stdout.write(f"Copia vieja borrada: {path.name}")
        self._warn(rotated.warnings)

    def _warn(self, warnings: list[str]) -> None:
        for warning in warnings:
            self.stderr.write(f"Advertencia: {warning}", self.style.WARNING)
