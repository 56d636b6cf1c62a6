"""backup_drill: can what is backed up be restored? Tried apart, told with its times."""

import signal
from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from pei_site.formats import quantity
from pei_site.system_words import refusal
from reports.backup.drill import Step, drill, newest
from reports.backup.drilled import LastDrill, remember
from reports.backup.manifest import BackupError


class Command(BaseCommand):
    """Restore a backup in a place apart, compare, and leave nothing behind."""

    help = "Ensaya la restauración de una copia en un lugar aparte, y la compara."

    requires_system_checks = []  # it judges the backup, not this release

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the backup to try; without one, a new one is made and tried."""
        parser.add_argument(
            "path",
            type=Path,
            nargs="?",
            help="copia, o carpeta de backup --into: ensaya la más nueva",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each step as it is done; CommandError says at which one it failed."""
        signal.signal(signal.SIGTERM, _leave)  # `finally` cleans up
        path, done = options["path"], list[Step]()
        source = path and path.absolute()
        try:
            source = source and newest(source)
            for step in drill(source):
                done.append(step)
                self.stdout.write(f"{len(done)}. {step.told} ({_seconds(step)} s)")
                self.stdout.flush()  # who looks at a pipe sees where it is
        except (BackupError, Error, OSError) as error:
            fault = f"paso {len(done) + 1}. {error}"
            self._note(source, fault)
            raise CommandError(f"El ensayo FALLÓ en el {fault}") from error
        self._note(source, "")
        whole = quantity(sum((step.seconds for step in done), Decimal(0)), 1)
        self.stdout.write(
            f"El ensayo salió bien en {whole} s: esta copia se puede restaurar."
        )

    def _note(self, source: Path | None, fault: str) -> None:
        """Note it for who watches; the drill is what it is, whether that is possible or not."""
        try:
            remember(LastDrill(timezone.now(), str(source or ""), fault))
        except OSError as error:
            self.stderr.write(
                f"Advertencia: no se pudo anotar el ensayo en DATA_DIR: {refusal(error)}.",
                self.style.WARNING,
            )


def _seconds(step: Step) -> str:
    return quantity(step.seconds, 1)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
