"""Who has a second factor, as far as this installation knows."""

from collections.abc import Collection
from typing import Any

from django.apps import apps

KINDS = ("totp", "webauthn")
MODEL: str = "mfa.Authenticator"  # by name: it may not be there


def with_second_factor() -> Collection[int] | None:
    """Return the keys of who has one; None: nothing here keeps second factors."""
    if not apps.is_installed("allauth.mfa"):
        return None
    kept: Any = apps.get_model(MODEL)
    return set(kept.objects.filter(type__in=KINDS).values_list("user", flat=True))
