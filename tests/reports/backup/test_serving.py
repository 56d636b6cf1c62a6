"""A backup taken while somebody writes is one moment of the database; a plain copy is not."""

import json
import sqlite3
import threading
import zipfile
from contextlib import closing, contextmanager

import pytest

from tests.reports.backup.installation import POSTGRESQL, an_installation

# Every transaction of the writer puts a row in each: their counts are always equal.
PAIR = ("INSERT INTO uno (n) VALUES (1)", "INSERT INTO otro (n) VALUES (1)")


class Writer(threading.Thread):
    """Writes pairs until it is told to stop."""

    def __init__(self, place):
        super().__init__(daemon=True)
        self.place, self.over = place, threading.Event()
        self.committed = threading.Semaphore(0)

    def run(self):
        with self.place.connect() as connection:
            while not self.over.is_set():
                write_pair(connection)
                self.committed.release()


def write_pair(connection):
    for statement in PAIR:
        connection.execute(statement)
    connection.commit()


@contextmanager
def somebody_writing(place):
    writer = Writer(place)
    writer.start()
    assert writer.committed.acquire(timeout=60)
    try:
        yield
    finally:
        writer.over.set()
        writer.join(60)


@pytest.fixture
def busy(backup, elsewhere):
    """An installation with two tables that grow together."""
    elsewhere.manage("restore", backup)
    with elsewhere.connect() as connection:
        connection.execute("CREATE TABLE uno (n integer)")
        connection.execute("CREATE TABLE otro (n integer)")
        connection.commit()
    return elsewhere


def counts(path):
    with zipfile.ZipFile(path) as archive:
        counted = json.loads(archive.read("manifest.json"))["contents"]["counts"]
    return counted["uno"], counted["otro"]


def test_while_somebody_writes_every_backup_is_one_moment(busy, tmp_path):
    paths = [tmp_path / f"{number}.zip" for number in range(3)]
    with somebody_writing(busy):
        answers = [busy.manage("backup", path) for path in paths]

    assert [code for code, _, _ in answers] == [0, 0, 0]
    pairs = [counts(path) for path in paths]
    assert all(one == other for one, other in pairs)
    assert pairs[0] < pairs[1] < pairs[2]  # the writer did not stop meanwhile


def test_what_was_copied_meanwhile_is_what_is_restored(busy, tmp_path):
    with somebody_writing(busy):
        busy.manage("backup", tmp_path / "busy.zip")

    # Restoring compares every count with the manifest, which was read from the copy.
    with an_installation(tmp_path / "third") as third:
        code, _, err = third.manage("restore", tmp_path / "busy.zip")
        assert code == 0, err
        with third.connect() as connection:
            one, other = (
                connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608 -- our own names
                for table in ("uno", "otro")
            )
    assert (one, other) == counts(tmp_path / "busy.zip")
    assert one == other


def test_counting_table_by_table_is_not_one_moment(busy):
    """The control: what a copy without a snapshot sees, whatever the database."""
    with busy.connect() as reader, busy.connect() as writer:
        one = reader.execute("SELECT COUNT(*) FROM uno").fetchone()[0]
        reader.commit()
        write_pair(writer)
        other = reader.execute("SELECT COUNT(*) FROM otro").fetchone()[0]

    assert other == one + 1


@pytest.mark.skipif(POSTGRESQL, reason="the files of a server are not copied")
def test_a_plain_copy_of_the_file_is_torn_and_looks_whole(tmp_path):
    """The control: half of the file is copied before a commit, half after it."""
    path, naive = tmp_path / "live.sqlite3", tmp_path / "naive.sqlite3"
    with closing(sqlite3.connect(path)) as live:
        live.execute("PRAGMA journal_mode=WAL")
        live.execute("CREATE TABLE uno (n integer)")
        live.execute("CREATE TABLE middle (content blob)")
        live.execute("INSERT INTO middle VALUES (zeroblob(1000000))")
        live.execute("CREATE TABLE otro (n integer)")
        live.commit()
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        with path.open("rb") as source, naive.open("wb") as target:
            target.write(source.read(500_000))
            write_pair(live)
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            target.write(source.read())

    with closing(sqlite3.connect(naive)) as copied:
        assert copied.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copied.execute("SELECT COUNT(*) FROM uno").fetchone() == (0,)
        assert copied.execute("SELECT COUNT(*) FROM otro").fetchone() == (1,)


@pytest.mark.skipif(POSTGRESQL, reason="the files of a server are not copied")
def test_a_plain_copy_of_the_file_lacks_what_was_just_saved(busy, tmp_path):
    """The control: what is committed may still lie in the journal beside the file."""
    with busy.connect() as live:
        live.execute("PRAGMA journal_mode=WAL")
        write_pair(live)
        (tmp_path / "naive.sqlite3").write_bytes(busy.database.read_bytes())
        busy.manage("backup", tmp_path / "good.zip")

    with closing(sqlite3.connect(tmp_path / "naive.sqlite3")) as copied:
        assert copied.execute("SELECT COUNT(*) FROM uno").fetchone() == (0,)
    assert counts(tmp_path / "good.zip") == (1, 1)
