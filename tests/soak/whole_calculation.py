"""N02: ten thousand plans by chance through the whole calculation.

Nothing programmed, zeros, months that lack, levels that fall, weights that leave, what
exceeds: each by the product and by the plain rules of `tests.soak.stateful`, to the same
fractions, twice. The control rounds each ratio before it is weighed.
"""

import json
import os
import sys
import time
from argparse import ArgumentParser

import django


def main() -> None:
    """Calculate, and print what came of it as one line of JSON."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--unsafe", action="store_true", help="the negative control")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    seeds = range(asked.first, asked.first + asked.cases)
    begun = time.process_time()
    told = {"cases": asked.cases, "wrong": wrong(seeds, unsafe=asked.unsafe)}
    told["processor_seconds"] = round(time.process_time() - begun)
    json.dump(told, sys.stdout)
    sys.stdout.write("\n")


def wrong(seeds: range, *, unsafe: bool) -> int:
    """Count the cases that are not as the rules say, or not the same a second time."""
    from indicators.compliance import status  # noqa: PLC0415 -- after setup
    from reports import snapshot  # noqa: PLC0415 -- after setup
    from reports.assembly import judged  # noqa: PLC0415 -- after setup
    from tests.reports.calculated import faults  # noqa: PLC0415 -- after setup
    from tests.reports.made_tables import tables_of  # noqa: PLC0415 -- after setup
    from tests.soak.stateful.faults import rounded_early  # noqa: PLC0415
    from tests.swapping import swapped  # noqa: PLC0415

    broken = [(status, "achievement", rounded_early)] if unsafe else []
    found = 0
    with swapped(*broken):
        for seed in seeds:
            tables = tables_of(seed)
            card = judged(tables)
            told = [*faults(tables, card)][:1]
            if snapshot.dumps(card) != snapshot.dumps(judged(tables_of(seed))):
                told.append("another time it says something else")
            if told:
                found += 1
                sys.stderr.write(f"{seed}: {told[0]}\n")
    return found


if __name__ == "__main__":
    main()
