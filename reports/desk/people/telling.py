"""What the pages of people tell: who waits, and everything about one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from indicators.entry.telling import Mark
from indicators.models import Responsibility
from objectives.models import Membership, PersonStep, User
from objectives.people import links
from objectives.people.authority import manages, roles_of
from reports.desk.people.marks import is_waiting, standing

MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A person in a list; `ends` None: there is no link that serves or served."""

    person: User
    mark: Mark
    roles: str
    places: str
    waiting: bool
    managed: bool
    ends: datetime | None


def current(day: date) -> Q:
    """Return the condition of what is in force on a day."""
    return Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gte=day))


def with_places(people: QuerySet[User]) -> QuerySet[User]:
    """Bring roles and today's places along, in a fixed number of queries."""
    today = current(timezone.localdate())
    places = Membership.objects.filter(today).select_related("department")
    return people.prefetch_related(
        "groups",
        "user_permissions",
        Prefetch("memberships", places, to_attr="places_today"),
    )


def lines(people: QuerySet[User], actor: User) -> list[Line]:
    """Tell the people of a list, those who wait first."""
    prefetch_related_objects([actor], "groups")
    ordered = with_places(people).order_by("last_name", "first_name", "username")
    told = [_line(one, actor) for one in ordered]
    return sorted(told, key=lambda line: (not line.waiting, not line.person.is_active))


def _line(person: User, actor: User) -> Line:
    return Line(
        person=person,
        mark=standing(person),
        roles=role_words(person),
        places=place_words(getattr(person, "places_today", ())),
        waiting=is_waiting(person),
        managed=manages(actor, person),
        ends=links.ends(person),
    )


def role_words(person: User) -> str:
    """Name a person's roles; empty: they have none."""
    names = sorted(roles_of(person))
    return ", ".join(["Superusuario", *names] if person.is_superuser else names)


def place_words(places: Iterable[Membership]) -> str:
    """Name the departments of some places, and what one is there."""
    return "; ".join(f"{one.department} ({one.get_role_display()})" for one in places)


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the page of a person tells."""

    line: Line
    places: list[Membership]
    replaces: list[Responsibility]
    replaced: list[Responsibility]
    steps: list[PersonStep]


def story_of(person: User, actor: User) -> Story:
    """Read a person's places, replacements and steps, the latest first."""
    (line,) = lines(User.objects.filter(pk=person.pk), actor)
    either = Q(user=person) | Q(substitutes=person)
    named = Responsibility.objects.filter(either).order_by("-start", "indicator")
    answers = list(named.select_related("indicator", "user", "substitutes"))
    return Story(
        line=line,
        places=list(
            person.memberships.select_related("department").order_by("-start", "-pk")
        ),
        replaces=[one for one in answers if one.user_id == person.pk],
        replaced=[one for one in answers if one.substitutes_id == person.pk],
        steps=list(person.steps.select_related("by")[:MOST_STEPS]),
    )
