"""A document is rendered apart, with limits; a bomb takes nothing else with it."""

import fcntl
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.conf import settings

from reports import pdf
from reports.rendering import door, renderer
from reports.rendering.limits import COMMAND, PAGE, PLACES, PUBLIC, Limits
from tests.reports.rendering.breaking import without_a_library
from tests.reports.scorecards import WHEN

SMALL = '<html lang="es"><head><title>x</title></head><body><h1>Uno</h1></body></html>'
LITTLE = Limits(cpu=1, wall=30, memory=1024**3, wait=60)


def a_cell(letters: int) -> str:
    """Return a document with one cell of so many letters."""
    cell = "palabra " * (letters // 8)
    return SMALL.replace("</body>", f"<table><tr><td>{cell}</td></tr></table></body>")


BOMB = a_cell(1_000_000)
TINY_PAGES = SMALL.replace(
    "</head>", "<style>@page{size:1px;margin:0}</style></head>"
).replace("Uno", "palabra " * 20_000)


def rendered(html: str, limits: Limits = COMMAND) -> bytes:
    """Return the PDF of a document without attachments."""
    return door.render(html, [], WHEN, limits).content


def test_the_bytes_are_those_of_rendering_here():
    files = [pdf.Attached("ñ.csv", b"a;b\n", "Datos", "Data")]

    assert door.render(SMALL, files, WHEN).content == pdf.render(SMALL, files, WHEN)


@pytest.mark.parametrize("html", [BOMB, TINY_PAGES], ids=["one cell", "tiny pages"])
def test_a_bomb_is_killed_and_the_next_one_is_served(html):
    with pytest.raises(door.TooLargeError):
        rendered(html, LITTLE)

    assert rendered(SMALL, LITTLE).startswith(b"%PDF")


def test_what_a_limit_refuses_is_rendered_with_more_time():
    html = a_cell(140_000)  # the negative control: it is the limit that refuses

    with pytest.raises(door.TooLargeError):
        rendered(html, LITTLE)

    assert rendered(html, replace(LITTLE, cpu=60, wall=120)).startswith(b"%PDF")


def test_the_clock_is_a_limit_too():
    with pytest.raises(door.TooLargeError):
        rendered(BOMB, replace(LITTLE, cpu=20, wall=1))


def test_the_memory_is_a_limit_too():
    html, patient = a_cell(8_000), replace(LITTLE, cpu=20)

    with pytest.raises(door.TooLargeError):
        rendered(html, replace(patient, memory=32 * 1024**2))

    assert rendered(html, patient).startswith(b"%PDF")


def test_of_twenty_at_once_each_is_served_or_told_to_come_back():
    def ask(_: int) -> str:
        try:
            return "served" if rendered(SMALL, PAGE) else ""
        except door.BusyError:
            return "busy"

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(ask, range(20)))

    assert len(answers) == 20
    assert set(answers) <= {"served", "busy"}
    assert "served" in answers


def test_a_mistake_in_the_document_is_an_error_and_not_a_limit():
    files = [pdf.Attached("x", b"", "x", "\ud800")]

    with pytest.raises(RuntimeError, match="could not be rendered"):
        door.render(SMALL, files, WHEN)


def test_a_program_that_was_killed_is_started_again():
    rendered(SMALL)
    process = renderer.running().process

    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert rendered(SMALL).startswith(b"%PDF")
    assert renderer.running().process.pid != process.pid


def test_a_program_that_does_not_start_is_told_apart_from_a_long_document():
    with without_a_library(), pytest.raises(door.BrokenError, match="no arranca"):
        rendered(SMALL)

    assert rendered(SMALL).startswith(b"%PDF")


def test_the_public_takes_a_part_of_the_places():
    assert PUBLIC.places < PAGE.places == COMMAND.places == PLACES


def test_the_program_knows_no_secret():
    rendered(SMALL)
    program = renderer.running().process.pid

    with open(f"/proc/{program}/environ", "rb") as told:
        known = told.read().decode()

    assert "PATH=" in known
    assert settings.SECRET_KEY not in known
    assert "DATABASE_URL" not in known


def test_the_program_holds_no_file_of_ours(tmp_path):
    renderer.stop()
    with (tmp_path / "database").open("wb") as held:
        fcntl.fcntl(held, fcntl.F_SETFD, 0)  # an exec alone would keep it
        program = renderer.running().process.pid
        rendered(SMALL)
        folder = f"/proc/{program}/fd"
        names = [os.readlink(f"{folder}/{name}") for name in os.listdir(folder)]

    assert not any("database" in name for name in names)


def test_the_program_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    renderer.stop()

    rendered(SMALL)
    while_it_runs = list(tmp_path.iterdir())  # the fonts that it keeps open
    renderer.stop()

    assert while_it_runs
    assert list(tmp_path.iterdir()) == []


def test_what_is_said_of_the_document_reaches_the_log(caplog):
    rendered(SMALL.replace("Uno", "\U00012000"))

    assert "No font has: U+12000" in caplog.text
