"""load_demo: the demonstration plan and its accounts, on an empty database alone."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from objectives.models import Plan, User
from reports.planfiles.demonstration import (
    ACCOUNTS,
    DEMO,
    accounts_exist,
    create_accounts,
    open_december,
)
from reports.planfiles.password import PASSWORD


class Command(BaseCommand):
    """Load the demonstration where there is nothing."""

    help = "Carga el plan de demostración si la base de datos no tiene plan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to create accounts outside development."""
        parser.add_argument(
            "--demo-accounts",
            action="store_true",
            help="crea las cuentas de demostración aunque no haya DEBUG; jamás en producción",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load demo/ and create the accounts; a database with a plan is left alone."""
        if Plan.objects.exists():
            self.stdout.write(
                "La base de datos ya tiene un plan: no se carga la demostración."
            )
        else:
            wanted = settings.DEBUG or options["demo_accounts"]
            had_people = User.objects.exists()
            call_command("load_plan", DEMO, stdout=self.stdout, stderr=self.stderr)
            if wanted and not had_people:
                create_accounts()
                self.stdout.write(
                    f"{open_december()}: abierto para reportar.".capitalize()
                )
        if settings.DEBUG or options["demo_accounts"]:
            self._tell_accounts()

    def _tell_accounts(self) -> None:
        if not accounts_exist():
            return
        self.stdout.write(
            f"\nCuentas de demostración (contraseña de todas: {PASSWORD}):"
        )
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.username:<12}{account.role}")
