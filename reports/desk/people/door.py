"""Who enters the rooms of people, and whom they find there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from indicators.entry.door import person as signed_in
from objectives.models import User
from objectives.people.authority import must_manage

LOOKS_AT_PEOPLE = "objectives.view_user"
NOT_YOURS = "Esta página es de la Oficina de Planeación y de quienes administran."


def people_room(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Open the page to who looks at people."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(LOOKS_AT_PEOPLE):
            raise PermissionDenied(NOT_YOURS)
        return view(request, *args, **kwargs)

    return door


def seen_by(actor: User) -> QuerySet[User]:
    """Return the people whom one sees: superusers are for superusers."""
    people = User.objects.all()
    return people if actor.is_superuser else people.filter(is_superuser=False)


def find(request: HttpRequest, pk: int) -> User:
    """Return a person; one who is not seen is as if they did not exist."""
    return get_object_or_404(seen_by(signed_in(request)), pk=pk)


def find_managed(request: HttpRequest, pk: int) -> User:
    """Return a person about whom one may do something; others are refused."""
    person, actor = find(request, pk), signed_in(request)
    prefetch_related_objects([actor, person], "groups")  # asked for several times
    must_manage(actor, person)
    return person
