"""Accounts: people are invited, accept, are corrected, leave and come back."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from objectives import roles
from objectives.models import PersonStep, User
from objectives.people import links, mailbox
from objectives.people.authority import must_give, must_manage, roles_given_by
from objectives.people.places import Place, give
from objectives.people.register import locked, record
from pei_site.sign_in.sessions import end_sessions

INACTIVE = "Esa cuenta está desactivada: reactívela primero."
ONLY_ADMINISTRATORS = (
    "Ya aceptó la invitación: sólo un administrador corrige su correo."
)


@dataclass(frozen=True, slots=True)
class Name:
    """How a person is called, and where they are written to."""

    first_name: str
    last_name: str
    email: str


@transaction.atomic
def invite(*, name: Name, place: Place, by: User | None) -> User:
    """Make an account that waits for its password, with a link that lasts a week.

    They sign in with their e-mail. ValidationError says what is wrong with the data.
    """
    must_give(by, {place.role})
    person = make_account(name)
    give(person, place)
    person.link_at = timezone.now()
    person.save(update_fields=["link_at"])
    record(person, PersonStep.Act.INVITED, by=by, detail=f"{place}.")
    return person


def make_account(name: Name) -> User:
    """Make an account without a password; every role has work in the admin."""
    email = name.email.strip().lower()
    person = User(
        username=email,
        email=email,
        first_name=name.first_name,
        last_name=name.last_name,
        is_staff=True,
    )
    person.set_unusable_password()
    if User.objects.filter(username__iexact=email).exists():
        raise ValidationError({"email": "Ya hay una persona con ese correo."})
    person.full_clean()
    person.save()
    return person


@transaction.atomic
def make_link(*, person: User, by: User | None) -> User:
    """Make a new link; the one before stops serving, and nobody sees a password."""
    stored = locked(person)
    must_manage(by, stored)
    if not stored.is_active:
        raise ValidationError(INACTIVE)
    if not stored.email:
        raise ValidationError("Esa persona no tiene correo: escríbalo primero.")
    stored.link_at = timezone.now()
    stored.save(update_fields=["link_at"])
    record(stored, PersonStep.Act.LINK, by=by, detail=f"Para {stored.email}.")
    return stored


@transaction.atomic
def revoke_link(*, person: User, by: User) -> User:
    """Put an end to the person's link, if there is one."""
    stored = locked(person)
    must_manage(by, stored)
    if stored.link_at is not None:
        stored.link_at = None
        stored.save(update_fields=["link_at"])
        record(stored, PersonStep.Act.REVOKED, by=by)
    return stored


@transaction.atomic
def accept(*, uid: str, token: str, password: str) -> User | None:
    """Set the password that a link allows, once; None: the link no longer serves."""
    person = links.person_of(uid, token, lock=True)
    if person is None:
        return None
    person.set_password(password)
    person.link_at = None
    person.save(update_fields=["password", "link_at"])
    end_sessions(person)
    record(person, PersonStep.Act.ACCEPTED, by=person)
    return person


@transaction.atomic
def correct(*, person: User, name: Name, by: User) -> User:
    """Correct a name or an e-mail; another e-mail puts an end to the link.

    Who holds the mailbox holds the account, so that once a person has come in only an
    administrator changes it, and both mailboxes are told.
    """
    stored = locked(person)
    must_manage(by, stored)
    before = (stored.first_name, stored.last_name, stored.email)
    email = name.email.strip().lower()
    moved = email != stored.email.lower()
    if moved and not may_change_email(by, stored):
        raise PermissionDenied(ONLY_ADMINISTRATORS)
    stored.first_name, stored.last_name = name.first_name, name.last_name
    if moved:
        if stored.username.lower() == stored.email.lower():
            stored.username = email
        stored.email, stored.link_at = email, None
    stored.full_clean(exclude=["password"])
    stored.save()
    if moved:
        mailbox.moved(stored, before[2])
    after = (stored.first_name, stored.last_name, stored.email)
    if after != before:
        told = f"{' '.join(before)} → {' '.join(after)}"
        record(stored, PersonStep.Act.CORRECTED, by=by, detail=told)
    return stored


def may_change_email(actor: User, person: User) -> bool:
    """Whether one may write another e-mail for a person whom they manage."""
    return person.never_came or roles.ADMINISTRATOR in roles_given_by(actor)


def administrators() -> list[User]:
    """List the active people who administer: by role, and superusers."""
    active = User.objects.filter(is_active=True)
    by_role = active.filter(groups__name=roles.ADMINISTRATOR)
    return list((by_role | active.filter(is_superuser=True)).distinct())


@transaction.atomic
def make_administrator(*, name: Name, password: str | None) -> User:
    """Make an administrator from the command line; None: with a link instead."""
    person = make_account(name)
    person.groups.add(Group.objects.get(name=roles.ADMINISTRATOR))
    if password is None:
        person.link_at = timezone.now()
    else:
        person.set_password(password)
    person.save()
    record(person, PersonStep.Act.CREATED, by=None, detail=f"{roles.ADMINISTRATOR}.")
    return person
