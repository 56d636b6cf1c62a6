"""The environment of an installation: what it says wrongly stops the start, in words.

The messages are for who installs the product: in Spanish, with the variable and what to
put in it, and never with an address, which may hold a password.
"""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

NO = ("false", "off", "n", "no", "0", "")
EMAIL = "smtp+tls://usuario:clave@servidor:587"
DATABASE = "postgres://usuario:clave@servidor/base"


class Environment(environ.Env):  # type: ignore[misc]  # it has no types
    """Reads the variables; what is none of their values is not guessed."""

    def int(self, var: str, default: Any = environ.Env.NOTSET) -> int:
        """Return a whole number."""
        try:
            number: int = super().int(var, default)
        except ValueError:
            told = f"{var} dice «{self.str(var)}»: ponga un número entero."
            raise ImproperlyConfigured(told) from None
        return number

    def bool(self, var: str, default: Any = environ.Env.NOTSET) -> bool:
        """Return whether it is on: what is neither yes nor no is not taken for no."""
        said = self.str(var, default="").strip().lower()
        if said not in (*self.BOOLEAN_TRUE_STRINGS, *NO):
            raise ImproperlyConfigured(f"{var} dice «{said}»: ponga 1 o 0.")
        on: bool = super().bool(var, default)
        return on

    def db(self, var: str, default: Any = environ.Env.NOTSET) -> dict[str, Any]:
        """Return how Django reaches a database."""
        try:
            found: dict[str, Any] = super().db(var, default)
        except ValueError:
            told = f"{var} no se puede leer: póngala como {DATABASE}."
            raise ImproperlyConfigured(told) from None
        return found

    def email_url(self, var: str, default: Any = environ.Env.NOTSET) -> dict[str, Any]:
        """Return Django's settings of the outgoing e-mail."""
        try:
            found: dict[str, Any] = super().email_url(var, default)
        except (ImproperlyConfigured, ValueError):
            told = f"{var} no se puede leer: póngala como {EMAIL}."
            raise ImproperlyConfigured(told) from None
        return found
