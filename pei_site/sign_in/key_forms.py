"""The forms of security keys: whatever a browser says, a page answers."""

from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError

NOT_READ = "Lo que respondió la llave no se pudo leer."


class AddKeyForm(AddWebAuthnForm):
    """A new key."""

    def clean(self) -> Any:
        """Take it, or say that it cannot be read: the library breaks in many ways."""
        try:
            return super().clean()
        except ValidationError:
            raise
        except Exception:
            raise ValidationError(NOT_READ, code="not_read") from None


class ShowKeyForm(AuthenticateWebAuthnForm):
    """A key that is shown after the password."""

    def clean_credential(self) -> Any:
        """Know it again, or say that it cannot be read."""
        try:
            return super().clean_credential()
        except ValidationError:
            raise
        except Exception:
            raise ValidationError(NOT_READ, code="not_read") from None


class ConfirmKeyForm(ShowKeyForm, ReauthenticateWebAuthnForm):
    """A key that is shown again, before something delicate."""

    reauthenticated = True
