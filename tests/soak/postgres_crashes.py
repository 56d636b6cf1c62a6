"""D03: PostgreSQL is stopped at once, or killed, while people save their month.

It comes back by itself (crash recovery) with every save that was acknowledged; the
product served all the while goes on without a restart, and nobody is shown a fault of
ours: while the server is away the answer is 503 with what was typed. The control is
`synchronous_commit=off`.
"""

import os
import random
import tempfile
import threading
import time

from tests.soak.arena import arguments, database, disconnect, pause, tell
from tests.soak.durable import durable_server
from tests.soak.served import serving
from tests.soak.writers import Writer, an_office, is_whole, lost, set_to_work

PATIENCE = 90  # seconds until somebody saves again


def main() -> None:
    """Crash the server so many times in each way and look for what was acknowledged."""
    asked = arguments(__doc__ or "", stops=15, kills=8, seconds=60, writers=4, seed=7)
    chance = random.Random(asked.seed)
    ways = ["stop"] * asked.stops + ["kill"] * asked.kills
    chance.shuffle(ways)
    over = threading.Event()
    with durable_server(relaxed=asked.unsafe) as postgres:
        os.environ["DATABASE_URL"] = postgres.url
        with database(), tempfile.TemporaryDirectory(prefix="pei-crashes-") as folder:
            people = an_office(asked.writers)
            with serving(folder) as product:
                writers = set_to_work(people, product.port, over)
                disconnect()  # this process has connections too
                returns = []
                for way in ways:
                    pause(chance.uniform(0.5, 1.5) * asked.seconds / len(ways))
                    postgres.kill() if way == "kill" else postgres.stop_at_once()
                    postgres.start()
                    returns.append(seconds_to_the_next_save(writers))
                over.set()
                for writer in writers:
                    writer.join()
            tell(
                seed=asked.seed,
                crashes=len(ways),
                longest_return_ms=round(max(returns) * 1000),
                acknowledged=saves(writers),
                lost=lost(writers),
                torn=not is_whole(),
                told_to_come_back=sum(writer.unavailable for writer in writers),
                server_errors=sum(writer.server_errors for writer in writers),
            )


def seconds_to_the_next_save(writers: list[Writer]) -> float:
    """Wait until somebody saves again, and return how long it took."""
    start, before = time.monotonic(), saves(writers)
    while saves(writers) == before and time.monotonic() - start < PATIENCE:
        pause(0.02)
    return time.monotonic() - start


def saves(writers: list[Writer]) -> int:
    """Count what was acknowledged so far."""
    return sum(len(writer.acknowledged) for writer in writers)


if __name__ == "__main__":
    main()
