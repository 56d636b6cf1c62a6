"""The forms of the sign-in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.account.models import Login
from django import forms
from django.core.exceptions import ValidationError

WRONG = (
    "El usuario y la contraseña no corresponden a una cuenta activa. "
    "Revise las mayúsculas y pruebe otra vez."
)
LONGEST = 1024  # characters of a password: more are not worth hashing


class SignInForm(LoginForm):
    """User name or e-mail, and password; it never says which of them is wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "username": forms.CharField(
                label="Usuario o correo electrónico",
                max_length=254,
                widget=forms.TextInput(
                    {
                        "autocomplete": "username",
                        "autocapitalize": "none",
                        "autofocus": True,
                    }
                ),
            ),
            "password": forms.CharField(
                label="Contraseña",
                strip=False,
                max_length=LONGEST,
                widget=forms.PasswordInput({"autocomplete": "current-password"}),
            ),
        }

    def user_credentials(self) -> dict[str, Any]:
        """Return what was typed."""
        return {name: self.cleaned_data[name] for name in ("username", "password")}

    def clean(self) -> dict[str, Any]:
        """Find out who it is."""
        if not self.errors:
            adapter = get_adapter(self.request)
            person = adapter.authenticate(self.request, **self.user_credentials())
            if person is None:
                raise ValidationError(WRONG, code="wrong")
            self.user, self._login = person, Login(user=person)
        return self.cleaned_data
