"""D05: backups are taken while people save their month over HTTP; is each one moment?

Each is restored apart. It is consistent when the record of every person is the last of
its own history (a save writes both), and current when it has whatever was acknowledged
before it was begun. The control is a plain copy of SQLite's file.
"""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.soak.arena import arguments, database, disconnect, pause, tell
from tests.soak.served import ROOT, serving
from tests.soak.writers import Writer, an_office, set_to_work

KEPT = (
    "SELECT i.key, r.executed, (SELECT MAX(h.executed)"
    " FROM indicators_historicalmonthlyrecord h WHERE h.indicator_id = i.id)"
    " FROM indicators_monthlyrecord r JOIN indicators_indicator i"
    " ON i.id = r.indicator_id WHERE r.month = 6"
)
Rows = list[tuple[str, Any, Any]]


def main() -> None:
    """Take so many backups, look into each, and print what they were."""
    asked = arguments(__doc__ or "", backups=10, writers=4)
    over = threading.Event()
    with database(), tempfile.TemporaryDirectory(prefix="pei-load-") as folder:
        people = an_office(asked.writers)
        with serving(folder) as product:
            writers = set_to_work(people, product.port, over)
            disconnect()
            while not all(writer.acknowledged for writer in writers):
                pause(0.05)
            judged, costs = [], []
            for number in range(asked.backups):
                begun = [max(writer.acknowledged) for writer in writers]
                path = Path(folder) / f"{number}.zip"
                before = seconds_of_children()
                read = copied(path) if asked.unsafe else backed_up(path)
                costs.append(seconds_of_children() - before)
                judged.append(judge(read, writers, begun))
                pause(0.5)
            over.set()
            for writer in writers:
                writer.join()
        tell(
            backups=asked.backups,
            acknowledged=sum(len(writer.acknowledged) for writer in writers),
            good=judged.count("good"),
            torn=judged.count("torn"),
            behind=judged.count("behind"),
            unreadable=judged.count("unreadable"),
            most_processor_ms=round(max(costs) * 1000),
        )


def seconds_of_children() -> float:
    """Return the processor's seconds of all commands that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def backed_up(path: Path) -> Callable[[], Rows]:
    """Take one by the command; how to read it once it is restored."""
    from reports.backup.engines import current_engine  # noqa: PLC0415 -- after setup
    from reports.backup.rehearsal import apart  # noqa: PLC0415 -- after setup

    command = [sys.executable, "manage.py", "backup", str(path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    def read() -> Rows:
        with apart(current_engine()) as place:
            place.manage("restore", str(path))
            with place.database.cursor() as cursor:
                cursor.execute(KEPT)
                return list(cursor.fetchall())

    return read


def copied(path: Path) -> Callable[[], Rows]:
    """Copy the file of the database as `cp` does; how to read the copy."""
    shutil.copyfile(os.environ["DATABASE_URL"].removeprefix("sqlite:///"), path)

    def read() -> Rows:
        with closing(sqlite3.connect(path)) as found:
            if found.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise sqlite3.DatabaseError
            return found.execute(KEPT).fetchall()

    return read


def judge(read: Callable[[], Rows], writers: list[Writer], begun: list[int]) -> str:
    """Say in a word what a copy is; `begun`: what had been acknowledged before it."""
    try:
        rows = {key: (int(one), int(other)) for key, one, other in read()}
    except sqlite3.DatabaseError:
        return "unreadable"
    if any(one != other for one, other in rows.values()):
        return "torn"
    least = dict(zip((writer.key for writer in writers), begun, strict=True))
    late = [key for key, value in least.items() if rows.get(key, (0, 0))[0] < value]
    return "behind" if late else "good"


if __name__ == "__main__":
    main()
