"""Forget the accesses that are older than two years: once a month, from a timer."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from objectives.models import AccessEvent
from objectives.models.access_event import KEPT_DAYS


class Command(BaseCommand):
    """Deletes old rows of the register of access; the database refuses to lose others."""

    help = "Borra del registro de accesos lo que tiene más de dos años."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask whether only to count."""
        parser.add_argument("--dry-run", action="store_true", help="sólo contar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and say how many."""
        limit = timezone.now() - timedelta(days=KEPT_DAYS, minutes=1)
        old = AccessEvent.objects.filter(at__lt=limit)
        if options["dry_run"]:
            self.stdout.write(f"Se borrarían {old.count()} accesos.")
            return
        count, _ = old.delete()
        self.stdout.write(f"Se borraron {count} accesos.")
