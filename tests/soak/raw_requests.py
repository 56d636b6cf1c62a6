"""V07 on the wire: malformed and hostile requests, as bytes, to the product as it is served.

    python -m tests.soak.raw_requests [--mutated 2000] [--pairs 200] [--seed 0] [--holes]

Every shape of raw_shapes.py and raw_heads.py has its answers; changed by chance they have
any but a failure. Each answer names its request, and no other line's; people whose requests
share a line get each their own pages; of a form that was cut nothing is saved; the log has
no failure, nor what was asked; and the server goes on. `--holes` is the negative control:
with each hole of raw_holes.py something must be found.
"""

import json
import random
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from tests.soak import raw_checks
from tests.soak.arena import database
from tests.soak.graceful_restart import listening
from tests.soak.raw_heads import odd_heads
from tests.soak.raw_shapes import odd_framing
from tests.soak.served import signed_in
from tests.soak.writers import an_office

AT_ONCE = 4  # lines: the slow ones leave threads to the others


def main() -> None:
    """Send everything, and count what must not come of any."""
    asked = _arguments()
    with database():
        from tests.soak.raw_holes import HOLES  # noqa: PLC0415 -- after setup

        people = an_office(2)
        found = _round(people, asked)
        if asked.holes:
            found["unseen_holes"] = [
                hole
                for hole, options in HOLES.items()
                if not _round(people, asked, hole, options)["faults"]
            ]
    json.dump(found, sys.stdout)
    sys.stdout.write("\n")


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--mutated", type=int, default=2000, help="changed by chance")
    parser.add_argument("--pairs", type=int, default=200, help="lines of two people")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--holes", action="store_true", help="the negative control")
    return parser.parse_args()


def _round(
    people: list[Any], asked: Namespace, hole: str = "", options: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Serve, send everything, and say what came of it; the faults are printed."""
    program = "tests.soak.raw_holes" if hole else "pei_site.wsgi"
    environ = {"BEHIND_PROXY": "1", "HOLE": hole}
    with tempfile.TemporaryDirectory(prefix="pei-raw-") as folder:
        log = f"{folder}/log"
        with listening(
            folder, program=program, environ=environ, options=options, told=log
        ) as port:
            sent, faults = _send(raw_checks.Wire(port), people, asked)
            faults += raw_checks.cut(port, people[0])
            faults += raw_checks.dead(port)
        faults += raw_checks.logged(Path(log))
    for fault in faults:
        sys.stderr.write(f"{hole or 'the product'}: {fault}\n")
    return sent | {"faults": len(faults)}


def _send(
    wire: raw_checks.Wire, people: list[Any], asked: Namespace
) -> tuple[dict[str, Any], list[str]]:
    """Send on as many lines at once as there are threads to spare; the seed is told."""
    exact, chance = [*odd_framing(), *odd_heads()], random.Random(asked.seed)
    changed = [raw_checks.mutated(chance, exact) for _ in range(asked.mutated)]
    visitors = {own.key: signed_in(person, wire.port) for person, own in people}
    lines = [
        *(partial(wire.wrong, shape) for shape in exact),
        *(partial(wire.broken, sent) for sent in changed),
        *[partial(wire.mixed, visitors)] * asked.pairs,
    ]
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        told = crowd.map(_told, lines)
        faults = [fault for some in told for fault in some]
    counts = {"shapes": len(exact), "mutated": len(changed), "pairs": asked.pairs}
    return counts | {"seed": asked.seed}, faults


def _told(line: partial[Iterator[str]]) -> list[str]:
    """Return the faults of a line, of which one is that nothing comes back."""
    try:
        return list(line())
    except (OSError, ValueError) as error:
        return [f"{type(error).__name__}: {error}, {str(line.args)[:300]}"]


if __name__ == "__main__":
    main()
