"""A disk of a few megabytes that can be filled, and given its room again."""

import os
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

MEGABYTES = 16


class SmallDisk(Protocol):
    """Where an installation lies, and what may happen to it."""

    folder: str
    way: str

    def fill(self, process: int) -> None:
        """Leave no room for the process and its children."""

    def empty(self, process: int) -> None:
        """Give the room back."""


class Mounted:
    """A tmpfs of its own: SQLite meets "no space left on device"."""

    way = "tmpfs"

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.filler = Path(folder) / "filler"

    def fill(self, process: int) -> None:
        """Write until the disk takes no more byte."""
        with self.filler.open("wb", buffering=0) as filler:
            for size in (1 << 16, 1):
                try:
                    while True:
                        filler.write(bytes(size))
                except OSError:
                    continue

    def empty(self, process: int) -> None:
        """Remove what fills it."""
        self.filler.unlink()


class Limited:
    """Where nobody may mount: the processes may let no file grow ("file too large")."""

    way = "RLIMIT_FSIZE"

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def fill(self, process: int) -> None:
        """Let no file grow beyond a size that every file of the database has."""
        self._limit(process, 4096)

    def empty(self, process: int) -> None:
        """Let files grow again."""
        self._limit(process, resource.RLIM_INFINITY)

    def _limit(self, process: int, size: int) -> None:
        for one in (process, *children(process)):
            _, hard = resource.prlimit(one, resource.RLIMIT_FSIZE)
            resource.prlimit(one, resource.RLIMIT_FSIZE, (size, hard))


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in found]


def succeeds(command: list[str]) -> bool:
    """Whether a command ends well."""
    return not subprocess.run(command, check=False, capture_output=True).returncode


@contextmanager
def small_disk(*, mount: bool) -> Iterator[SmallDisk]:
    """Mount a tmpfs where that is allowed; limit the processes where it is not."""
    with tempfile.TemporaryDirectory(prefix="pei-disk-") as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", folder]
        if not (mount and os.getuid() == 0 and succeeds(command)):
            yield Limited(folder)
            return
        try:
            yield Mounted(folder)
        finally:
            subprocess.run(["umount", folder], check=True)
