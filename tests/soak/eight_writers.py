"""C03 and C04: eight processes read and write through the product's own action.

Nobody sees "database is locked", and nobody waits longer than the limit. `--unsafe`
tries the settings without IMMEDIATE and with SQLite's short patience: both must fail.
`--pace` saves a second in all: people at work instead of saturation.
"""

import threading
import time
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from tests.soak.arena import arguments, database, race, tell

PROCESSES = 8
SHORT = 0.2  # seconds of patience of the second control


@dataclass(frozen=True, slots=True)
class Saves:
    """What one process did: the milliseconds of each save, and how often it failed."""

    waits: list[float]
    locked: int


def main() -> None:
    """Let eight save for so many seconds, and tell how long they waited."""
    asked = arguments(__doc__ or "", seconds=20, pace=0)
    with database():
        people = an_office()
        if asked.unsafe:
            told = {
                f"locked_{name}": summary(people, asked.seconds, 0, change)["locked"]
                for name, change in (("deferred", defer), ("impatient", hurry))
            }
        else:
            told = summary(people, asked.seconds, asked.pace, None)
        tell(**told)


def an_office() -> list[Any]:
    """Make eight reporters with an indicator each, in an open month."""
    from tests.builders import (  # noqa: PLC0415 -- after setup
        a_department,
        a_member,
        an_indicator,
        an_open_month,
    )

    gate = an_open_month(6)
    office = []
    for number in range(PROCESSES):
        department = a_department(f"D{number}")
        indicator = an_indicator(f"I{number}", department=department)
        person = a_member(f"p{number}", department=department)
        office.append((gate, indicator, person))
    return office


def summary(people: list[Any], seconds: int, pace: int, change: Any) -> dict[str, int]:
    """Run the writers and count."""
    runners = [partial(write, *one, seconds, pace, change) for one in people]
    found: list[Saves] = race(runners)
    waits = sorted(wait for one in found for wait in one.waits)
    return {
        "saves": len(waits),
        "locked": sum(one.locked for one in found),
        "median_ms": round(waits[len(waits) // 2]),
        "p99_ms": round(waits[len(waits) * 99 // 100]),
        "longest_ms": round(waits[-1]),
    }


def write(
    gate: Any, indicator: Any, person: Any, seconds: int, pace: int, change: Any
) -> Saves:
    """Save again and again, each time what comes after what is stored."""
    from django.db import OperationalError  # noqa: PLC0415 -- after setup

    if change:
        change()
    waits, locked, over = [], 0, time.monotonic() + seconds
    rest = threading.Event()
    while time.monotonic() < over:
        start = time.monotonic()
        try:
            save(gate, indicator, person)
        except OperationalError:
            locked += 1
        waits.append((time.monotonic() - start) * 1000)
        if pace:
            rest.wait(max(0, PROCESSES / pace - (time.monotonic() - start)))
    return Saves(waits, locked)


def save(gate: Any, indicator: Any, person: Any) -> None:
    """Read the record and save the next value through the action."""
    from indicators.actions import Entry, save_entry  # noqa: PLC0415 -- after setup

    record = indicator.records.filter(month=gate.month).first()
    save_entry(
        indicator=indicator,
        year=gate.year,
        month=gate.month,
        entry=Entry(Decimal(int(record.executed) + 1 if record else 1)),
        version=record.version if record else 0,
        by=person,
    )


def defer() -> None:
    """Begin transactions as SQLite does: a reader that becomes a writer."""
    from django.db import connection  # noqa: PLC0415 -- after setup

    connection.settings_dict["OPTIONS"]["transaction_mode"] = "DEFERRED"


def hurry() -> None:
    """Wait for the lock no longer than a moment."""
    from django.db import connection  # noqa: PLC0415 -- after setup

    connection.settings_dict["OPTIONS"]["timeout"] = SHORT


if __name__ == "__main__":
    main()
