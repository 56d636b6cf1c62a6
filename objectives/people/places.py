"""A person's places: one ends, another begins, in one transaction.

The group says what a person does and the membership whose: a reporter or a head without
a current place (nor a replacement) acts on nothing, on the day after its last one. Their
groups are put in order with each change; what is left in between has no reach.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from objectives import roles
from objectives.models import Department, Membership, PersonStep, User
from objectives.people.authority import must_give, must_manage, roles_of
from objectives.people.register import locked, record
from pei_site.formats import date_short

# Roles with a place in a department; the others are of the whole entity.
IN_DEPARTMENT = {
    roles.REPORTER: Membership.Role.REPORTER,
    roles.HEAD: Membership.Role.HEAD,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A role, and for reporters and heads where and when; `end` None: until told."""

    role: str
    department: Department | None = None
    start: date | None = None
    end: date | None = None

    def __str__(self) -> str:
        if self.department is None or self.start is None:
            return self.role
        until = f" hasta el {date_short(self.end)}" if self.end else ""
        return (
            f"{self.role} de {self.department} desde el {date_short(self.start)}{until}"
        )


def check_place(place: Place) -> None:
    """Refuse with ValidationError a place that is not whole."""
    if place.role not in IN_DEPARTMENT:
        if place.department or place.start or place.end:
            raise ValidationError(
                f"«{place.role}» es un papel de toda la entidad: deje vacías la"
                " dependencia y las fechas."
            )
        return
    if place.department is None:
        raise ValidationError({"department": f"Elija la dependencia: {place.role}."})
    if place.start is None:
        raise ValidationError({"start": "Escriba desde cuándo."})
    if place.end and place.end < place.start:
        raise ValidationError(
            {"end": "La fecha final no puede ser anterior a la inicial."}
        )


def open_places(person: User, on: date | None = None) -> list[Membership]:
    """List the memberships that have not ended on a day (today if None)."""
    day = on or timezone.localdate()
    return list(
        person.memberships.filter(Q(end__isnull=True) | Q(end__gte=day)).select_related(
            "department"
        )
    )


@transaction.atomic
def change_places(
    *,
    person: User,
    by: User | None,
    ending: Sequence[Membership] = (),
    last_day: date | None = None,
    new: Place | None = None,
    leaves: str = "",
) -> User:
    """End some places of a person and begin another; `leaves` is a role of the entity.

    All of it or nothing. PermissionDenied and ValidationError say why not.
    """
    stored = locked(person)
    must_manage(by, stored)
    must_give(by, {name for name in (leaves, new.role if new else "") if name})
    told = _end(stored, ending, last_day)
    if leaves:
        stored.groups.remove(*Group.objects.filter(name=leaves))
        told.append(f"Deja de ser {leaves}.")
    if new:
        give(stored, new)
        told.append(f"Empieza: {new}.")
    if not told:
        raise ValidationError("No eligió nada que cambie.")
    settle_groups(stored)
    record(stored, PersonStep.Act.PLACED, by=by, detail=" ".join(told))
    return stored


def _end(
    person: User, ending: Sequence[Membership], last_day: date | None
) -> list[str]:
    """End the places on their last day, and tell it."""
    told = []
    for place in Membership.objects.select_for_update().filter(
        user=person, pk__in=[one.pk for one in ending]
    ):
        if last_day is None:
            raise ValidationError({"last_day": "Escriba el último día."})
        if last_day < place.start:
            raise ValidationError(
                {"last_day": f"{place.department} empezó el {date_short(place.start)}."}
            )
        place.end = last_day
        place.save()
        name = place.get_role_display()
        told.append(f"Termina el {date_short(last_day)}: {name} de {place.department}.")
    return told


def give(person: User, place: Place) -> None:
    """Give a person a role, and its place; a role of the entity takes the other's."""
    check_place(place)
    if place.department and place.start:
        _refuse_twice(person, place)
        member = Membership(
            user=person,
            department=place.department,
            role=IN_DEPARTMENT[place.role],
            start=place.start,
            end=place.end,
        )
        member.full_clean()
        member.save()
    else:
        others = set(roles.PERMISSIONS) - set(IN_DEPARTMENT) - {place.role}
        person.groups.remove(*Group.objects.filter(name__in=others))
    person.groups.add(Group.objects.get(name=place.role))


def _refuse_twice(person: User, place: Place) -> None:
    same = Membership.objects.filter(
        Q(end__isnull=True) | Q(end__gte=place.start),
        user=person,
        department=place.department,
        role=IN_DEPARTMENT[place.role],
    )
    if place.end:
        same = same.filter(start__lte=place.end)
    if same.exists():
        raise ValidationError(
            f"Ya es {place.role} de {place.department} en esas fechas."
        )


def settle_groups(person: User) -> None:
    """Leave of the departments' roles those that a place or a replacement still needs."""
    today = timezone.localdate()
    needed = {place.role for place in open_places(person, today)}
    replaces = Q(end__isnull=True) | Q(end__gte=today)
    if person.responsibilities.filter(replaces).exists():
        needed.add(Membership.Role.REPORTER)
    spare = {name for name, kind in IN_DEPARTMENT.items() if kind not in needed}
    gone = roles_of(person) & spare
    person.groups.remove(*Group.objects.filter(name__in=gone))
