"""last_backup: how old the last good backup is, as an exit code for who watches."""

from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pei_site.formats import date_long
from reports.backup.age import LastGood, is_old, last_good, told


class Command(BaseCommand):
    """Exit with 1 when the last good backup is old, unknown or no longer there."""

    help = "Dice de cuándo es la última copia buena; termina con 1 si ya es vieja."

    requires_system_checks = []  # it asks nothing of the database

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take another limit than that of the environment."""
        parser.add_argument(
            "--max-age",
            type=int,
            metavar="HORAS",
            help="desde cuándo es vieja (BACKUP_MAX_AGE_HOURS; 0: nunca)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say it, or raise CommandError."""
        limit = settings.BACKUP_MAX_AGE
        if options["max_age"] is not None:
            limit = timedelta(hours=options["max_age"])
        last = last_good()
        if is_old(last, limit=limit):
            raise CommandError(_line(last))
        if last and not Path(last.file).exists():
            raise CommandError(f"{_line(last)}\nPero ya no está donde se escribió.")
        self.stdout.write(_line(last))


def _line(last: LastGood | None) -> str:
    if last is None:
        return told(last)
    day = timezone.localtime(last.made_at)
    return f"{told(last)}\n{date_long(day.date())}, {day:%H:%M}: {last.file}"
