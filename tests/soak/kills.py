"""D01: the served product is killed again and again while people save their month.

Every save that was acknowledged is there, and nobody sees a server error. The control
answers first and writes afterwards.
"""

import random
import tempfile
import threading

from tests.soak.arena import arguments, database, pause, tell
from tests.soak.served import serving
from tests.soak.writers import an_office, is_whole, lost, set_to_work


def main() -> None:
    """Kill the process group, serve again, and look for what was acknowledged."""
    asked = arguments(__doc__ or "", kills=20, seconds=60, writers=6, seed=7)
    chance = random.Random(asked.seed)
    program = "tests.soak.answers_first" if asked.unsafe else "pei_site.wsgi"
    over = threading.Event()
    with database(), tempfile.TemporaryDirectory(prefix="pei-kills-") as folder:
        people = an_office(asked.writers)
        with serving(folder, program=program) as server:
            writers = set_to_work(people, server.port, over)
            for _ in range(asked.kills):
                pause(chance.uniform(0.5, 1.5) * asked.seconds / asked.kills)
                server.kill()
                server.start()
            over.set()
            for writer in writers:
                writer.join()
        tell(
            seed=asked.seed,
            kills=asked.kills,
            acknowledged=sum(len(writer.acknowledged) for writer in writers),
            cut_off=sum(writer.unsure for writer in writers),
            lost=lost(writers),
            torn=not is_whole(),
            server_errors=sum(
                writer.server_errors + writer.unavailable for writer in writers
            ),
        )


if __name__ == "__main__":
    main()
