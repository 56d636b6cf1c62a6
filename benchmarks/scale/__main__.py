"""What the product costs as a plan grows, in one run and one table.

    python -m benchmarks.scale [--sizes 8x15,50x500,200x4000] [--only WORD] [--pages]

Queries, processor seconds and bytes of every page as each reader, and of importing,
closing, publishing and printing, on plans with four years of months; each beside its
target (the last column; "over" marks what passes it). The plans are made once, into
benchmarks/results/. Seconds are of the processor, with those of child processes: they
say the same on a busy machine, more or less. Each size is visited in a process apart.
"""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from benchmarks.scale import stores, table
from benchmarks.scale.start import start_up

SIZES = "8x15,50x500,200x4000"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", default=SIZES)
    options.add_argument("--only", default="", help="pages with this word alone")
    options.add_argument("--pages", action="store_true", help="pages alone")
    asked = options.parse_args()
    sizes = [stores.Size.read(text) for text in asked.sizes.split(",")]
    visits, works = {}, {}
    for size in sizes:
        folder = stores.store(size)
        env = stores.environment(folder)
        visits[str(size)] = list(_told(stores.inside("visits", asked.only, env=env)))
        if not (asked.pages or asked.only):
            with stores.copy_of(folder) as copied:
                env = stores.environment(copied)
                works[str(size)] = list(_told(stores.inside("work", env=env)))
    table.pages(visits)
    if works:
        table.works(works)
        table.start(start_up())


def _told(lines: str) -> Iterator[dict[str, Any]]:
    """Read the lines that are ours, among those of the log."""
    for line in lines.splitlines():
        told: dict[str, Any] = json.loads(line)
        if "name" in told:
            yield told


if __name__ == "__main__":
    main()
