"""P02: a month is closed while six people save into it.

Each save is either there before the close or refused: what is read right after the
close never changes. The control checks before it writes, without lock and triggers.
"""

from decimal import Decimal
from functools import partial
from typing import Any

from tests.soak.arena import WORKERS, arguments, database, race, tell

MOST_SAVES = 200
MOST_LOOKS = 10_000
MOST_TRIES = 5


def main() -> None:
    """Count the rounds in which something was written after the close."""
    asked = arguments(__doc__ or "", rounds=60)
    with database():
        broken = sum(
            one_round(number, unsafe=asked.unsafe) for number in range(asked.rounds)
        )
        tell(rounds=asked.rounds, written_after_close=broken)


def one_round(number: int, *, unsafe: bool) -> bool:
    """Close the month against the savers; whether a value came after the close."""
    from django.db import connection  # noqa: PLC0415 -- after setup

    from indicators import triggers  # noqa: PLC0415 -- after setup
    from indicators.models import Indicator  # noqa: PLC0415 -- after setup
    from tests.builders import (  # noqa: PLC0415  # noqa: PLC0415
        Department,
        ReportingMonth,
        User,
        a_member,
        an_indicator,
        an_open_month,
    )

    if unsafe:
        triggers.remove(connection)
    if number == 0:
        reporter = a_member("eva")
        for key in range(WORKERS):
            an_indicator(str(key), department=Department.objects.get())
        gate = an_open_month(6)
    else:
        reporter = User.objects.get(username="eva")
        gate = ReportingMonth.objects.get()
        ReportingMonth.objects.update(is_open=True)
    save = partial(unsafely if unsafe else safely, reporter=reporter, gate=gate)
    savers = [partial(save, one) for one in Indicator.objects.order_by("key")]
    seen = race([*savers, partial(close, gate)])[-1]
    if isinstance(seen, str):  # it did not close: that is no write after a close
        raise RuntimeError(seen)
    return seen != values()


def close(gate: Any) -> list[Any]:
    """Close the month once the savers are at it and return what is stored then.

    SQLite promises no turn: whoever was made to wait too long asks again, as people do.
    """
    from django.db import OperationalError  # noqa: PLC0415 -- after setup

    from indicators import actions  # noqa: PLC0415 -- after setup

    before = values()
    for _ in range(MOST_LOOKS):
        if values() != before:
            break
    for _ in range(MOST_TRIES):
        try:
            actions.close_month(gate=gate)
            break
        except OperationalError:
            continue
    return values()


def values() -> list[Any]:
    """Return what is stored of every indicator."""
    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup

    rows = MonthlyRecord.objects.order_by("indicator__key")
    return list(rows.values_list("indicator__key", "executed"))


def safely(indicator: Any, *, reporter: Any, gate: Any) -> str:
    """Save again and again through the action until it refuses."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415 -- after setup

    from indicators.actions import Entry, save_entry  # noqa: PLC0415 -- after setup

    stored = indicator.records.first()
    version, value = (stored.version, stored.executed) if stored else (0, 0)
    for _ in range(MOST_SAVES):
        value += 1
        try:
            version = save_entry(
                indicator=indicator,
                year=gate.year,
                month=gate.month,
                entry=Entry(Decimal(value)),
                version=version,
                by=reporter,
            ).version
        except ValidationError:
            return "refused"
    return "never refused"


def unsafely(indicator: Any, *, reporter: Any, gate: Any) -> str:
    """Look whether the month is open, think a little, and write."""
    from indicators.models import MonthlyRecord, ReportingMonth  # noqa: PLC0415

    for value in range(MOST_SAVES):
        if not ReportingMonth.objects.get(pk=gate.pk).is_open:
            return "refused"
        values()  # time enough for a close to come between
        place = {"indicator": indicator, "year": gate.year, "month": gate.month}
        MonthlyRecord.objects.update_or_create(**place, defaults={"executed": value})
    return "never refused"


if __name__ == "__main__":
    main()
