"""Six people of the office approve the same year at once, or make the same year.

One approval is written, and all see whose; one year is made, and the rest are told.
The control looks first and then writes, without locks.
"""

from functools import partial
from typing import Any

from tests.soak.arena import WORKERS, arguments, database, race, tell


def main() -> None:
    """Count the rounds with more than one approval, and with more than one winner."""
    asked = arguments(__doc__ or "", rounds=30)
    with database():
        from tests.builders import a_person, measured  # noqa: PLC0415 -- after setup

        measured("321")
        people = [a_person(f"p{number}") for number in range(WORKERS)]
        twice = sum(
            approvals(number, people, unsafe=asked.unsafe) != 1
            for number in range(asked.rounds)
        )
        odd = sum(makers(unsafe=asked.unsafe) for _ in range(asked.rounds))
        tell(rounds=asked.rounds, approved_more_than_once=twice, without_one_maker=odd)


def approvals(number: int, people: list[Any], *, unsafe: bool) -> int:
    """Approve a year of its own at once; how many different approvals were told."""
    from django.db import connection  # noqa: PLC0415 -- after setup

    from indicators import triggers  # noqa: PLC0415 -- after setup
    from tests.builders import (  # noqa: PLC0415 -- after setup
        Indicator,
        a_year,
        program,
        weigh,
    )

    year, indicator = a_year(2030 + number), Indicator.objects.get()
    weigh(indicator, year=year)
    program(indicator, "100", {12: "100"}, year)
    if unsafe:
        triggers.remove(connection)
    approve = unsafely if unsafe else safely
    told = race([partial(approve, year, person) for person in people])
    versions = year.history.filter(approved_at__isnull=False).count()
    return max(len(set(told)), versions)


def safely(year: Any, person: Any) -> str:
    """Approve through the action and return whose approval it is."""
    from indicators.approval import approve_year  # noqa: PLC0415 -- after setup

    done = approve_year(year=year, by=person)
    return f"{done.approved_by} {done.approved_at}"


def unsafely(year: Any, person: Any) -> str:
    """Look whether it is approved, judge it, and write."""
    from django.utils import timezone  # noqa: PLC0415 -- after setup

    from indicators.readiness import blocking  # noqa: PLC0415 -- after setup
    from objectives.models import FiscalYear  # noqa: PLC0415 -- after setup

    stored = FiscalYear.objects.get(pk=year.pk)
    if not stored.is_approved and not blocking(stored):
        stored.approved_at, stored.approved_by = timezone.now(), person
        stored.save()
    return f"{stored.approved_by} {stored.approved_at}"


def makers(*, unsafe: bool) -> bool:
    """Make 2022 at once, and take it away; whether there was not exactly one maker."""
    from tests.builders import FiscalYear, a_plan  # noqa: PLC0415 -- after setup

    a_plan()
    answers = race([make_unsafely if unsafe else make] * WORKERS)
    FiscalYear.objects.filter(year=2022).delete()
    return sorted(answers) != ["made"] + ["told"] * (WORKERS - 1)


def make() -> str:
    """Make the year through the action."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415 -- after setup

    from indicators.year_legacy import legacy_of  # noqa: PLC0415 -- after setup
    from indicators.year_making import make_year  # noqa: PLC0415 -- after setup
    from tests.builders import FiscalYear, a_plan  # noqa: PLC0415 -- after setup

    seen = legacy_of(None, 2022).fingerprint
    year = FiscalYear(plan=a_plan(), year=2022)
    try:
        make_year(year=year, decisions={}, seen=seen)
    except ValidationError:
        return "told"
    return "made"


def make_unsafely() -> str:
    """Look whether it is there and insert it."""
    from tests.builders import FiscalYear, a_plan  # noqa: PLC0415 -- after setup

    if FiscalYear.objects.filter(year=2022).exists():
        return "told"
    FiscalYear.objects.create(plan=a_plan(), year=2022)
    return "made"


if __name__ == "__main__":
    main()
