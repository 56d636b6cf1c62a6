"""D04: the disk fills up while people save their month, and has room again later.

Who saves meanwhile is told so in Spanish and keeps what they wrote; pages go on;
nothing is torn and nothing acknowledged is lost; once there is room the same product
saves again, without a restart. `--limited 1` tries the second way of `small_disk`. The
control is a product that does not know the fault.
"""

import http.client
import tempfile
import threading
from typing import Any

from tests.soak.arena import arguments, database, pause, tell
from tests.soak.served import Server, Visitor, serving, signed_in, version_on
from tests.soak.small_disk import SmallDisk, small_disk
from tests.soak.writers import OPEN, an_office, is_whole, lost, set_to_work

TEXT = "Se firmó el convenio con las localidades."
MOST_TRIES = 500
FIRST = 1_000_000  # values of one who looks, far from those of the writers


def main() -> None:
    """Fill the disk once or several times, and look at what people are told."""
    asked = arguments(__doc__ or "", rounds=3, seconds=4, writers=4, limited=0)
    settings = "tests.soak.without_words" if asked.unsafe else "tests.settings"
    with small_disk(mount=not asked.limited) as disk:
        tempfile.tempdir = disk.folder  # the database lies on it
        with database(), serving(disk.folder, settings=settings) as server:
            people = an_office(asked.writers)
            found = [
                one_round(people, server, disk, asked) for _ in range(asked.rounds)
            ]
            tempfile.tempdir = None
            tell(
                way=disk.way,
                rounds=asked.rounds,
                torn=not is_whole(),
                **{name: sum(one[name] for one in found) for name in found[0]},
            )


def one_round(
    people: list[Any], server: Server, disk: SmallDisk, asked: Any
) -> dict[str, int]:
    """Let people save, fill the disk, look, give room, and see them save again."""
    assert server.process is not None
    over = threading.Event()
    writers = set_to_work(people, server.port, over)
    pause(asked.seconds / 2)
    visitor = signed_in(people[0][0], server.port)
    before = sum(len(writer.acknowledged) for writer in writers)
    disk.fill(server.process.pid)
    told, pages = look(visitor, people[0][1].key)
    pause(asked.seconds / 2)
    disk.empty(server.process.pid)
    after = sum(len(writer.acknowledged) for writer in writers)
    for _ in range(600):
        if sum(len(writer.acknowledged) for writer in writers) > after:
            break
        pause(0.1)
    over.set()
    for writer in writers:
        writer.join()
    end = sum(len(writer.acknowledged) for writer in writers)
    return {
        "acknowledged": end,
        "before": before,
        "told": told,
        "pages": pages,
        "recovered": end > after,
        "lost": lost(writers),
        "server_errors": sum(writer.server_errors for writer in writers),
    }


def look(visitor: Visitor, key: str) -> tuple[bool, bool]:
    """Save until there is no room: SQLite's journal has some left at first.

    Return whether the person was told and given the text back, and whether they saw
    the page all the while.
    """
    page = f"/admin/mi-mes/{OPEN}/{key}/"
    values = {"narrative": TEXT + " Avance." * 400}
    for number in range(MOST_TRIES):
        status, form = visitor.get(page)
        if status != http.client.OK:
            return False, False
        values |= {"version": str(version_on(form)), "executed": str(FIRST + number)}
        status, answer = visitor.post(page, values)
        if status == http.client.INTERNAL_SERVER_ERROR:
            return False, True
        if status == http.client.SERVICE_UNAVAILABLE:
            told = "No se pudo guardar" in answer and TEXT in answer
            return told, visitor.get(page)[0] == http.client.OK
    raise RuntimeError("The disk did not fill up.")


if __name__ == "__main__":
    main()
