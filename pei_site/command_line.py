"""The commands of manage.py: what stops one from outside is told in words."""

import os
import pwd
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError

from pei_site.system_words import refusal

COMMAND = "manage.py"
WHOLE = "--traceback"
DATABASE = (
    "La base de datos no responde o no lo permite: {}\n"
    "Vea qué le pasa con manage.py doctor."
)
PLACE = (
    "No se puede usar {}: {}.\n"
    "La orden corre como el usuario «{}»: ponga ahí lo que él pueda usar."
)


def spelled(text: str) -> str:
    """Name the commands as one types them on this machine: deploy/pei says how."""
    return text.replace(COMMAND, os.environ.get("PEI_COMMAND", COMMAND))


def run(words: list[str]) -> None:
    """Run one; with --traceback, what stops it is shown whole."""
    try:
        execute_from_command_line([spelled(words[0]), *words[1:]])
    except (OperationalError, OSError) as error:
        told = _told(error)
        if not told or WHOLE in words:
            raise
        sys.exit(spelled(told))


def _told(error: OperationalError | OSError) -> str:
    """Say what stops a command; blank: a fault of the product."""
    if isinstance(error, OperationalError):
        return DATABASE.format(str(error).strip().splitlines()[0])
    if error.filename is None:
        return ""
    return PLACE.format(error.filename, refusal(error), _user())


def _user() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # a container's
        return str(os.geteuid())
