"""Asking whoever runs the server for a password."""

import getpass

from django.core.management.base import CommandError


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
