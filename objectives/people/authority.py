"""Who may do something about whom: nobody reaches above their own role, nor themselves.

Whoever can change a person's e-mail, send them a link or give them a role can act in
their name, so that all of it is one question. What is beyond the product's roles (other
groups, single permissions, superusers) belongs to superusers.
"""

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied

from objectives import roles
from objectives.models import User

# The Planning Office sees all that a director sees: with one's account it gains nothing.
REACH: Mapping[str, tuple[str, ...]] = {
    roles.PLANNING: (roles.REPORTER, roles.HEAD, roles.DIRECTOR),
    roles.ADMINISTRATOR: tuple(roles.PERMISSIONS),
}
NOT_YOURS = "Su papel no le permite hacer esto con esa persona."
NOT_THAT_ROLE = "Su papel no le permite dar ese papel."


def roles_of(person: User) -> set[str]:
    """Name the groups of a person; prefetched ones cost nothing."""
    return {group.name for group in person.groups.all()}


def roles_given_by(actor: User | None) -> tuple[str, ...]:
    """Name the roles that a person gives and takes, from the least; None: the machine's owner."""
    if actor is None or (actor.is_superuser and actor.is_active):
        return tuple(roles.PERMISSIONS)
    if not actor.is_active:
        return ()
    reach = {name for role in roles_of(actor) for name in REACH.get(role, ())}
    return tuple(name for name in roles.PERMISSIONS if name in reach)


def manages(actor: User, person: User) -> bool:
    """Whether one may change the other's role, places, e-mail, link and standing."""
    given = set(roles_given_by(actor))
    if not given or actor.pk == person.pk:
        return False
    if actor.is_superuser:
        return True
    if person.is_superuser or person.user_permissions.all():
        return False
    return roles_of(person) <= given


def must_manage(actor: User | None, person: User) -> None:
    """Refuse with PermissionDenied who may not; None is the machine's owner."""
    if actor is not None and not manages(actor, person):
        raise PermissionDenied(NOT_YOURS)


def must_give(actor: User | None, names: Iterable[str]) -> None:
    """Refuse with PermissionDenied a role that is not theirs to give."""
    if not set(names) <= set(roles_given_by(actor)):
        raise PermissionDenied(NOT_THAT_ROLE)
