"""How many queries each page takes, on a plan of some rows, as who sees most (V05).

    python -m tests.soak.queries --rows 1000 [--unsafe]

Twice each: after something was written, and again. The control asks for each cut-off of
a list apart. An orderly database of its own: in a test's transaction nothing is kept.
"""

import json
import logging
import sys
from contextlib import nullcontext
from datetime import datetime

import time_machine

from tests.soak.arena import arguments, database

SEEDED = "admin:desk_cutoff"  # of the control: the list, and the pages of a cut-off
NOW = datetime.fromisoformat("2023-10-04T10:00:00-05:00")


def main() -> None:
    """Make the plan, ask for every page, and print the counts as one line of JSON."""
    asked = arguments(__doc__, rows=1000)
    # In one moment no session is stamped: that is a write a minute, whatever is asked.
    with database(), time_machine.travel(NOW, tick=False):
        from tests.security.world import build  # noqa: PLC0415 -- after setup
        from tests.soak import (  # noqa: PLC0415 -- after setup
            every_page,
            grown,
            grown_besides,
        )

        logging.disable(logging.CRITICAL)
        world = build(lambda: grown.before_closing(asked.rows))
        grown_besides.afterwards(world, asked.rows)
        with _one_by_one() if asked.unsafe else nullcontext():
            found = every_page.counts(world, SEEDED if asked.unsafe else "")
    json.dump(found, sys.stdout)
    sys.stdout.write("\n")


def _one_by_one() -> object:
    """Let the list of cut-offs ask for the year of each."""
    from indicators.models import Cutoff  # noqa: PLC0415 -- after setup
    from reports.desk.cutoffs import views  # noqa: PLC0415 -- after setup
    from reports.desk.cutoffs.listing import Line  # noqa: PLC0415 -- after setup
    from tests.swapping import swapped  # noqa: PLC0415

    def lines() -> list[Line]:
        keys = Cutoff.objects.values_list("pk", flat=True)
        return [Line(Cutoff.objects.get(pk=key), None, None) for key in keys]

    return swapped((views, "lines", lines))


if __name__ == "__main__":
    main()
