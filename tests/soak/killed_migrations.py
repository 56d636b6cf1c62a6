"""D07: `migrate` is killed in the middle of a migration of many rows.

Every row is as before, or every row is done and the migration is recorded; the same
command run again succeeds and puts every trigger back. The control is a migration that
is not one transaction.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.soak.arena import arguments, database, disconnect, pause, tell

MIGRATE = [sys.executable, "manage.py", "migrate", "late", "--verbosity", "0"]
SETTINGS = "tests.soak.late.settings"
MONTHS = 12


def main() -> None:
    """Kill the migration at random rows and look at the rows each time."""
    asked = arguments(__doc__ or "", kills=12, rows=20_000, seed=7)
    chance = random.Random(asked.seed)
    if asked.unsafe:
        os.environ["SOAK_TORN"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    with database():
        rows = many_records(asked.rows)
        counts = {"none": 0, "all": 0, "torn": 0, "reruns_failed": 0, "unlocked": 0}
        for _ in range(asked.kills):
            done = state_after(chance.randrange(rows))
            counts["none"] += done == 0
            counts["all"] += done == rows
            counts["torn"] += 0 < done < rows
            counts["reruns_failed"] += not mended(rows)
            counts["unlocked"] += bool(missing_triggers())
            start_anew()
        tell(seed=asked.seed, kills=asked.kills, rows=rows, **counts)


def many_records(number: int) -> int:
    """Make monthly records until there are so many; how many they are."""
    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup
    from tests.builders import (  # noqa: PLC0415 -- after setup
        a_department,
        a_year,
        an_indicator,
    )

    department = a_department()
    years = [a_year(2020 + one) for one in range(5)]
    for one in range(number // (MONTHS * len(years)) + 1):
        indicator = an_indicator(f"I{one}", department=department)
        MonthlyRecord.objects.bulk_create(
            MonthlyRecord(indicator=indicator, year=year, month=month)
            for year in years
            for month in range(1, MONTHS + 1)
        )
    return start_anew()


def start_anew() -> int:
    """Take the migration back and the rows with it; how many rows there are."""
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415

    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup

    MigrationRecorder(connection).migration_qs.filter(app="late").delete()
    return MonthlyRecord.objects.update(version=1)


def state_after(row: int) -> int:
    """Kill the command at about a row; how many rows are done."""
    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup

    disconnect()
    with tempfile.TemporaryDirectory(prefix="pei-sign-") as folder:
        sign = Path(folder) / "sign"
        environment = os.environ | {"SOAK_SIGN": str(sign), "SOAK_ROW": str(row)}
        process = subprocess.Popen(MIGRATE, start_new_session=True, env=environment)
        while process.poll() is None and not sign.exists():
            pause(0.002)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return int(MonthlyRecord.objects.exclude(version=1).count())


def mended(rows: int) -> bool:
    """Whether the command run again ends well, each row done once and recorded."""
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415

    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup

    disconnect()
    code = subprocess.run(MIGRATE, check=False).returncode
    recorded = MigrationRecorder(connection).migration_qs.filter(app="late").exists()
    once = MonthlyRecord.objects.filter(version=2).count()
    return code == 0 and recorded and once == rows


def missing_triggers() -> set[Any]:
    """Name the locks that are not in their place."""
    from django.db import connection  # noqa: PLC0415 -- after setup

    from indicators import triggers  # noqa: PLC0415 -- after setup

    return {*triggers.missing(connection)}


if __name__ == "__main__":
    main()
