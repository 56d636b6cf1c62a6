"""What backup and restore ask of a kind of database."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from reports.backup.contents import Stored
from reports.backup.manifest import Contents


@dataclass(frozen=True, slots=True)
class Copied:
    """A consistent copy of the database: its file, and what it holds at that moment."""

    path: Path
    contents: Contents
    evidence: list[Stored]


class Engine(Protocol):
    """A kind of database. `member` is how its copy is called inside a backup."""

    vendor: str
    member: str

    def copy(self, folder: Path) -> Copied:
        """Copy the database into a folder while it serves, and check the copy."""

    def home(self, files: Path) -> Path:
        """Return the folder where a copy is unpacked before it is put in its place."""

    def demand_empty(self) -> None:
        """Refuse a database in which there is something."""

    def put(self, path: Path, expected: Contents) -> None:
        """Put a copy in its place, if it holds what is expected: all or nothing."""

    def apart(
        self, folder: Path
    ) -> AbstractContextManager[tuple[BaseDatabaseWrapper, str]]:
        """Give an empty database apart and its DATABASE_URL; it goes away at the end."""
