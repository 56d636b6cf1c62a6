"""How an account stands, as people see it."""

from datetime import datetime, timedelta

from django.utils import timezone

from indicators.entry.telling import Mark
from objectives.models import User
from objectives.people import links

DORMANT = timedelta(days=90)
ACTIVE = Mark("met", "check", "Activa")
CLOSED = Mark("none", "dash", "Desactivada")
INVITED = Mark("over", "forward", "Invitación pendiente")
EXPIRED = Mark("behind", "warning", "Invitación vencida")
NOT_INVITED = Mark("behind", "missing", "Sin contraseña ni invitación")


def is_waiting(person: User) -> bool:
    """Whether the person was given an account and never came in."""
    return person.is_active and person.never_came


def standing(person: User) -> Mark:
    """Return the mark of an account."""
    if not person.is_active:
        return CLOSED
    if not is_waiting(person):
        return dormant(person) or ACTIVE
    if person.link_at is None:
        return NOT_INVITED
    return INVITED if links.serves(person) else EXPIRED


def dormant(person: User) -> Mark | None:
    """Return the mark of who has not come in for 90 days; None: they have."""
    now = timezone.now()
    last: datetime = person.last_login or person.date_joined
    if now - last <= DORMANT:
        return None
    days = (now - last).days
    word = f"Sin entrar hace {days} días" if person.last_login else "Nunca ha entrado"
    return Mark("medium", "warning", word)
