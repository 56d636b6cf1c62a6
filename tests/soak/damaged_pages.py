"""D10: a page of the database is overwritten, as a bad disk does.

The readiness page and `check --database default` say so, each time on a fresh copy. The
control is the readiness page without that question: does the database answer, with its
migrations and locks?
"""

import os
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from tests.soak.arena import arguments, database, disconnect, tell

TREES = {2, 5, 10, 13}  # a page of a table or an index begins with one of these
HEAD = 100  # bytes of the file before its first page begins


def main() -> None:
    """Overwrite so many pages, one at a time, and count who noticed."""
    asked = arguments(__doc__ or "", pages=100, seed=7)
    chance = random.Random(asked.seed)
    with database(), tempfile.TemporaryDirectory(prefix="pei-pages-") as folder:
        from django.db import connection  # noqa: PLC0415 -- after setup

        from tests.builders import a_member, measured  # noqa: PLC0415 -- after setup

        measured("321")
        a_member()
        disconnect()
        path, good = Path(str(connection.settings_dict["NAME"])), Path(folder) / "good"
        shutil.copy(path, good)
        false_alarms = sum(answers())
        counts = [0, 0, 0]
        for number in chance.sample(pages(good), asked.pages):
            shutil.copy(good, path)
            overwrite(path, number, chance)
            counts = [sum(pair) for pair in zip(counts, answers(), strict=True)]
        shutil.copy(good, path)
        tell(
            seed=asked.seed,
            pages=asked.pages,
            readiness=counts[0],
            command=counts[1],
            without_the_question=counts[2],
            false_alarms=false_alarms,
        )


def pages(path: Path) -> list[int]:
    """Number the pages that belong to a table or an index, the first aside."""
    content = path.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    return [
        number
        for number in range(1, len(content) // size)
        if content[number * size] in TREES
    ]


def overwrite(path: Path, number: int, chance: random.Random) -> None:
    """Put noise in the place of a page."""
    with path.open("r+b") as file:
        size = int.from_bytes(file.read(HEAD)[16:18], "big")
        file.seek(number * size)
        file.write(chance.randbytes(size))
        os.fsync(file.fileno())


def answers() -> list[bool]:
    """Whether readiness, the command, and readiness of before say that it is ill."""
    from django.core.management import call_command  # noqa: PLC0415 -- after setup
    from django.core.management.base import SystemCheckError  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415 -- after setup
    from django.test import Client  # noqa: PLC0415 -- after setup

    from pei_site.damage import TAG, watch  # noqa: PLC0415 -- after setup

    disconnect()
    watch.forget()
    answer: Any = Client().get("/salud/lista/")
    told = answer.json()
    try:
        call_command("check", tags=[TAG], databases=["default"])
        found = False
    except (SystemCheckError, DatabaseError):
        found = True
    disconnect()
    before = not all(told[name] for name in ("database", "migrations", "locks"))
    return [answer.status_code != 200, found, before]


if __name__ == "__main__":
    main()
