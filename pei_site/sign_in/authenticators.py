"""What the product wants of the library's second factors."""

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from pei_site.sign_in.second_factor import FACTORS, required_of


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are stored encrypted; who must have a second factor keeps one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Su trabajo exige un segundo factor: no puede quitar el único que tiene.",
        "cannot_generate_recovery_codes": "Primero active un segundo factor.",
        "incorrect_code": "Ese código no es. Escriba el que su aplicación muestra ahora.",
    }

    def get_totp_issuer(self) -> str:
        """Return the name under which the application lists the account."""
        return settings.IDENTITY.entity or "PEI Seguimiento"

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return whose account it is."""
        return user.get_username()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002
        """Return what a key is called, unless the person says otherwise."""
        known = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Llave {known + 1}"

    def encrypt(self, text: str) -> str:
        """Return what is stored: a stolen copy of the database makes no codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; with another SECRET_KEY, one that no code fits."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return generate_totp_secret()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the person may do without it."""
        person: Any = authenticator.user
        others = Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS)
        others = others.exclude(pk=authenticator.pk)
        return others.exists() or not required_of(person)


def _cipher() -> MultiFernet:
    """Return the cipher under the installation's key; older keys still read."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (
        hashlib.sha256(f"pei second factor {key}".encode()).digest() for key in keys
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(one)) for one in digests])
