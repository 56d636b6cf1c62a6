"""Another password for somebody, who is told of it as of any other change.

It has the name of Django's, which asks in English and tells nobody; it is found first
because INSTALLED_APPS names the sign-in before django.contrib.auth.
"""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction

from pei_site.access import Event, record
from pei_site.sign_in.asking import asked_twice, person_named
from pei_site.sign_in.notices import Change, tell
from pei_site.sign_in.sessions import end_sessions


class Command(BaseCommand):
    """After making sure by another way who is asking."""

    help = "Cambia la contraseña de una persona, termina sus sesiones y le avisa."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the person; the password is never a word of the command."""
        parser.add_argument("person", help="usuario o correo")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for the password, and do what every change of it brings along."""
        person = person_named(options["person"])
        name = person.get_username()
        self.stdout.write(f"Contraseña nueva para {name}.")
        password = asked_twice()
        try:
            validate_password(password, person)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        with transaction.atomic():
            person.set_password(password)
            person.save(update_fields=["password"])
            end_sessions(person)
            record(Event.PASSWORD_CHANGED, None, person, "por quien administra")
            tell(Change.PASSWORD, person)
        told = f" Se le avisa en {person.email}." if person.email else ""
        self.stdout.write(
            f"La contraseña de {name} cambió y terminaron sus sesiones.{told}"
        )
