"""Rows for tests: sensible defaults, what matters is said in the test."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from indicators.compliance.vocabulary import Accumulation
from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    ReportingMonth,
    YearTarget,
)
from indicators.vocabulary import Kind, RecordState
from objectives import roles
from objectives.models import (
    Department,
    FiscalYear,
    Membership,
    Objective,
    Plan,
    User,
)

JUNE = date(2023, 6, 30)


def a_plan(**changes: Any) -> Plan:
    """Return the plan, made at first need: there is one."""
    stored = Plan.objects.first()
    if stored:
        return stored
    values = {"name": "PEI", "entity": "Secretaría General", "start": 2020, "end": 2024}
    return Plan.objects.create(**values | changes)


def a_year(year: int = 2023, *, approved: bool = False, **changes: Any) -> FiscalYear:
    """Return a fiscal year, made at first need."""
    moment = timezone.now() if approved else None
    return FiscalYear.objects.get_or_create(
        plan=a_plan(), year=year, defaults={"approved_at": moment, **changes}
    )[0]


def an_objective(number: int = 1, **changes: Any) -> Objective:
    """Return an objective, made at first need."""
    defaults = {"statement": f"Enunciado del objetivo {number}", **changes}
    return Objective.objects.get_or_create(
        plan=a_plan(), number=number, defaults=defaults
    )[0]


def a_department(code: str = "SC", **changes: Any) -> Department:
    """Return a department, made at first need."""
    return Department.objects.get_or_create(
        code=code, defaults={"name": f"Dependencia {code}", **changes}
    )[0]


def an_indicator(key: str = "321", **changes: Any) -> Indicator:
    """Make an increasing sectoral indicator in percent."""
    values = {
        "key": key,
        "kind": Kind.SECTORAL,
        "code": key,
        "name": f"Indicador {key}",
        "department": changes.pop("department", None) or a_department(),
        "unit": "porcentaje",
        "decimals": 2,
        "accumulation": Accumulation.INCREASING,
    }
    return Indicator.objects.create(**values | changes)


def weigh(indicator: Indicator, weight: str = "100", **changes: Any) -> IndicatorWeight:
    """Give an indicator its weight in objective 1 of 2023."""
    place = {
        "year": changes.pop("year", None) or a_year(),
        "objective": changes.pop("objective", None) or an_objective(),
    }
    return IndicatorWeight.objects.create(
        indicator=indicator, weight=Decimal(weight), **place, **changes
    )


def program(
    indicator: Indicator,
    target: str | None,
    months: dict[int, str],
    year: FiscalYear | None = None,
) -> None:
    """Promise a target and monthly levels or amounts for the year."""
    year = year or a_year()
    number = None if target is None else Decimal(target)
    YearTarget.objects.create(year=year, indicator=indicator, target=number)
    for month, value in months.items():
        MonthlyRecord.objects.create(
            year=year, indicator=indicator, month=month, programmed=Decimal(value)
        )


def report(
    indicator: Indicator,
    month: int,
    executed: str | None,
    *,
    year: FiscalYear | None = None,
    state: RecordState = RecordState.APPROVED,
    **texts: str,
) -> MonthlyRecord:
    """Report what was done in a month."""
    number = None if executed is None else Decimal(executed)
    return MonthlyRecord.objects.update_or_create(
        year=year or a_year(),
        indicator=indicator,
        month=month,
        defaults={"executed": number, "state": state, **texts},
    )[0]


def measured(
    key: str,
    *,
    weight: str = "100",
    p: str = "60",
    e: str | None = "60",
    **changes: Any,
) -> Indicator:
    """Make an indicator with target 100, P at June, E at June and its weight."""
    place = {
        name: changes.pop(name) for name in ("objective", "year") if name in changes
    }
    indicator = an_indicator(key, **changes)
    weigh(indicator, weight, **place)
    program(indicator, "100", {6: p, 12: "100"}, place.get("year"))
    if e is not None:
        report(indicator, 6, e, year=place.get("year"))
    return indicator


def a_cutoff(day: date = JUNE) -> Cutoff:
    """Return a cut-off, made open at first need."""
    Cutoff.objects.get_or_create(date=day, defaults={"year": a_year(day.year)})
    return Cutoff.objects.select_related("year__plan").get(date=day)


def a_person(username: str = "ana", role: str | None = None, **changes: Any) -> User:
    """Make a person, perhaps in a role."""
    person = User.objects.create_user(
        username, password="clave-de-prueba-larga", **changes
    )
    if role:
        person.groups.add(Group.objects.get(name=role))
    return person


def a_member(
    username: str = "eva",
    role: str = roles.REPORTER,
    department: Department | None = None,
    **dates: date | None,
) -> User:
    """Make a reporter (or head) of a department, since January unless dates say else."""
    person = a_person(username, role, is_staff=True)
    place = Membership.Role.HEAD if role == roles.HEAD else Membership.Role.REPORTER
    Membership.objects.create(
        user=person,
        department=department or a_department(),
        role=place,
        **{"start": date(2023, 1, 1), **dates},
    )
    return person


def an_open_month(month: int = 6, year: int = 2023, **changes: Any) -> ReportingMonth:
    """Open a month for reporting."""
    values = {"due": date(year, month, 28), "is_open": True, **changes}
    return ReportingMonth.objects.create(year=a_year(year), month=month, **values)
