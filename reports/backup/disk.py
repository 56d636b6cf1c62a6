"""Files that are there whole or not at all, also after a power cut."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have the disk keep what was written to a file."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Have the disk keep the names in a folder."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_new(source: Path, target: Path) -> None:
    """Give a finished file its name at once; FileExistsError if the name is taken."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: FAT, some network shares
        if target.exists():
            raise FileExistsError(target) from None
        os.rename(source, target)
    sync_folder(target.parent)
