"""D06: the disk of PostgreSQL is lost while people save; what comes back from its archive?

The server archives as deploy/postgresql says. A base backup is taken, people save over
HTTP, the cluster is deleted and put back twice: with all that was archived (how old is
the oldest save that is lost?), and as it was at a moment in between (nothing from before
is missing, nothing from after is there). The control archives to nowhere: everything
after the base backup is lost.
"""

import os
import tempfile
import threading
import time
from datetime import UTC, datetime

from tests.soak.archived import ArchivedServer, archived_server
from tests.soak.arena import arguments, database, disconnect, pause, tell
from tests.soak.served import serving
from tests.soak.writers import Writer, an_office, is_whole, kept, set_to_work


def main() -> None:
    """Lose the cluster once and restore it in both ways."""
    asked = arguments(__doc__ or "", seconds=180, timeout=60, writers=4)
    with archived_server(timeout=asked.timeout) as server:
        os.environ["DATABASE_URL"] = server.url
        with database(), tempfile.TemporaryDirectory(prefix="pei-moment-") as folder:
            people = an_office(asked.writers)
            disconnect()
            server.pgbackrest("--type=full", "backup")
            if asked.unsafe:
                server.keep_nothing()
            writers, moment, destroyed = until_destroyed(
                server, people, folder, asked.seconds
            )
            begun = time.monotonic()
            server.restore()
            with serving(folder):
                back = time.monotonic() - begun
            gone = lost_at(writers)
            counts = {
                "acknowledged": sum(len(writer.acknowledged) for writer in writers),
                "lost": len(gone),
                "oldest_lost_s": round(destroyed - min(gone, default=destroyed)),
                "back_s": round(back),
                "torn": not is_whole(),
            }
            disconnect()
            if not asked.unsafe:
                counts |= at_a_moment(server, writers, moment)
            tell(**counts)


def until_destroyed(
    server: ArchivedServer, people: list[object], folder: str, seconds: int
) -> tuple[list[Writer], float, float]:
    """Let people save and lose the disk; the writers, a moment half-way, and the end."""
    over = threading.Event()
    with serving(folder) as product:
        writers = set_to_work(people, product.port, over)
        disconnect()  # this process has connections too
        pause(seconds / 2)
        moment = time.time()
        pause(seconds / 2)
        destroyed = time.time()
        server.destroy()
        over.set()
        for writer in writers:
            writer.join()
    return writers, moment, destroyed


def lost_at(writers: list[Writer]) -> list[float]:
    """Return when each save was acknowledged that is not there any more."""
    return [
        writer.told_at[value]
        for writer in writers
        for value in {*writer.acknowledged} - kept(writer)
    ]


def at_a_moment(
    server: ArchivedServer, writers: list[Writer], moment: float
) -> dict[str, int]:
    """Restore to the moment; count what is missing from before and there from after."""
    server.destroy()
    target = datetime.fromtimestamp(moment, UTC).isoformat(sep=" ")
    server.restore("--type=time", f"--target={target}", "--target-action=promote")
    missing = extra = 0
    for writer in writers:
        found = all_of(writer)
        missing += len(
            {one for one, at in writer.told_at.items() if at <= moment} - found
        )
        extra += len(found & {one for one, at in writer.sent_at.items() if at > moment})
    disconnect()
    return {"moment_missing": missing, "moment_extra": extra}


def all_of(writer: Writer) -> set[int]:
    """Return every value of a writer that the history has."""
    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup

    versions = MonthlyRecord.history.filter(indicator__key=writer.key)
    return {int(one or 0) for one in versions.values_list("executed", flat=True)}


if __name__ == "__main__":
    main()
