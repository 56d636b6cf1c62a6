"""Who can do what today: each person's departments, indicators and powers, in words.

In a fixed number of queries, however many people and indicators there are. It tells what
`indicators.visibility` and `indicators.actions` decide; a test compares them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from indicators.entry.telling import Mark
from indicators.models import Indicator, Responsibility
from indicators.visibility import APPROVE, REPORT, REPORT_ALL, SEE_ALL
from objectives.models import Membership, User
from objectives.people.authority import roles_given_by, roles_of
from pei_site.formats import date_short
from pei_site.places import RUNS_THE_PLAN
from reports.desk.people.factors import with_second_factor
from reports.desk.people.marks import dormant, standing
from reports.desk.people.telling import current, place_words, role_words, with_places

WORDS = {True: "Sí", False: "No", None: "No se sabe"}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a person reaches today. `indicators` None: all of them."""

    person: User
    mark: Mark
    asleep: bool
    roles: str
    role_names: frozenset[str]
    places: str
    departments: frozenset[int]
    indicators: frozenset[int] | None
    answers: tuple[Responsibility, ...]
    powers: tuple[str, ...]
    second_factor: bool | None

    @property
    def count(self) -> str:
        """How many indicators, in a word."""
        return "Todos" if self.indicators is None else str(len(self.indicators))

    @property
    def factor_word(self) -> str:
        """Whether there is a second factor."""
        return WORDS[self.second_factor]

    def reaches(self, indicator: Indicator) -> bool:
        """Whether the indicator is within reach today."""
        return self.indicators is None or indicator.pk in self.indicators

    def way_to(self, indicator: Indicator) -> str:
        """Say why an indicator is within reach."""
        if self.indicators is None:
            return "Ve todas las dependencias"
        if indicator.department_id in self.departments:
            return f"Integrante de {indicator.department}"
        mine = (one for one in self.answers if one.indicator_id == indicator.pk)
        return "; ".join(_answer_words(one) for one in mine)


def _answer_words(answer: Responsibility) -> str:
    until = f" hasta el {date_short(answer.end)}" if answer.end else ""
    if answer.substitutes:
        return f"Reemplaza a {answer.substitutes}{until}"
    return f"A su nombre{until}"


def reaches(people: QuerySet[User]) -> list[Reach]:
    """Tell what each of the people reaches today, by name."""
    by_department = defaultdict(set)
    for pk, department in Indicator.objects.values_list("pk", "department"):
        by_department[department].add(pk)
    factors = with_second_factor()
    ordered = _with_powers(people).order_by("last_name", "first_name", "username")
    return [_reach(one, by_department, factors) for one in ordered]


def _with_powers(people: QuerySet[User]) -> QuerySet[User]:
    named = Permission.objects.select_related("content_type")
    answers = Responsibility.objects.filter(current(timezone.localdate()))
    return with_places(people).prefetch_related(
        Prefetch("groups__permissions", named),
        "user_permissions__content_type",
        Prefetch(
            "responsibilities",
            answers.select_related("substitutes"),
            to_attr="answers_today",
        ),
    )


def _reach(
    person: User,
    by_department: dict[int, set[int]],
    factors: Collection[int] | None,
) -> Reach:
    places: list[Membership] = getattr(person, "places_today", [])
    answers: list[Responsibility] = getattr(person, "answers_today", [])
    departments = frozenset(place.department_id for place in places)
    granted = permissions_of(person)
    own = {pk for one in departments for pk in by_department.get(one, ())}
    own |= {answer.indicator_id for answer in answers}
    everything = person.is_active and (person.is_superuser or SEE_ALL in granted)
    return Reach(
        person=person,
        mark=standing(person),
        asleep=person.is_active and dormant(person) is not None,
        roles=role_words(person),
        role_names=frozenset(roles_of(person)),
        places=place_words(places),
        departments=departments,
        indicators=None if everything else frozenset(own if person.is_active else ()),
        answers=tuple(answers),
        powers=tuple(_powers(person, granted, places, own=own, everything=everything)),
        second_factor=None if factors is None else person.pk in factors,
    )


def permissions_of(person: User) -> set[str]:
    """Return what the prefetched groups and the person's own permissions grant."""
    held = [one for group in person.groups.all() for one in group.permissions.all()]
    return {
        f"{one.content_type.app_label}.{one.codename}"
        for one in (*held, *person.user_permissions.all())
    }


def _powers(
    person: User,
    granted: set[str],
    places: list[Membership],
    *,
    own: set[int],
    everything: bool,
) -> Iterator[str]:
    """Say in words what the person can do today; `everything`: they see every indicator."""
    if not person.is_active:
        return
    if person.is_superuser:
        yield "Todo, también lo que ningún papel permite."
        return
    if everything:
        yield "Ve todas las dependencias."
    if granted >= REPORT_ALL:
        yield "Reporta cualquier indicador."
    elif REPORT in granted and own:
        yield "Reporta los suyos."
    headed = [one.department for one in places if one.role == Membership.Role.HEAD]
    if "indicators.verify_record" in granted and headed:
        yield f"Verifica lo de {', '.join(map(str, headed))}."
    yield from _powers_over_the_plan(person, granted)


def _powers_over_the_plan(person: User, granted: set[str]) -> Iterator[str]:
    """Say what does not depend on a place."""
    if APPROVE in granted:
        yield "Aprueba y devuelve reportes."
    if RUNS_THE_PLAN in granted:
        yield "Cambia el plan, y cierra y publica cortes."
    if given := roles_given_by(person):
        yield f"Maneja cuentas: {', '.join(given)}."
    if person.user_permissions.all():
        yield "Tiene permisos sueltos, que le dio un superusuario."
