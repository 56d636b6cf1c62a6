"""Who owes which indicators, and on which days they are told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from indicators.entry.lines import Line, month_lines
from indicators.entry.months import Month, open_months
from indicators.visibility import own_indicators
from indicators.vocabulary import RecordState
from objectives.models import Membership, User

# Days before the due date (after it, when negative) on which people are written to.
DAYS = frozenset({5, 3, 1, -1, -7, -15})


@dataclass(frozen=True, slots=True)
class MonthOwed:
    """What a person owes of a month: to report, and to verify if they head."""

    month: Month
    left: int
    to_report: tuple[Line, ...]
    to_verify: tuple[Line, ...]

    @property
    def when(self) -> str:
        """How long there is left, in words."""
        words = {1: "vence mañana", -1: "venció ayer"}
        return words.get(
            self.left,
            f"vence en {self.left} días"
            if self.left > 0
            else f"venció hace {-self.left} días",
        )


@dataclass(frozen=True, slots=True)
class Digest:
    """The one message of a person on a day."""

    person: User
    months: tuple[MonthOwed, ...]

    @property
    def rows(self) -> int:
        """How many indicators it tells."""
        return sum(len(one.to_report) + len(one.to_verify) for one in self.months)


def digests(on: date) -> Iterator[Digest]:
    """Yield a digest for each person who owes something that is told on that day."""
    months = [
        (month, (month.due - on).days)
        for month in open_months()
        if month.due is not None and (month.due - on).days in DAYS
    ]
    if not months:
        return
    for person in _people(on):
        owed = tuple(
            one for month, left in months if (one := _owed(person, month, left, on))
        )
        if owed:
            yield Digest(person, owed)


def _people(on: date) -> QuerySet[User]:
    """Return the active people with an address who answer for something that day."""
    place = Q(start__lte=on) & (Q(end__isnull=True) | Q(end__gte=on))
    members = Membership.objects.filter(place).values("user")
    by_name = User.objects.filter(
        responsibilities__start__lte=on,
    ).filter(Q(responsibilities__end__isnull=True) | Q(responsibilities__end__gte=on))
    return (
        User.objects.filter(is_active=True)
        .exclude(email="")
        .filter(Q(pk__in=members) | Q(pk__in=by_name.values("pk")))
        .order_by("pk")
    )


def _owed(person: User, month: Month, left: int, on: date) -> MonthOwed | None:
    """Return what the person owes of the month; None: nothing."""
    lines = month_lines(own_indicators(person, on), month)
    headed = set(
        Membership.objects.filter(
            Q(end__isnull=True) | Q(end__gte=on),
            user=person,
            role=Membership.Role.HEAD,
            start__lte=on,
            department__head_verifies=True,
        ).values_list("department", flat=True)
    )
    reports = person.has_perm("indicators.report_record")
    to_report = tuple(line for line in lines if reports and line.owed and line.editable)
    to_verify = tuple(
        line
        for line in lines
        if line.indicator.department_id in headed
        and line.record is not None
        and line.record.state == RecordState.SUBMITTED
    )
    if not to_report and not to_verify:
        return None
    return MonthOwed(month, left, to_report, to_verify)
