"""What a door may not do with a hostile file: break, write by halves, or say nothing."""

import re

from django.db import transaction

from reports.desk.files.running import BUSY, FAILED
from tests.hostile.corpus import HostileFile
from tests.hostile.doors import DOORS, Answer
from tests.hostile.world import World, on_disk
from tests.security.matrix import fingerprint

_ENGLISH = re.compile(
    r"\b(the|is|not|must|invalid|file|value|expected|column|row|string|object|error at)\b"
)
_NO_FILE = "Elija"  # what did not even arrive as a file


def judge(world: World, file: HostileFile, door: str) -> list[str]:
    """Take a file to a door and return what went wrong; nothing of it stays."""
    before, kept = fingerprint(), len(on_disk())
    with transaction.atomic():
        answer = DOORS[door](world, file)
        found = list(_wrong(answer, file, at_home=door in file.doors))
        # A command and evidence have no preview: all of it is written, or nothing.
        done = answer.is_done and door in {"folder", "book", "evidence"}
        if fingerprint() != before and not done:
            found.append("it wrote before anybody confirmed")
        if door == "evidence" and len(on_disk()) - kept != int(done):
            found.append("files were left behind")
        if answer.confirm is not None and not found:
            found += _confirmed(world, file, door, answer, before)
        transaction.set_rollback(True)
    return found


def _wrong(answer: Answer, file: HostileFile, *, at_home: bool) -> list[str]:
    found = []
    if answer.status >= 500 or any(
        FAILED in one or BUSY in one for one in answer.problems
    ):
        found.append(f"error of the server ({answer.status}) {answer.problems}")
    if any(_ENGLISH.search(_ours(one)) for one in answer.problems):
        found.append(f"not in Spanish: {answer.problems}")
    nameless = [one for one in answer.problems if not one.startswith(answer.labels)]
    if nameless and not nameless[0].startswith(_NO_FILE):
        found.append(f"does not name the file {answer.labels}: {nameless}")
    if at_home:
        found += _refused(answer, file)
    return found


def _ours(problem: str) -> str:
    """Leave out what a problem quotes from the file, and the file's name."""
    return re.sub(r"«[^»]*»|^[^:]*:", "", problem)


def _refused(answer: Answer, file: HostileFile) -> list[str]:
    if not answer.problems:
        return ["it was accepted"]
    row = f"fila {file.row}\\b" if file.row else ""
    column = re.escape(f"{file.column}"[:30]) if file.column else ""
    place = re.compile(f"{row}.*{column}", re.DOTALL)
    if any(place.search(one) for one in answer.problems):
        return []
    return [f"does not say row {file.row}, column {file.column}: {answer.problems[:3]}"]


def _confirmed(
    world: World, file: HostileFile, door: str, answer: Answer, before: str
) -> list[str]:
    """Confirm what was offered: all of it is written or nothing is."""
    assert answer.confirm is not None
    status = answer.confirm()
    if status >= 500:
        return [f"error of the server at confirming ({status})"]
    again = DOORS[door](world, file)
    if fingerprint() == before or (again.is_done and not again.problems):
        return []
    return [f"written by halves: {again.problems[:3]}"]
