"""Mi mes: what a person owes this month, and what waits for them."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from indicators.entry.lines import Line, month_lines, recorded_lines
from indicators.entry.months import Month
from indicators.models import Indicator, RecordStep
from indicators.transitions import Move, is_allowed
from indicators.visibility import own_indicators, sees_everything, visible
from indicators.vocabulary import RecordState
from objectives.models import Department, Membership, User

PER_PAGE = 100
IS_OWN = "is_own"  # on an indicator: whether it is the person's
# What the reporter sees first: what came back, what is pending, what is begun, the rest.
_ORDER = (RecordState.RETURNED, None, RecordState.DRAFT)


@dataclass(frozen=True, slots=True)
class Share:
    """How far a department is in the month: of `owed` indicators, how many are where."""

    department: Department
    owed: int
    done: int
    approved: int
    returned: int
    waiting: tuple[Line, ...]

    @property
    def pending(self) -> int:
        """How many its reporters still have to send, what came back included."""
        return self.owed - self.done


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's month. `mine`: owed; `optional`: theirs, with nothing programmed.

    `waiting`: a page of the records whose next step is this person's; `move`: which step.
    """

    month: Month
    mine: list[Line]
    optional: list[Line]
    waiting: Page[Line]
    move: Move | None
    shares: list[Share]
    observations: dict[int, str]

    @property
    def counted(self) -> list[Line]:
        """What the progress counts: what is owed, and what was begun without owing it."""
        return [*self.mine, *(line for line in self.optional if line.begun)]

    @property
    def total(self) -> int:
        """How many there are to do."""
        return len(self.counted)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(line.done for line in self.counted)

    @property
    def pending(self) -> int:
        """How many are left."""
        return self.total - self.done

    @property
    def reports(self) -> bool:
        """Whether the person has indicators of their own this month."""
        return bool(self.mine or self.optional)


def desk_of(person: User, month: Month, page: str = "") -> Desk:
    """Read a person's month in a fixed number of queries; `page`: of what waits.

    Who sees everything is told of every record, and reads whole only what is shown.
    """
    if not sees_everything(person):
        mine = month_lines(visible(person, Indicator.objects.all()), month)
        move, waiting = _waiting(person, mine)
        return _desk(month, mine, move, _turned(waiting, page), [])
    recorded = recorded_lines(month)
    move, waiting = _waiting(person, recorded)
    turned = _turned(waiting, page)
    shown = [line.indicator.pk for line in turned]
    whole = {
        line.indicator.pk: line for line in month_lines(_told(person, shown), month)
    }
    turned.object_list = [whole[key] for key in shown if key in whole]
    mine = [line for line in whole.values() if getattr(line.indicator, IS_OWN)]
    return _desk(month, mine, move, turned, _shares(recorded))


def _told(person: User, shown: list[int]) -> QuerySet[Indicator]:
    """Return the person's own indicators and those that are shown, in one query."""
    own = Exists(own_indicators(person).filter(pk=OuterRef("pk")))
    told = Indicator.objects.annotate(**{IS_OWN: own})
    return told.filter(Q(**{IS_OWN: True}) | Q(pk__in=shown))


def _turned(waiting: list[Line], page: str) -> Page[Line]:
    return Paginator(waiting, PER_PAGE).get_page(page)


def _desk(
    month: Month,
    mine: list[Line],
    move: Move | None,
    waiting: Page[Line],
    shares: list[Share],
) -> Desk:
    mine = sorted(mine, key=_urgency)
    return Desk(
        month=month,
        mine=[line for line in mine if line.owed],
        optional=[line for line in mine if not line.owed],
        waiting=waiting,
        move=move,
        shares=shares,
        observations=_observations(mine),
    )


def shares_of(month: Month) -> list[Share]:
    """Tell how far every department is in a month, in one query."""
    return _shares(recorded_lines(month))


def _urgency(line: Line) -> int:
    state = line.record.state if line.record and line.begun else None
    return _ORDER.index(state) if state in _ORDER else len(_ORDER)


def _waiting(person: User, lines: list[Line]) -> tuple[Move | None, list[Line]]:
    """Find the records that wait for the person, and for which step."""
    if person.has_perm("indicators.approve_record"):
        return Move.APPROVE, [line for line in lines if _at(line, Move.APPROVE)]
    if person.has_perm("indicators.verify_record"):
        headed = _headed(person)
        return Move.VERIFY, [
            line
            for line in lines
            if line.indicator.department_id in headed and _at(line, Move.VERIFY)
        ]
    return None, []


def _at(line: Line, move: Move) -> bool:
    """Whether the line's record is where the step starts."""
    if line.record is None:
        return False
    return is_allowed(
        move,
        RecordState(line.record.state),
        head_verifies=line.indicator.department.head_verifies,
    )


def _headed(person: User) -> set[int]:
    today = timezone.localdate()
    memberships = Membership.objects.filter(
        Q(end__isnull=True) | Q(end__gte=today),
        user=person,
        role=Membership.Role.HEAD,
        start__lte=today,
    )
    return set(memberships.values_list("department", flat=True))


def _shares(lines: list[Line]) -> list[Share]:
    """Count by department, what waits first, then by name."""
    grouped: dict[Department, list[Line]] = defaultdict(list)
    for line in lines:
        if line.owed or line.begun:
            grouped[line.indicator.department].append(line)
    shares = [
        Share(
            department=department,
            owed=len(theirs),
            done=sum(line.done for line in theirs),
            approved=sum(_is_at(line, RecordState.APPROVED) for line in theirs),
            returned=sum(_is_at(line, RecordState.RETURNED) for line in theirs),
            waiting=tuple(line for line in theirs if _at(line, Move.APPROVE)),
        )
        for department, theirs in grouped.items()
    ]
    return sorted(shares, key=lambda one: (not one.waiting, one.department.name))


def _is_at(line: Line, state: RecordState) -> bool:
    return bool(line.record and line.record.state == state)


def _observations(lines: list[Line]) -> dict[int, str]:
    """Read why each returned record came back, by record."""
    returned = [
        line.record.pk
        for line in lines
        if line.record and line.record.state == RecordState.RETURNED
    ]
    if not returned:
        return {}
    steps = RecordStep.objects.filter(
        record__in=returned, state=RecordState.RETURNED
    ).order_by("at", "pk")
    return dict(steps.values_list("record", "observation"))
