"""One-time links with which a person sets their password: no table, one date.

A link is signed over what it must not outlive: the password, the last sign-in, the
e-mail and the moment it was made. A newer link, a revocation, a sign-in, a change of
e-mail or its own use put an end to it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.encoding import force_bytes
from django.utils.http import (
    base36_to_int,
    urlsafe_base64_decode,
    urlsafe_base64_encode,
)

from objectives.models import User

FOR_INVITATIONS = timedelta(days=7)
FOR_PASSWORDS = timedelta(hours=24)
LONGEST_KEY = 18  # digits: more do not fit in the database's numbers


class LinkTokens(PasswordResetTokenGenerator):
    """Signs a link; its age is that of the date kept with the person."""

    key_salt = "objectives.people.links"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        made = user.link_at.isoformat() if user.link_at else ""
        return f"{super()._make_hash_value(user, timestamp)}{made}"

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Whether the link is the person's, and the last one made, and still serves."""
        if user is None or not token or not serves(user):
            return False
        try:
            made = base36_to_int(token.partition("-")[0])
        except ValueError:
            return False
        secrets = [self.secret, *self.secret_fallbacks]
        return any(
            constant_time_compare(
                self._make_token_with_timestamp(user, made, secret), token
            )
            for secret in secrets
        )


_tokens = LinkTokens()


def lasts(person: User) -> timedelta:
    """How long a link serves: an invitation may wait a week, a password a day."""
    return FOR_PASSWORDS if person.last_login else FOR_INVITATIONS


def ends(person: User) -> datetime | None:
    """When the person's link stops serving; None: there is none."""
    return person.link_at + lasts(person) if person.link_at else None


def serves(person: User) -> bool:
    """Whether the person has a link that serves now."""
    end = ends(person)
    return person.is_active and end is not None and timezone.now() < end


def path_of(person: User) -> str:
    """Return the path of the person's link."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("invitation", args=(uid, _tokens.make_token(person)))


def address_of(person: User) -> str:
    """Return the whole address of the person's link: of the configured site."""
    return f"{settings.SITE_URL}{path_of(person)}"


def person_of(uid: str, token: str, *, lock: bool = False) -> User | None:
    """Return whose link it is; None, without saying why, when it does not serve."""
    try:
        key = urlsafe_base64_decode(uid).decode("ascii")
    except ValueError:
        return None
    if not key.isdecimal() or len(key) > LONGEST_KEY:
        return None
    people = User.objects.select_for_update() if lock else User.objects.all()
    person = people.filter(pk=int(key)).first()
    return person if _tokens.check_token(person, token) else None
