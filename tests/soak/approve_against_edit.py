"""A year is approved while six people edit its weights and its programming.

Each edit is either there when the year is judged or refused: what is read right after
the approval never changes, and it adds up. The control judges and writes without lock
and triggers, as the editors look and write.
"""

from decimal import Decimal
from functools import partial
from typing import Any

from tests.soak.arena import WORKERS, arguments, database, race, tell

MOST_EDITS = 80
MOST_LOOKS = 2_000
HALVES = (("50", "50"), ("30", "70"), ("80", "20"))


def main() -> None:
    """Count the rounds in which what was approved changed or does not add up, and the
    editors who were not refused in plain words: without any the race is no race.
    """
    asked = arguments(__doc__ or "", rounds=40)
    with database():
        found = [one_round(one, unsafe=asked.unsafe) for one in range(asked.rounds)]
        broken = sum(one for one, _ in found)
        tell(
            rounds=asked.rounds,
            broken_promises=broken,
            not_refused=sum(one for _, one in found),
        )


def one_round(number: int, *, unsafe: bool) -> tuple[bool, int]:
    """Approve a new year against its editors: whether it broke, and who went on."""
    from django.db import connection  # noqa: PLC0415 -- after setup

    from indicators import triggers  # noqa: PLC0415 -- after setup
    from indicators.readiness import blocking  # noqa: PLC0415 -- after setup
    from objectives.models import User  # noqa: PLC0415 -- after setup

    year = a_ready_year(2000 + number)
    if unsafe:
        triggers.remove(connection)
    boss = User.objects.get_or_create(username="ana")[0]
    edit = unsafely if unsafe else safely
    approver = approve_unsafely if unsafe else approve
    editors = [partial(edit, year, objective) for objective in range(1, WORKERS + 1)]
    *answers, seen = race([*editors, partial(approver, year, boss)])
    year.refresh_from_db()
    broken = not year.is_approved or seen != promised(year) or bool(blocking(year))
    return broken, sum(answer != "refused" for answer in answers)


def a_ready_year(number: int) -> Any:
    """Make a year that can be approved: six objectives with two indicators each."""
    from tests.builders import (  # noqa: PLC0415 -- after setup
        Indicator,
        a_department,
        a_year,
        an_indicator,
        an_objective,
        program,
        weigh,
    )

    year = a_year(number)
    for objective in range(1, WORKERS + 1):
        for half in "ab":
            key = f"{objective}{half}"
            indicator = Indicator.objects.filter(key=key).first() or an_indicator(
                key, department=a_department()
            )
            weigh(indicator, "50", year=year, objective=an_objective(objective))
            program(indicator, "100", {12: "100"}, year)
    return year


def promised(year: Any) -> list[Any]:
    """Return what is stored of what the approval locks."""
    from indicators.models import IndicatorWeight, MonthlyRecord  # noqa: PLC0415

    weights = IndicatorWeight.objects.filter(year=year).order_by("pk")
    months = MonthlyRecord.objects.filter(year=year).order_by("pk")
    return [
        *weights.values_list("pk", "weight"),
        *months.values_list("indicator", "month", "programmed"),
    ]


def wait_for_edits(year: Any) -> None:
    """Look until the editors are at it."""
    before = promised(year)
    for _ in range(MOST_LOOKS):
        if promised(year) != before:
            return


def approve(year: Any, boss: Any) -> list[Any]:
    """Approve through the action, and return what is stored then."""
    from indicators.approval import approve_year  # noqa: PLC0415 -- after setup

    wait_for_edits(year)
    approve_year(year=year, by=boss)
    return promised(year)


def approve_unsafely(year: Any, boss: Any) -> list[Any]:
    """Judge, and write what was judged without keeping anybody out."""
    from django.utils import timezone  # noqa: PLC0415 -- after setup

    from indicators.readiness import blocking  # noqa: PLC0415 -- after setup
    from objectives.models import FiscalYear  # noqa: PLC0415 -- after setup

    wait_for_edits(year)
    for _ in range(MOST_LOOKS):
        if not blocking(year):
            break
    FiscalYear.objects.filter(pk=year.pk).update(
        approved_at=timezone.now(), approved_by=boss
    )
    return promised(year)


def edits_of(year: Any, objective: int, turn: int) -> list[Any]:
    """Return the edits of a turn: both weights of an objective, and a June."""
    from indicators.change_control.places import Edit, Place  # noqa: PLC0415
    from indicators.models import IndicatorWeight, What  # noqa: PLC0415

    rows = IndicatorWeight.objects.filter(year=year, objective__number=objective)
    pairs = zip(rows.order_by("pk"), HALVES[turn % len(HALVES)], strict=True)
    edits = [
        Edit(Place(What.WEIGHT, row.objective_id, row.indicator_id), value)
        for row, value in pairs
    ]
    june = Place(What.PROGRAMMED, indicator=rows[0].indicator_id, month=6)
    return [*edits, Edit(june, str(turn % 90))]


def safely(year: Any, objective: int) -> str:
    """Edit again and again through the door until it refuses."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415 -- after setup

    from indicators.change_control.amending import save_edits  # noqa: PLC0415

    for turn in range(1, MOST_EDITS):
        edits = edits_of(year, objective, turn)
        try:
            save_edits(year=year, edits=edits, change=None)
        except ValidationError:
            return "refused"
    return "never refused"


def unsafely(year: Any, objective: int) -> str:
    """Look whether the year is approved, and write one weight after the other."""
    from indicators.models import IndicatorWeight  # noqa: PLC0415 -- after setup
    from objectives.models import FiscalYear  # noqa: PLC0415 -- after setup

    for turn in range(1, MOST_EDITS):
        if FiscalYear.objects.get(pk=year.pk).is_approved:
            return "refused"
        rows = IndicatorWeight.objects.filter(year=year, objective__number=objective)
        pairs = zip(rows.order_by("pk"), HALVES[turn % len(HALVES)], strict=True)
        for row, value in pairs:
            IndicatorWeight.objects.filter(pk=row.pk).update(weight=Decimal(value))
    return "never refused"


if __name__ == "__main__":
    main()
