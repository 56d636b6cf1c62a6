"""I01 to I16 and E: the hostile corpus, and generated files, through every door.

Each file goes in a process of its own, so that its seconds and its memory are its own.
`--holes` adds the negative control: with each hole of tests/hostile/holes.py the corpus
must find something; those that it does not see are named. How far it is stands on
standard error, the count at the end on standard output.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from typing import Any

from tests.soak.apart import Cost, apart
from tests.soak.arena import database, disconnect

MOST = (5, 256)  # seconds of processor and MB
# Of a command on the server, with files that are at home at the uploads: they may have
# as many rows as they like.
COMMANDS, MOST_OF_A_COMMAND = ("folder", "book"), (300, 2048)
FILES_PER_WORD = 50


def main() -> None:
    """Count the faults of the corpus and of the generated files."""
    asked = _arguments()
    with database():
        import logging  # noqa: PLC0415

        from tests.hostile.corpus import corpus  # noqa: PLC0415 -- after setup
        from tests.hostile.world import build  # noqa: PLC0415

        logging.disable(logging.CRITICAL)
        world = build()
        disconnect()
        files = corpus()
        found = _corpus(world, files, asked) | _generated(world, asked)
        if asked.holes:
            found["unseen_holes"] = _unseen(world, files)
        json.dump(found, sys.stdout)
        sys.stdout.write("\n")


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=2000, help="generated files")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--every", type=int, default=1, help="one file of so many")
    parser.add_argument("--everywhere", action="store_true", help="each at every door")
    parser.add_argument("--holes", action="store_true", help="the negative control")
    return parser.parse_args()


def _corpus(world: Any, files: dict[str, Any], asked: Namespace) -> dict[str, Any]:
    from tests.hostile.doors import DOORS  # noqa: PLC0415 -- after setup
    from tests.hostile.judging import judge  # noqa: PLC0415

    costs, faults = [], 0
    chosen = list(files.items())[asked.seed % asked.every :: asked.every]
    for number, (what, file) in enumerate(chosen, 1):
        for door in DOORS if asked.everywhere else file.doors:
            cost = apart(partial(judge, world, file, door))
            guest = door in COMMANDS and door not in file.doors
            most = MOST_OF_A_COMMAND if guest else MOST
            faults += _tell(f"{door}: {what}", cost, most=most)
            costs.append(cost)
        if number % FILES_PER_WORD == 0:
            _say(f"{number} files of {len(chosen)} of the corpus, {faults} faults")
    return {"files": len(chosen), "visits": len(costs), "faults": faults} | {
        "slowest": round(max(cost.seconds for cost in costs), 2),
        "largest": max(cost.megabytes for cost in costs),
    }


def _generated(world: Any, asked: Namespace) -> dict[str, Any]:
    from tests.hostile.generated import KINDS  # noqa: PLC0415 -- after setup

    each, costs, faults = asked.examples // len(KINDS), [], 0
    # What hypothesis makes once and keeps on the disk (letters, constants) takes 200 MB.
    apart(partial(_examples, world, next(iter(KINDS)), each, asked.seed))
    for kind in KINDS if each else ():
        cost = apart(partial(_examples, world, kind, each, asked.seed))
        faults += _tell(f"generated, {kind}", cost, each)
        costs.append(cost)
        _say(f"{each} generated files, {kind}: {cost.seconds:.0f} s, {faults} faults")
    return {
        "generated": each * len(KINDS),
        "generated_faults": faults,
        "generated_largest": max((cost.megabytes for cost in costs), default=0),
    }


def _examples(world: Any, kind: str, count: int, seed: int) -> list[str]:
    """Judge generated files of a kind; return the first that went wrong."""
    import hypothesis  # noqa: PLC0415 -- only here
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415

    from tests.hostile.generated import KINDS  # noqa: PLC0415
    from tests.hostile.judging import judge  # noqa: PLC0415

    @hypothesis.seed(seed)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
        print_blob=False,
    )
    @given(KINDS[kind])
    def run(told: Any) -> None:
        file, door = told
        found = judge(world, file, door)
        assert not found, f"{door}, {file.name!r}, {file.content[:300]!r}: {found}"

    run()
    return []


def _tell(what: str, cost: Cost, files: int = 1, most: tuple[int, int] = MOST) -> int:
    """Print what went wrong and count it."""
    seconds, megabytes = most
    found = list(cost.said) if cost.said is not None else ["it died"]
    if cost.seconds > seconds * files:
        found.append(f"{cost.seconds:.1f} s of processor")
    if cost.megabytes > megabytes:
        found.append(f"{cost.megabytes} MB")
    for one in found:
        _say(f"{what}: {one}")
    return len(found)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _unseen(world: Any, files: dict[str, Any]) -> list[str]:
    """Return the holes with which nothing was found."""
    from tests.hostile.holes import HOLES  # noqa: PLC0415 -- after setup
    from tests.hostile.judging import judge  # noqa: PLC0415
    from tests.swapping import swapped  # noqa: PLC0415

    unseen = []
    for hole, (places, what, door) in HOLES.items():
        with swapped(*places):
            cost = apart(partial(judge, world, files[what], door))
        if not _tell(f"with a hole, {hole}", cost):
            unseen.append(hole)
    return unseen


if __name__ == "__main__":
    main()
