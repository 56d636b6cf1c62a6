"""A01 and V07: every odd request to every address, as every role (tests/security/walk.py).

    python -m tests.soak.odd_requests [--every 1] [--roles UPRN] [--seed 0] [--holes]

Some addresses at a time go in a process of their own, so that its memory is theirs. After
the roles an R without a token: every form is refused, and what it says given back.
`--holes` is the negative control: with each hole of tests/security/odd_holes.py something
must be found; those that are not seen are named.
"""

import json
import logging
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import time_machine

from tests.soak.apart import Cost, apart
from tests.soak.arena import database, disconnect

AT_ONCE = 20  # addresses of a process
NOW = datetime.fromisoformat("2023-10-04T10:00:00-05:00")  # no session ends meanwhile
Answer = tuple[int, int, float, list[str]]


def main() -> None:
    """Send the requests, and count what must not come of any."""
    asked = _arguments()
    with database(), time_machine.travel(NOW, tick=False):
        from tests.security.odd_holes import HOLES  # noqa: PLC0415 -- after setup
        from tests.security.world import build  # noqa: PLC0415
        from tests.swapping import swapped  # noqa: PLC0415

        logging.disable(logging.CRITICAL)
        world = build()
        disconnect()
        found = _all(world, asked)
        if asked.holes:
            found["unseen_holes"] = []
            for hole, (places, only) in HOLES.items():
                with swapped(*places):
                    cost = apart(partial(_walk, world, "U", None, [only], 1, 0))
                if cost.said is None or not cost.said[3]:
                    found["unseen_holes"].append(hole)
        json.dump(found, sys.stdout)
        sys.stdout.write("\n")


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="one request of so many")
    parser.add_argument("--roles", default="UPARN", help="letters of the matrix")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--holes", action="store_true", help="the negative control")
    return parser.parse_args()


def _all(world: Any, asked: Namespace) -> dict[str, Any]:
    from tests.security.matrix import patterns  # noqa: PLC0415 -- after setup

    names = [pattern.name for pattern in patterns()]
    costs: list[Cost] = []
    for role, token in [*((role, None) for role in asked.roles), ("R", "")]:
        for first in range(0, len(names), AT_ONCE):
            some = names[first : first + AT_ONCE]
            task = partial(_walk, world, role, token, some, asked.every, asked.seed)
            costs.append(_told(task, f"{role} {some[0]}"))
        sent = sum(cost.said[0] for cost in costs)
        sys.stderr.write(f"{sent} requests, to the end of {role} {token!r}\n")
    return {
        "requests": sum(cost.said[0] for cost in costs),
        "writes": sum(cost.said[1] for cost in costs),
        "faults": sum(len(cost.said[3]) for cost in costs),
        "slowest": round(max(cost.said[2] for cost in costs), 2),
        "largest": max(cost.megabytes for cost in costs),
    }


def _told(task: Callable[[], Answer], where: str) -> Cost:
    """Do some, and print what went wrong; those that died count as one fault."""
    cost = apart(task)
    if not isinstance(cost.said, tuple):
        cost = Cost((0, 0, 0.0, [f"{where} and on: {cost.said or 'it died'}"]), 0, 0)
    for fault in cost.said[3]:
        sys.stderr.write(f"{fault}\n")
    return cost


def _walk(
    world: Any, role: str, token: str | None, names: list[str], every: int, seed: int
) -> Answer:
    """Return how many requests were sent, how many wrote, the slowest, and the faults."""
    from django.db import transaction  # noqa: PLC0415 -- after setup

    from tests.security.bodies import AdminBodies  # noqa: PLC0415
    from tests.security.matrix import client_of  # noqa: PLC0415
    from tests.security.walk import TOKEN, Oddity  # noqa: PLC0415

    with transaction.atomic():
        bodies = AdminBodies(world, client_of(world.people["U"]))
        walker = Oddity(world, role, bodies, TOKEN if token is None else token)
        sent = list(walker.walk(names, every, seed))
        transaction.set_rollback(True)
    faults = [f"{one.what}: {fault}" for one in sent for fault in one.faults]
    slowest = max((one.seconds for one in sent), default=0.0)
    return len(sent), sum(one.wrote for one in sent), slowest, faults


if __name__ == "__main__":
    main()
