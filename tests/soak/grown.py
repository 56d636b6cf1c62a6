"""More of everything for the matrix's world, so that what is asked for each row is seen."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import cycle, islice

from django.utils import timezone

from indicators.compliance.vocabulary import Accumulation
from indicators.models import (
    ChangedValue,
    Evidence,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    ProposedEdit,
    RecordStep,
    Responsibility,
    What,
    YearTarget,
)
from indicators.vocabulary import Kind, RecordState
from objectives.models import (
    Change,
    Department,
    Membership,
    Objective,
    PlanStep,
    User,
)
from tests.builders import a_cutoff, a_plan, a_year, an_objective
from tests.security.world import OPEN, OPEN_MONTH, SENT_MONTH

START = date(2023, 1, 1)
APPROVED = 2021  # a year of the plan that the matrix leaves free


def before_closing(rows: int) -> None:
    """Add what closing freezes: indicators that promise something after June."""
    people = _people(max(2, rows // 5))
    departments = _departments(max(2, rows // 10), people)
    objectives = [an_objective(number) for number in range(1, 3 + rows // 20)]
    indicators = Indicator.objects.bulk_create(
        Indicator(
            key=f"N{number}",
            code=f"N{number}",
            kind=Kind.SECTORAL,
            name=f"Indicador {number}",
            department=department,
            unit="porcentaje",
            decimals=2,
            accumulation=Accumulation.INCREASING,
        )
        for number, department in enumerate(islice(cycle(departments), rows))
    )
    pairs = list(zip(indicators, cycle(objectives), strict=False))
    IndicatorWeight.objects.bulk_create(
        IndicatorWeight(year=year, objective=where, indicator=one, weight=weight)
        for year in (a_year(), a_year(APPROVED))
        for one, where, weight in _weighed(pairs, year.year)
    )
    YearTarget.objects.bulk_create(
        YearTarget(year=year, indicator=one, target=Decimal(100))
        for year in (a_year(), a_year(APPROVED))
        for one in indicators
    )
    Note.objects.bulk_create(
        Note(year=a_year(), objective=where, indicator=one, text=f"Nota {one.key}")
        for one, where in pairs[::5]
    )
    _months(indicators, people)
    _changes(rows, pairs, people)
    PlanStep.objects.bulk_create(
        PlanStep(plan=a_plan(), number=2 + number, text="x")
        for number in range(rows // 20)
    )


def _weighed(
    pairs: list[tuple[Indicator, Objective]], year: int
) -> Iterator[tuple[Indicator, Objective, int]]:
    """Let the first of each objective weigh all, but where the matrix's own weigh."""
    full = {1} if year != APPROVED else set()
    for one, where in pairs:
        yield one, where, 0 if where.number in full else 100
        full.add(where.number)


def _people(count: int) -> list[User]:
    return User.objects.bulk_create(
        User(username=f"persona-{number}", first_name="Ana", is_staff=True)
        for number in range(count)
    )


def _departments(count: int, people: list[User]) -> list[Department]:
    made = Department.objects.bulk_create(
        Department(code=f"D{number}", name=f"Dependencia {number}")
        for number in range(count)
    )
    Membership.objects.bulk_create(
        Membership(user=one, department=where, role="REPORTER", start=START)
        for one, where in zip(people, cycle(made), strict=False)
    )
    return made


def _months(indicators: list[Indicator], people: list[User]) -> None:
    """Promise from July on: July is owed or came back, September waits for approval."""
    states = cycle([RecordState.DRAFT, RecordState.RETURNED])
    records = [
        record
        for one, state in zip(indicators, states, strict=False)
        for record in (
            _record(one, OPEN_MONTH, state=state),
            _record(one, SENT_MONTH, executed=50, state=RecordState.SUBMITTED),
            _record(one, 12),
            _record(one, 12, year=a_year(APPROVED)),
        )
    ]
    stored = MonthlyRecord.objects.bulk_create(records)
    RecordStep.objects.bulk_create(
        RecordStep(record=one, state=one.state, by=by, at=timezone.now())
        for one, by in zip(stored, cycle(people), strict=False)
        if one.state != RecordState.DRAFT
    )
    Evidence.objects.bulk_create(
        link(one, by) for one, by in zip(stored, cycle(people), strict=False)
    )
    Measurement.objects.bulk_create(
        Measurement(cutoff=a_cutoff(OPEN), indicator=one, cause="x")
        for one in indicators[::2]
    )
    Responsibility.objects.bulk_create(
        Responsibility(indicator=one, user=by, substitutes=people[0], start=START)
        for one, by in zip(indicators[::5], cycle(people[1:]), strict=False)
    )


def _record(indicator: Indicator, month: int, **values: object) -> MonthlyRecord:
    place = {"year": a_year(), "indicator": indicator, "month": month}
    return MonthlyRecord(**place | values, programmed=Decimal(month))


def link(record: MonthlyRecord, by: User, **values: object) -> Evidence:
    return Evidence(
        record=record,
        title="Acta",
        link="https://example.org/acta",
        uploaded_by=by,
        uploaded_at=timezone.now(),
        **values,
    )


def _changes(
    rows: int, pairs: list[tuple[Indicator, object]], people: list[User]
) -> None:
    """Register changes, each with a figure; prepare some more, and the first at length."""
    told = {"plan": a_plan(), "description": "x", "justification": "y"}
    made = Change.objects.bulk_create(
        Change(
            **told,
            year=2023,
            number=str(100 + number),
            date=START,
            indicator_key=one.key,
            objective=where,
            requested_by=by,
            approved_by=by,
        )
        for number, ((one, where), by) in enumerate(
            zip(pairs[::4], cycle(people), strict=False)
        )
    )
    drafts = Change.objects.bulk_create(
        Change(**told, year=APPROVED, state=Change.State.DRAFT, requested_by=by)
        for by in islice(cycle(people), max(1, rows // 20))
    )
    for change, (one, where) in zip(made, pairs, strict=False):
        ChangedValue.objects.create(
            change=change, at=timezone.now(), **_figure(one, where)
        )
    ProposedEdit.objects.bulk_create(
        ProposedEdit(draft=draft, **_figure(one, where))
        for draft, (one, where) in [
            *zip(drafts, pairs, strict=False),
            *((drafts[0], pair) for pair in pairs[1::5]),
        ]
    )


def _figure(indicator: Indicator, objective: object) -> dict[str, object]:
    place = {"what": What.WEIGHT, "objective": objective, "indicator": indicator}
    return place | {"before": "1", "after": "2"}
