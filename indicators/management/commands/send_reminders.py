"""manage.py send_reminders: run it once a day from cron or a systemd timer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators.reminders.sending import message_of, pending, send


class Command(BaseCommand):
    """Write to the people who owe reports, 5, 3 and 1 days before and 1, 7, 15 after."""

    help = (
        "Escribe a quienes deben reportes: 5, 3 y 1 días antes de la fecha límite y 1, 7"
        " y 15 después. Un solo mensaje por persona, nunca dos el mismo día."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to look without sending."""
        parser.add_argument(
            "--dry-run", action="store_true", help="Muestra los mensajes sin enviarlos."
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Send the digests of today that were not sent yet."""
        today = timezone.localdate()
        waiting = list(pending(today))
        if dry_run:
            for digest in waiting:
                message = message_of(digest)
                self.stdout.write(f"Para: {message.to[0]}\nAsunto: {message.subject}\n")
                self.stdout.write(f"{message.body}\n{'-' * 72}")
            self.stdout.write(
                f"{len(waiting)} mensajes por enviar; no se envió ninguno."
            )
            return
        sent = sum(send(digest, today) for digest in waiting)
        self.stdout.write(f"{sent} mensajes enviados.")
        if sent < len(waiting):
            raise CommandError(
                f"{len(waiting) - sent} mensajes no salieron: vea el registro."
            )
