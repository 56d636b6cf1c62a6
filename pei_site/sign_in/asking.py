"""Asking whoever runs the server: for a person, for a password."""

import getpass
from typing import Any

from django.core.management.base import CommandError

from pei_site.sign_in.names import person_called


def person_named(typed: str) -> Any:
    """Return who has that user name or e-mail, or raise CommandError."""
    person = person_called(typed)
    if person is None:
        raise CommandError(f"No hay ninguna persona «{typed}».")
    return person


def asked_twice() -> str:
    """Ask for a new one at the terminal, or raise CommandError."""
    try:
        first = getpass.getpass("Contraseña: ")
        again = getpass.getpass("Otra vez: ")
    except EOFError as error:
        raise CommandError("No hay terminal en que preguntar la contraseña.") from error
    if first != again:
        raise CommandError("Las dos contraseñas no son iguales. No se hizo nada.")
    return first
