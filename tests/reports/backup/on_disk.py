"""A command of the product on a disk that is watched, or that fails:

python -m tests.reports.backup.on_disk KIND LOG COMMAND…

    noted     what is synced and what gets a name is written to LOG, in its order
    forgets   a byte of every file that is synced becomes another one
    shared    LOG is a database that somebody makes while a restored one is synced
"""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from django.core.management import execute_from_command_line

sync = os.fsync


def path_of(handle):
    return Path(f"/proc/self/fd/{handle}").readlink()


def write(line):
    with Path(sys.argv[2]).open("a") as log:
        log.write(f"{line}\n")


def noted(handle):
    sync(handle)
    write(f"sync {path_of(handle).name}")


def naming(name):
    act = getattr(os, name)

    def named(source, target, **more):
        act(source, target, **more)
        write(f"name {Path(target).name}")

    return named


def forgets(handle):
    sync(handle)
    path = path_of(handle)
    if path.is_file():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)


def shared(handle):
    sync(handle)
    if path_of(handle).name == "database.sqlite3":
        with closing(sqlite3.connect(sys.argv[2])) as somebodys:
            somebodys.execute("CREATE TABLE theirs (value)")


if __name__ == "__main__":
    os.fsync = {"noted": noted, "forgets": forgets, "shared": shared}[sys.argv[1]]
    if sys.argv[1] == "noted":
        os.link, os.rename, os.replace = map(naming, ("link", "rename", "replace"))
    execute_from_command_line(["manage.py", *sys.argv[3:]])
