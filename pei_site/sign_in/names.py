"""Who is meant by what was typed as one's name."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q


def person_called(typed: str) -> Any:
    """Return who has that user name, or else that e-mail, which is one person's; or None."""
    name = typed.strip()
    if not name or "\0" in name:
        return None
    people = get_user_model()._default_manager
    found = list(people.filter(Q(username=name) | Q(email__iexact=name))[:2])
    found.sort(key=lambda one: one.get_username() != name)
    return found[0] if found else None
