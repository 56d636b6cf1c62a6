"""D02: the power goes while months are saved through the product's own action.

Every step that SQLite asks of the disk is noted (`disk_log`); afterwards the disk is
made as a power cut at a random step would leave it: what was synced is there, and of
what was not, nothing, or in every second cut each sector of 512 bytes by chance. Every
acknowledged save must be there and nothing malformed. The control is
`synchronous=NORMAL`, which many recommend.
"""

import random
import sqlite3
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.soak.arena import arguments, database, tell
from tests.soak.disk_log import DiskLog, Step

SECTOR = 512


def main() -> None:
    """Save so many times, then cut the power so many times, and count the harm."""
    asked = arguments(__doc__ or "", saves=600, cuts=400, seed=7)
    with database(), tempfile.TemporaryDirectory(prefix="pei-power-") as folder:
        steps, start = stream(asked.saves, unsafe=asked.unsafe)
        chance = random.Random(asked.seed)
        moments = sorted(chance.choices(range(len(steps)), k=asked.cuts))
        disk = Disk(start, Path(folder), chance)
        for number, moment in enumerate(moments):
            disk.run(steps[disk.done : moment])
            disk.cut(reorder=number % 2 == 1)
        tell(
            seed=asked.seed,
            steps=len(steps),
            syncs=sum(is_sync(step) for step in steps),
            cuts=asked.cuts,
            cuts_that_lost=disk.losing,
            most_lost=disk.most_lost,
            malformed=disk.malformed,
        )


def stream(saves: int, *, unsafe: bool) -> tuple[list[Step], dict[str, bytes]]:
    """Save 1, 2, 3…: what was asked of the disk, and the files before it."""
    from django.db import connection  # noqa: PLC0415 -- after setup

    from indicators.actions import Entry, save_entry  # noqa: PLC0415 -- after setup
    from tests.builders import a_member, a_year, an_open_month, measured  # noqa: PLC0415

    an_open_month(6)
    indicator, person = measured("321", e=None), a_member()
    connection.close()  # what lies in the journal goes into the file
    log = DiskLog()
    log.install()
    if unsafe:
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] = options["init_command"].replace("FULL", "NORMAL")
    path = str(connection.settings_dict["NAME"])
    start = {path: Path(path).read_bytes(), f"{path}-wal": b""}
    version = indicator.records.get(month=6).version
    for number in range(1, saves + 1):
        version = save_entry(
            indicator=indicator,
            year=a_year(),
            month=6,
            entry=Entry(Decimal(number), narrative="Avance del mes. " * 60),
            version=version,
            by=person,
        ).version
        log.acknowledge(number)
    steps = list(log.steps)  # what follows is noted too, and is none of ours
    connection.close()
    return steps, start


def is_sync(step: Step) -> bool:
    """Whether what was written to the file before is safe from here on."""
    return bool(step.path) and step.data is None and step.size is None


class Disk:
    """Files as a disk holds them: what is safe, and what was only asked for."""

    def __init__(
        self, start: dict[str, bytes], folder: Path, chance: random.Random
    ) -> None:
        self.safe = {path: bytearray(data) for path, data in start.items()}
        self.waiting: list[Step] = []
        self.database = next(path for path in start if not path.endswith("-wal"))
        self.folder, self.chance = folder, chance
        self.done = self.acknowledged = 0
        self.losing = self.most_lost = self.malformed = 0

    def run(self, steps: list[Step]) -> None:
        """Go on to a later moment."""
        for step in steps:
            self.done += 1
            if step.deleted:
                raise RuntimeError(f"{step.path} was deleted: not foreseen here.")
            if not step.path:
                self.acknowledged = step.size or 0
            elif is_sync(step):
                mine = [one for one in self.waiting if one.path == step.path]
                apply(mine, self.safe)
                self.waiting = [one for one in self.waiting if one.path != step.path]
            else:
                self.waiting.append(step)

    def cut(self, *, reorder: bool) -> None:
        """Look at what a power cut now would leave."""
        left = {path: bytearray(data) for path, data in self.safe.items()}
        if reorder:
            apply(self._survivors(), left)
        name = self.folder / "cut.sqlite3"
        name.write_bytes(left[self.database])
        Path(f"{name}-wal").write_bytes(left[f"{self.database}-wal"])
        found = stored(name)
        for ending in ("", "-wal", "-shm"):
            Path(f"{name}{ending}").unlink(missing_ok=True)
        if found is None:
            self.malformed += 1
            return
        missing = self.acknowledged - found
        self.losing += missing > 0
        self.most_lost = max(self.most_lost, missing)

    def _survivors(self) -> list[Step]:
        """Return the sectors and cuts that reached the disk by chance."""
        return [
            piece
            for step in self.waiting
            for piece in sectors(step)
            if self.chance.random() < 0.5
        ]


def sectors(step: Step) -> list[Step]:
    """Return a write as the disk does it, piece by piece."""
    if step.data is None:
        return [step]
    return [
        Step(step.path, step.offset + start, step.data[start : start + SECTOR])
        for start in range(0, len(step.data), SECTOR)
    ]


def apply(steps: list[Step], files: dict[str, bytearray]) -> None:
    """Do the writes and the cuts."""
    for step in steps:
        content = files[step.path]
        if step.data is None:
            del content[step.size :]
            continue
        end = step.offset + len(step.data)
        content.extend(bytes(max(0, end - len(content))))
        content[step.offset : end] = step.data


def stored(path: Path) -> int | None:
    """Return the last save that a database holds; None: it is malformed."""
    query = "SELECT executed FROM indicators_monthlyrecord WHERE month = 6"
    try:
        with closing(sqlite3.connect(f"file:{path}?vfs=unix", uri=True)) as found:
            whole: Any = found.execute("PRAGMA integrity_check").fetchall()
            row = found.execute(query).fetchone()
    except sqlite3.DatabaseError:
        return None
    return int(row[0] or 0) if whole == [("ok",)] else None


if __name__ == "__main__":
    main()
