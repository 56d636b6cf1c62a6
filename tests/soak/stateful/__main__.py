"""N07: the product does what a model of it in plain Python does, whatever is done to it.

`--examples` plans, each changed in `--steps` steps that Hypothesis chooses from a seed:
`--first` says where to begin, and what is printed where to go on. Each is undone at its
end. The control (`--unsafe`) breaks one rule at a time, and each must be noticed.
"""

import json
import sys
import time
from argparse import ArgumentParser, Namespace
from typing import Any

from tests.soak.arena import database

PER_SEED = 10  # examples that one seed gives


def main() -> None:
    """Follow, and print what was done as one line of JSON."""
    asked = arguments()
    with database():
        from tests.soak.stateful.world import prepare  # noqa: PLC0415 -- after setup

        prepare()
        tell(controls(asked) if asked.unsafe else follow(asked))


def arguments() -> Namespace:
    parser = ArgumentParser(prog="tests.soak.stateful", description=__doc__)
    parser.add_argument("--examples", type=int, default=500)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--seconds", type=int, default=3600, help="of this process")
    parser.add_argument("--shrink", action="store_true", help="what diverges")
    parser.add_argument("--unsafe", action="store_true", help="the negative control")
    parser.add_argument("--faults", type=int, default=0, help="of it, the first ones")
    return parser.parse_args()


def follow(asked: Namespace) -> dict[str, Any]:
    """Run seed after seed until there are enough examples, or no time is left."""
    from tests.soak.stateful.running import Run  # noqa: PLC0415 -- after setup

    run, seed, diverging = Run(asked.steps, shrink=asked.shrink), asked.first, []
    while run.examples < asked.examples and time.process_time() < asked.seconds:
        fault = run.seed(seed, min(PER_SEED, asked.examples - run.examples))
        if fault:
            diverging.append(seed)
            sys.stderr.write(f"seed {seed}:\n{fault}\n")
        seed += 1
        sys.stderr.write(f"{run.examples} examples, next seed {seed}\n")
    return {
        "examples": run.examples,
        "steps": run.steps,
        "divergences": len(diverging),
        "first_seed": asked.first,
        "next_seed": seed,
        "acts": run.acts,
    }


def controls(asked: Namespace) -> dict[str, Any]:
    """Break one thing at a time until it is noticed, or no example is left."""
    from tests.soak.stateful.faults import FAULTS, broken  # noqa: PLC0415 -- after setup
    from tests.soak.stateful.running import Run  # noqa: PLC0415 -- after setup

    chosen, found = list(FAULTS)[: asked.faults or None], {}
    for name in chosen:
        run, seed = Run(asked.steps), asked.first
        with broken(name):
            while run.examples < asked.examples and name not in found:
                if fault := run.seed(seed, PER_SEED):
                    found[name] = run.examples
                    sys.stderr.write(f"{name}: {fault.splitlines()[0]}\n")
                seed += 1
    unseen = [name for name in chosen if name not in found]
    return {"faults": len(chosen), "unseen": unseen, "examples_until": found}


def tell(counts: dict[str, Any]) -> None:
    json.dump(counts, sys.stdout)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
