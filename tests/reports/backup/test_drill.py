"""The drill, whole: a good backup passes, and each way of not being good is found."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

from reports.backup.drill import demand_same, lost, newest, to_read
from reports.backup.drilled import NOTE
from reports.backup.engines import current_engine
from reports.backup.manifest import BackupError, Contents, Paper
from tests.reports.backup.installation import POSTGRESQL, ROOT, SERVER

PAPER = Paper("2026-03-31", 1, "pdf", hashlib.sha256(b"%PDF").hexdigest())


def test_the_paper_that_is_asked_for_is_the_pdf_in_force_or_the_data():
    day = PAPER.cutoff
    first, second, data = (
        Paper(day, revision, name, "")
        for revision, name in ((1, "pdf"), (2, "pdf"), (2, "json"))
    )
    papers = {
        "with its PDF": (first, second, data, Paper(day, 2, "xlsx", "")),
        "without": (first, data),
        "none": (),
    }

    chosen = {
        told: to_read(Contents({}, {}, tuple(found)), day)
        for told, found in papers.items()
    }

    assert chosen == {"with its PDF": second, "without": data, "none": None}


@pytest.fixture
def passing(tmp_path):
    """A folder for what passes, to see that nothing stays in it."""
    folder = tmp_path / "passing"
    folder.mkdir()
    return folder


def drills(place):
    """Name the databases that drills of an installation left on its server."""
    import psycopg  # noqa: PLC0415 -- only where the extra is installed

    name = place.url.rpartition("/")[2]
    with psycopg.connect(SERVER) as server:
        found = server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)",
            [f"pei_drill_{name[:30]}_"],
        )
        return found.fetchall()


@contextmanager
def as_a_plain_role(place):
    """Give the address of the installation for a role that may read and no more."""
    import psycopg  # noqa: PLC0415 -- only where the extra is installed

    with psycopg.connect(place.url, autocommit=True) as server:
        server.execute("CREATE ROLE pei_plain LOGIN IN ROLE pg_read_all_data")
        try:
            yield f"postgres://pei_plain@{place.url.rpartition('@')[2]}"
        finally:
            server.execute("DROP ROLE pei_plain")


def tried(place, passing, *arguments):
    """Run a drill and return what it said, once nothing is left of it."""
    note = place.folder / NOTE
    before = {*place.folder.rglob("*")} - {note}
    note.unlink(missing_ok=True)
    answer = place.manage("backup_drill", *arguments, TMPDIR=str(passing))
    assert list(passing.iterdir()) == []
    assert {*place.folder.rglob("*")} == before | {note}
    assert not POSTGRESQL or drills(place) == []
    return answer


def noted(place):
    """Return of which backup the note is, and the fault that it tells."""
    said = json.loads((place.folder / NOTE).read_text())
    return said["backup"], said["fault"]


def test_a_new_backup_is_restored_apart_and_read(original, passing):
    code, out, err = tried(original, passing)

    assert code == 0, err
    seconds = [re.search(r"\(\d+,\d s\)$", line) for line in out.splitlines()[:-1]]
    assert all(seconds)
    told = [line.rpartition(" (")[0] or line for line in out.splitlines()]
    assert told[0] == "1. Copia hecha ahora y comprobada"
    assert told[1].startswith("2. Restaurada aparte e igual a su manifiesto: ")
    assert told[2:4] == [
        "3. Migraciones que faltaban y se aplicaron: 0",
        "4. Revisión de la base (migraciones, bloqueos): sin advertencias",
    ]
    assert told[4].endswith("informes: iguales")
    assert told[5].startswith("6. El informe del corte 2026-03-31")
    assert told[6].startswith("El ensayo salió bien en ")
    assert noted(original) == ("", "")


def test_of_a_folder_the_newest_is_tried_and_a_damaged_one_fails(
    original, backup, passing, tmp_path
):
    folder = tmp_path / "backups"
    folder.mkdir()
    shutil.copy(backup, folder / "pei-2026-11-20T023000.zip")
    damaged = folder / "pei-2026-11-21T023000.zip"
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)

    code, out, err = tried(original, passing, folder)

    assert (code, out) == (1, "")
    assert "El ensayo FALLÓ en el paso 1." in err
    assert "pei-2026-11-21T023000.zip" in err
    assert "Traceback" not in err
    tried_one, fault = noted(original)
    assert tried_one == str(damaged)
    assert fault.startswith("paso 1. ")


def test_a_backup_that_is_not_what_it_says_fails_when_restored(
    original, altered, passing
):
    def change(manifest):
        manifest["contents"]["counts"]["indicators_indicator"] += 1

    code, _, err = tried(original, passing, altered(change))

    assert code == 1
    assert "El ensayo FALLÓ en el paso 2. manage.py restore falló" in err
    assert "indicators_indicator" in err


def test_one_that_is_stopped_leaves_nothing(original, passing):
    (original.folder / NOTE).unlink(missing_ok=True)
    with subprocess.Popen(
        [sys.executable, "manage.py", "backup_drill"],
        cwd=ROOT,
        env=original.environment(TMPDIR=str(passing)),
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        told = running.stdout.readline()  # and now it restores
        running.terminate()

    assert told.startswith("1. Copia hecha ahora y comprobada (")
    assert running.returncode == 143
    assert not (original.folder / NOTE).exists()  # it did not come to an end
    assert list(passing.iterdir()) == []
    assert not POSTGRESQL or drills(original) == []


def test_an_empty_folder_is_said(tmp_path):
    with pytest.raises(BackupError, match="no hay copias de backup --into"):
        newest(tmp_path)


@pytest.mark.skipif(not POSTGRESQL, reason="a file needs no permission of a server")
def test_a_role_that_makes_no_databases_is_told_what_it_lacks(original, passing):
    with as_a_plain_role(original) as address:
        code, _, err = original.manage("backup_drill", DATABASE_URL=address)

    assert code == 1
    assert "ALTER ROLE pei_plain CREATEDB" in err


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not POSTGRESQL, reason="nobody is connected to a file")
def test_who_is_still_connected_does_not_keep_what_was_apart(tmp_path):
    import psycopg  # noqa: PLC0415 -- only where the extra is installed

    with current_engine().apart(tmp_path) as (_, address):
        name = address.rpartition("/")[2]
        left = psycopg.connect(f"{SERVER.rsplit('/', 1)[0]}/{name}")
    try:
        with psycopg.connect(SERVER) as server:
            query = "SELECT COUNT(*) FROM pg_database WHERE datname = %s"
            assert server.execute(query, [name]).fetchone() == (0,)
    finally:
        left.close()


@pytest.mark.parametrize(
    ("counts", "papers", "told"),
    [
        ({"one": 3, "new": 1}, [PAPER], []),
        ({"one": 4}, [PAPER], []),
        ({"one": 2}, [PAPER], ["la tabla one tenía 3 filas y tiene 2."]),
        (
            {"one": 3},
            [],
            ["el informe pdf del corte 2026-03-31, revisión 1, no es el mismo."],
        ),
    ],
    ids=["same", "more", "fewer", "paper"],
)
def test_migrations_may_add_rows_and_lose_none(counts, papers, told):
    before = Contents([("a", "0001")], {"one": 3, "gone": 9}, [PAPER])
    after = Contents([("a", "0001"), ("a", "0002")], counts, papers)

    assert lost(before, after) == told


def test_a_paper_that_is_not_the_published_one_is_found():
    demand_same(b"%PDF", PAPER)

    with pytest.raises(BackupError, match="del corte 2026-03-31 no es el que se"):
        demand_same(b"%PDF ", PAPER)
