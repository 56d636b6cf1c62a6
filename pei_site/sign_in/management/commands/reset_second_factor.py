"""Forget a person's second factor: the telephone and the codes are lost."""

from typing import Any

from django.core.management import BaseCommand, CommandParser

from pei_site.sign_in.asking import person_named
from pei_site.sign_in.second_factor import forget


class Command(BaseCommand):
    """After making sure by another way who is asking."""

    help = "Quita el segundo factor de una persona y termina sus sesiones."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the person."""
        parser.add_argument("person", help="usuario o correo")

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget it, and say what comes next."""
        person = person_named(options["person"])
        forget(person)
        self.stdout.write(
            f"Se quitó el segundo factor de {person.get_username()} y terminaron sus"
            " sesiones. Al ingresar con la contraseña podrá activar otro."
        )
