"""Django's changepassword: who holds the account is told, as of any other change."""

import getpass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.management.commands import changepassword

from pei_site.access import Event, record
from pei_site.sign_in.notices import Change, tell
from pei_site.sign_in.sessions import end_sessions


class Command(changepassword.Command):
    """Found before Django's: INSTALLED_APPS names the sign-in before django.contrib.auth."""

    help = "Cambia la contraseña de una persona, termina sus sesiones y le avisa."

    def handle(self, *args: Any, **options: Any) -> str | None:
        """Ask for the password as Django does; then do what every change brings along."""
        name = options["username"] or getpass.getuser()
        said = super().handle(*args, **options | {"username": name})
        person = get_user_model()._default_manager.get_by_natural_key(name)
        end_sessions(person)
        record(Event.PASSWORD_CHANGED, None, person, "por quien administra")
        tell(Change.PASSWORD, person)
        return said
