"""A01 and V07: every odd request to every address, as every role (tests/security/walk.py).

    python -m tests.soak.odd_requests [--every 1] [--first 0] [--roles UPRN] [--holes]

One of so many is sent, from the first on: with another first, others. Some addresses at a
time go in a process of their own, so that its memory is theirs. After the roles an R
without a token: every form is refused, and what it says given back. The slowest request
is named. `--holes` is the negative control: with each hole of tests/security/odd_holes.py
something must be found; those that are not seen are named.
"""

import json
import logging
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import time_machine

from tests.soak.apart import Cost, apart
from tests.soak.arena import database, disconnect

AT_ONCE = 20  # addresses of a process
NOW = datetime.fromisoformat("2023-10-04T10:00:00-05:00")  # no session ends meanwhile


@dataclass(frozen=True)
class Walked:
    """What came of some addresses: how many requests, of which so many wrote."""

    sent: int = 0
    wrote: int = 0
    slowest: tuple[float, str] = (0.0, "")  # seconds of processor, and of which request
    faults: list[str] = field(default_factory=list)


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
                if not isinstance(cost.said, Walked) or not cost.said.faults:
                    found["unseen_holes"].append(hole)
        json.dump(found, sys.stdout)
        sys.stdout.write("\n")


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="one request of so many")
    parser.add_argument("--first", type=int, default=0, help="which of so many")
    parser.add_argument("--roles", default="UPAIHRVDSXN", help="letters of the matrix")
    parser.add_argument("--holes", action="store_true", help="the negative control")
    return parser.parse_args()


def _all(world: Any, asked: Namespace) -> dict[str, Any]:
    from tests.security.matrix import patterns  # noqa: PLC0415 -- after setup

    names = [pattern.name for pattern in patterns()]
    costs: list[Cost] = []
    for role, token in [*((role, None) for role in asked.roles), ("R", "")]:
        for start in range(0, len(names), AT_ONCE):
            some = names[start : start + AT_ONCE]
            task = partial(_walk, world, role, token, some, asked.every, asked.first)
            costs.append(_told(task, f"{role} {some[0]}"))
        sent = sum(cost.said.sent for cost in costs)
        seconds, slowest = max(cost.said.slowest for cost in costs)
        sys.stderr.write(f"{sent} requests, to the end of {role} {token!r};")
        sys.stderr.write(f" the slowest {seconds:.2f} s: {slowest}\n")
    return {
        "requests": sum(cost.said.sent for cost in costs),
        "writes": sum(cost.said.wrote for cost in costs),
        "faults": sum(len(cost.said.faults) for cost in costs),
        "slowest": round(seconds, 2),
        "which": slowest,
        "largest": max(cost.megabytes for cost in costs),
    }


def _told(task: Callable[[], Walked], where: str) -> Cost:
    """Do some, and print what went wrong; those that died count as one fault."""
    cost = apart(task)
    if not isinstance(cost.said, Walked):
        fault = f"{where} and on: {cost.said or 'it died'}"
        cost = Cost(Walked(faults=[fault]), 0, 0)
    for fault in cost.said.faults:
        sys.stderr.write(f"{fault}\n")
    return cost


def _walk(
    world: Any, role: str, token: str | None, names: list[str], every: int, first: int
) -> Walked:
    """Send one of so many to these addresses, and take back what they wrote."""
    from django.db import transaction  # noqa: PLC0415 -- after setup

    from tests.security.bodies import AdminBodies  # noqa: PLC0415
    from tests.security.matrix import client_of  # noqa: PLC0415
    from tests.security.walk import TOKEN, Oddity  # noqa: PLC0415

    with transaction.atomic():
        bodies = AdminBodies(world, client_of(world.people["U"]))
        walker = Oddity(world, role, bodies, TOKEN if token is None else token)
        sent = list(walker.walk(names, every, first))
        transaction.set_rollback(True)
    return Walked(
        len(sent),
        sum(one.wrote for one in sent),
        max(((one.seconds, one.what) for one in sent), default=(0.0, "")),
        [f"{one.what}: {fault}" for one in sent for fault in one.faults],
    )


if __name__ == "__main__":
    main()
