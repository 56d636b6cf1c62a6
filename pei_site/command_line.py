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
    except OperationalError as error:
        _end(words, DATABASE.format(str(error).strip().splitlines()[0]))
    except OSError as error:
        if error.filename is None:
            raise
        _end(words, PLACE.format(error.filename, refusal(error), _user()))


def _end(words: list[str], told: str) -> None:
    if WHOLE in words:
        raise  # noqa: PLE0704 -- what is being handled
    sys.exit(spelled(told))


def _user() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # a container's
        return str(os.geteuid())
