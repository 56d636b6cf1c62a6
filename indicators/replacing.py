"""A replacement: while somebody is away, another reports, and verifies, in their stead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet, prefetch_related_objects

from indicators.models import Indicator, Responsibility
from indicators.visibility import own_indicators
from objectives import roles
from objectives.models import Department, Membership, PersonStep, User
from objectives.people.authority import manages, must_manage, roles_of
from objectives.people.places import Place, give
from objectives.people.register import locked, record
from pei_site.formats import date_short

REPORTING = {roles.REPORTER, roles.HEAD}


@dataclass(frozen=True, slots=True)
class Leave:
    """Who is away, who replaces them, and between which days, both included."""

    absent: User
    substitute: User
    start: date
    end: date

    def __str__(self) -> str:
        days = f"del {date_short(self.start)} al {date_short(self.end)}"
        return f"{self.substitute} reemplaza a {self.absent} {days}"


def could_replace(absent: User, by: User) -> list[User]:
    """List whom one may put in another's place: never oneself, nobody above one's reach."""
    prefetch_related_objects([by], "groups")
    people = (
        User.objects.filter(is_active=True)
        .exclude(pk__in=[absent.pk, by.pk])
        .prefetch_related("groups", "user_permissions")
        .order_by("last_name", "first_name", "username")
    )
    return [one for one in people if manages(by, one) and roles_of(one) <= REPORTING]


def headed_on(person: User, day: date) -> QuerySet[Department]:
    """Return the departments that a person heads on a day."""
    places = Membership.objects.filter(
        user=person, role=Membership.Role.HEAD, start__lte=day
    ).exclude(end__lt=day)
    return Department.objects.filter(pk__in=places.values("department"))


@transaction.atomic
def replace(
    *,
    leave: Leave,
    indicators: Iterable[Indicator],
    by: User,
    heading: Iterable[Department] = (),
) -> int:
    """Make the replacement; return how many indicators the substitute gains by name.

    `heading`: the departments where they also act as head. The absent person loses
    nothing: what both write is under each one's name. Who manages both people may give
    what is given here: whoever manages anybody gives the roles of the departments.
    """
    absent = locked(leave.absent)
    substitute = locked(leave.substitute)
    must_manage(by, absent)
    must_manage(by, substitute)
    _check(leave, absent, substitute)
    encharged = list(heading)
    indicators = list(indicators)
    if not indicators and not encharged:
        raise ValidationError("Esa persona no tiene indicadores a cargo ese día.")
    _refuse_others(absent, indicators, encharged, leave.start)
    for department in encharged:
        give(substitute, Place(roles.HEAD, department, leave.start, leave.end))
    made = _answer(
        leave, [one for one in indicators if one.department not in encharged]
    )
    if not encharged and not made:
        raise ValidationError("Ya lo reemplaza en esos indicadores desde esa fecha.")
    if made and not roles_of(substitute) & REPORTING:
        substitute.groups.add(Group.objects.get(name=roles.REPORTER))
    _tell(leave, made, encharged, by)
    return made


def _check(leave: Leave, absent: User, substitute: User) -> None:
    if absent == substitute:
        raise ValidationError("Nadie se reemplaza a sí mismo.")
    if not substitute.is_active:
        raise ValidationError("Esa cuenta está desactivada: elija otra persona.")
    if leave.end < leave.start:
        raise ValidationError("La fecha final no puede ser anterior a la inicial.")


def _refuse_others(
    absent: User,
    indicators: Iterable[Indicator],
    heading: Iterable[Department],
    day: date,
) -> None:
    """Give nobody what the absent person does not have."""
    own = set(own_indicators(absent, day).values_list("pk", flat=True))
    headed = set(headed_on(absent, day).values_list("pk", flat=True))
    if not {one.pk for one in indicators} <= own:
        raise ValidationError("Hay un indicador que no está a cargo de esa persona.")
    if not {one.pk for one in heading} <= headed:
        raise ValidationError("Esa persona no es jefe de esa dependencia.")


def _answer(leave: Leave, indicators: list[Indicator]) -> int:
    """Write who answers for each indicator, but for those already written."""
    there = set(
        Responsibility.objects.filter(
            user=leave.substitute, start=leave.start
        ).values_list("indicator", flat=True)
    )
    fresh = [one for one in indicators if one.pk not in there]
    for indicator in fresh:
        Responsibility.objects.create(
            indicator=indicator,
            user=leave.substitute,
            substitutes=leave.absent,
            start=leave.start,
            end=leave.end,
        )
    return len(fresh)


def _tell(leave: Leave, made: int, heading: list[Department], by: User) -> None:
    words = [f"{leave}."]
    if made:
        words.append(f"Indicadores: {made}.")
    if heading:
        words.append(f"Jefe encargado de {', '.join(map(str, heading))}.")
    for person in (leave.absent, leave.substitute):
        record(person, PersonStep.Act.REPLACED, by=by, detail=" ".join(words))
