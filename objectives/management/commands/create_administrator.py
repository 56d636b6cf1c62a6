"""manage.py create_administrator: the first person, who invites the others."""

import os
import sys
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from objectives.models import User
from objectives.people import accounts, letters, links
from objectives.people.accounts import Name
from pei_site.command_line import spelled
from pei_site.sign_in.asking import asked_twice
from pei_site.system_words import refusal

VARIABLE = "PEI_ADMINISTRATOR_PASSWORD"
NOT_SENT = (
    "La cuenta quedó creada, pero el mensaje no salió: revise EMAIL_URL y envíe otro"
    " enlace, o entre con manage.py changepassword."
)


class Command(BaseCommand):
    """Make an administrator; the password is never a word of the command."""

    help = (
        "Crea el primer administrador. Sin más opciones pregunta la contraseña; nunca se"
        " escribe en la orden."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask who it is, and where the password comes from."""
        parser.add_argument("email", help="Su correo, con el que ingresa.")
        parser.add_argument("--first-name", required=True, help="Nombres.")
        parser.add_argument("--last-name", required=True, help="Apellidos.")
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument(
            "--password-file", metavar="FILE", help="La lee de un archivo."
        )
        ways.add_argument(
            "--password-stdin", action="store_true", help="La lee de la entrada."
        )
        ways.add_argument(
            "--password-env",
            action="store_true",
            help=f"La lee de la variable {VARIABLE}.",
        )
        ways.add_argument(
            "--link", action="store_true", help="No pone ninguna: imprime un enlace."
        )
        ways.add_argument(
            "--send", action="store_true", help="No pone ninguna: envía el enlace."
        )
        parser.add_argument(
            "--another", action="store_true", help="Aunque ya haya un administrador."
        )

    def handle(self, *args: Any, email: str, another: bool, **options: Any) -> None:
        """Make the account, or say what is wrong and make nothing."""
        name = Name(options["first_name"], options["last_name"], email)
        self._refuse_second(another=another)
        password = None if options["link"] or options["send"] else read(options)
        try:
            person = self._make(name, password, another=another)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"Administrador creado: ingresa con {person.username}.")
        if options["send"]:
            self._send(person)
        elif options["link"]:
            self.stdout.write(links.address_of(person))

    @transaction.atomic
    def _make(self, name: Name, password: str | None, *, another: bool) -> User:
        self._refuse_second(another=another)
        if password is not None:
            like = User(
                username=name.email,
                email=name.email,
                first_name=name.first_name,
                last_name=name.last_name,
            )
            validate_password(password, like)
        return accounts.make_administrator(name=name, password=password)

    def _refuse_second(self, *, another: bool) -> None:
        if not another and (there := accounts.administrators()):
            raise CommandError(
                f"Ya hay {len(there)}: {there[0].username}. Para crear otro, --another."
            )

    def _send(self, person: User) -> None:
        if not letters.send_link(person):
            raise CommandError(spelled(NOT_SENT))
        self.stdout.write(f"El enlace salió para {person.email}.")


def read(options: dict[str, Any]) -> str:
    """Return the password from where the options say; without any, from a prompt."""
    if path := options["password_file"]:
        try:
            return Path(path).read_text("utf-8").rstrip("\r\n")
        except OSError as error:
            raise CommandError(f"No se pudo leer {path}: {refusal(error)}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"No se pudo leer {path}: no es texto.") from error
    if options["password_stdin"]:
        return sys.stdin.readline().rstrip("\r\n")
    if options["password_env"]:
        if VARIABLE not in os.environ:
            raise CommandError(f"La variable {VARIABLE} no está puesta.")
        return os.environ[VARIABLE]
    return _asked()


def _asked() -> str:
    if not sys.stdin.isatty():
        raise CommandError(
            "No hay terminal en que preguntar la contraseña: use --password-file,"
            " --password-stdin, --password-env, --link o --send."
        )
    return asked_twice()
