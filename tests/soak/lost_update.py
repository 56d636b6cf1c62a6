"""C01: six people save the same record, each having read the same version.

Exactly one wins, the others are told. The control writes without asking the version.
"""

from decimal import Decimal
from functools import partial
from typing import Any

from tests.soak.arena import WORKERS, arguments, database, race, tell


def main() -> None:
    """Count the rounds without exactly one winner, and the losers who were not told."""
    asked = arguments(__doc__ or "", rounds=50)
    with database():
        from tests.builders import a_member, an_open_month, measured  # noqa: PLC0415

        an_open_month(6)
        indicator, reporter = measured("321", e=None), a_member()
        write = unsafely if asked.unsafe else safely
        wrong = 0
        for number in range(asked.rounds):
            version = indicator.records.get(month=6).version
            values = [number * WORKERS + one + 1 for one in range(WORKERS)]
            racers = [
                partial(write, indicator, reporter, version, one) for one in values
            ]
            wrong += sorted(race(racers)) != ["saved"] + ["told"] * (WORKERS - 1)
        tell(rounds=asked.rounds, without_one_winner=wrong)


def safely(indicator: Any, reporter: Any, version: int, value: int) -> str:
    """Save through the action."""
    from indicators.actions import ConflictError, Entry, save_entry  # noqa: PLC0415
    from tests.builders import a_year  # noqa: PLC0415 -- after setup

    try:
        save_entry(
            indicator=indicator,
            year=a_year(),
            month=6,
            entry=Entry(Decimal(value)),
            version=version,
            by=reporter,
        )
    except ConflictError:
        return "told"
    return "saved"


def unsafely(indicator: Any, reporter: Any, version: int, value: int) -> str:
    """Save what was read, whoever wrote meanwhile."""
    record = indicator.records.get(month=6)
    record.executed, record.version = value, version + 1
    record.save()
    return "saved"


if __name__ == "__main__":
    main()
