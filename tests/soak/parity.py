"""N05: the same plan gives the same bytes on SQLite and on PostgreSQL.

The demonstration (PDF too) and as many made-up plans as there is time for: sizes and
figures come from the seed. Each is written, its papers hashed, and rolled back. The
control adds one to a single month, on PostgreSQL alone.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.postgres import postgres
from tests.soak.arena import database

DATA = ("json", "csv", "xlsx")
DEMONSTRATION = "demonstration"


def main() -> None:
    """Compare, and print what was compared as one line of JSON."""
    asked = arguments()
    if asked.digests:
        with database():
            for name, digest in digests(asked):
                sys.stdout.write(f"{name} {digest}\n")
                sys.stdout.flush()
        return
    address = os.environ.get("DATABASE_URL", "")
    if address.startswith("postgres"):
        compare(asked, address)
    else:
        with postgres() as own:
            compare(asked, own)


def arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--seconds", type=int, default=900, help="on each database")
    parser.add_argument("--unsafe", action="store_true", help="the negative control")
    parser.add_argument("--digests", action="store_true", help="of this database")
    return parser.parse_args()


def compare(asked: Namespace, address: str) -> None:
    """Hash on both at once, and compare what both came to."""
    sides = [child(asked, ""), child(asked, address)]
    one, other = (dict(map(str.split, read(side).splitlines())) for side in sides)
    both = sorted({*one} & {*other})
    plans = {name.partition("/")[0] for name in both}
    different = [name for name in both if one[name] != other[name]]
    for name in different:
        sys.stderr.write(f"{name} is not the same\n")
    told = {
        "plans": len(plans - {DEMONSTRATION}),
        "demonstration": DEMONSTRATION in plans,
        "papers": len(both),
        "different": len(different),
        "first_seed": asked.first,
    }
    json.dump(told, sys.stdout)
    sys.stdout.write("\n")


def child(asked: Namespace, address: str) -> subprocess.Popen[str]:
    """Start hashing on a database; none: SQLite."""
    # The PDF is made inside the transaction: longer than a page may say nothing.
    here = {**os.environ, "DATABASE_URL": address, "DATABASE_PATIENCE": "commands"}
    if not address:
        here.pop("DATABASE_URL")
        here.pop("MIGRATED_DATABASE", None)  # that one is the other side's
    words = ["--plans", asked.plans, "--first", asked.first, "--seconds", asked.seconds]
    words += ["--unsafe"] if asked.unsafe and address else []
    return subprocess.Popen(
        [sys.executable, "-m", __spec__.name, "--digests", *map(str, words)],
        env=here,
        stdout=subprocess.PIPE,
        text=True,
    )


def read(side: subprocess.Popen[str]) -> str:
    """Wait for a side and return what it said."""
    said, _ = side.communicate()
    if side.returncode:
        raise SystemExit(f"A side ended with {side.returncode}.")
    return said


def digests(asked: Namespace) -> Iterator[tuple[str, str]]:
    """Hash the papers of the demonstration and of each plan, until time is over."""
    until = time.monotonic() + asked.seconds
    for name, digest in within(demonstration, (*DATA, "pdf")):
        yield f"{DEMONSTRATION}/{name}", digest
    for seed in range(asked.first, asked.first + asked.plans):
        if time.monotonic() > until:
            return
        write = partial(made_up, seed, unsafe=asked.unsafe)
        for name, digest in within(write, DATA):
            yield f"{seed}/{name}", digest


def within(
    write: Callable[[], None], formats: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Write a plan, hash what it gives, and leave nothing of it."""
    from django.db import transaction  # noqa: PLC0415 -- after setup

    from indicators.models import Cutoff  # noqa: PLC0415 -- after setup

    with transaction.atomic():
        write()
        cutoffs = Cutoff.objects.select_related("year__plan").order_by("date")
        found = [one for cutoff in cutoffs for one in papers(cutoff, formats)]
        transaction.set_rollback(True)
    return found


def papers(cutoff: Any, formats: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Hash a cut-off's papers, and the fractions that they are made of."""
    from reports import exports, snapshot  # noqa: PLC0415 -- after setup
    from reports.archive import scorecard_of  # noqa: PLC0415 -- after setup

    scorecard = scorecard_of(cutoff)
    content = {"snapshot": snapshot.dumps(scorecard).encode()}
    when = exports.draft_time(scorecard)
    content |= {one: exports.render(scorecard, one, when) for one in formats}
    for one, text in content.items():
        yield f"{cutoff.date}.{one}", hashlib.sha256(text).hexdigest()


def demonstration() -> None:
    """Load the plan of demo/, and close what it publishes: the papers are made apart."""
    from reports.planfiles.loading import load_plan  # noqa: PLC0415 -- after setup
    from tests.reports.planfolder import DEMO, a_folder  # noqa: PLC0415 -- after setup

    with TemporaryDirectory() as name:
        folder = a_folder(Path(name), DEMO)
        cutoffs = folder / "cortes.csv"
        text = cutoffs.read_text(encoding="utf-8")
        cutoffs.write_text(text.replace("publicado", "cerrado"), encoding="utf-8")
        if problems := load_plan(folder).problems:
            raise RuntimeError(problems)


def made_up(seed: int, *, unsafe: bool) -> None:
    """Write the plan of a seed, of a size of its own."""
    from reports.planfiles.synthetic.tables import Size, synthetic_tables  # noqa: PLC0415
    from reports.planfiles.synthetic.writing import write  # noqa: PLC0415 -- after setup

    chance = random.Random(seed)
    objectives = chance.randint(1, 4)
    size = Size(objectives, chance.randint(objectives, 12), chance.randint(1, 3))
    tables = synthetic_tables(size, seed)
    if unsafe:
        done = next(table for table in tables if table.name == "ejecucion")
        place = done.header.index("ejecutado")
        done.rows[0][place] += 1
    write(tables)


if __name__ == "__main__":
    main()
