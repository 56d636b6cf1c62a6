"""The code that a person's application would show."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

PERIOD = 30  # seconds that a code lasts


def code_of(secret: str, *, later: int = 0) -> str:
    """Return the code of now, or of so many periods later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + later))
