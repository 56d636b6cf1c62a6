"""Leaving and coming back: a person is deactivated, never deleted."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from objectives.models import PersonStep, User
from objectives.people.authority import must_manage
from objectives.people.places import settle_groups
from objectives.people.register import locked, record
from pei_site.sign_in.sessions import end_sessions


@transaction.atomic
def deactivate(*, person: User, by: User | None, reason: str = "") -> User:
    """Close the account at once: sessions, link, password, places and replacements.

    The password goes too: every session was signed with it, so that none comes back to
    life with the account, and coming back takes a link to the person's own mailbox.
    """
    stored = locked(person)
    must_manage(by, stored)
    if not stored.is_active:
        raise ValidationError("La cuenta ya estaba desactivada.")
    stored.is_active = False
    stored.link_at = None
    stored.set_unusable_password()
    stored.save(update_fields=["is_active", "link_at", "password"])
    today = timezone.localdate()
    _end_all(stored.memberships.all(), today)
    _end_all(stored.responsibilities.all(), today)
    settle_groups(stored)
    end_sessions(stored)
    record(stored, PersonStep.Act.DEACTIVATED, by=by, detail=reason)
    return stored


def _end_all(places: QuerySet[Model], today: date) -> None:
    """End today what is open; what had not begun is taken out, and its history stays."""
    places.filter(Q(start__gt=today)).delete()
    for place in places.filter(Q(end__isnull=True) | Q(end__gt=today)):
        place.end = today  # type: ignore[attr-defined] # a place of either kind
        place.save()


@transaction.atomic
def reactivate(*, person: User, by: User | None) -> User:
    """Open the account again, without places and with a new link as the only way in."""
    stored = locked(person)
    must_manage(by, stored)
    if stored.is_active:
        raise ValidationError("La cuenta ya estaba activa.")
    stored.is_active = True
    stored.link_at = timezone.now()
    stored.save(update_fields=["is_active", "link_at"])
    record(stored, PersonStep.Act.REACTIVATED, by=by)
    return stored
