"""What a load did, or would have done, told row by row."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from pei_site.sheets import Problem
from pei_site.sheets.columns import Difference


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that a load creates or updates; `key` spells it column by column."""

    sheet: str
    row: int
    key: str
    is_new: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A sheet being loaded; `totals` None: it begins, with that many rows."""

    sheet: str
    rows: int
    totals: Counter[str] | None = None


@dataclass(slots=True)
class Outcome:
    """What a load did, or would have done: `problems` means that nothing was written.

    `totals` counts rows created, updated and unchanged by sheet; `changes` tells the
    first two; `notices` are for the reader and stop nothing; `done` says what was
    approved, closed and published. `is_written`: the load was committed.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    totals: dict[str, Counter[str]] = field(default_factory=dict)
    changes: list[RowChange] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    is_written: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in the files is already stored."""
        return not (self.changes or self.done or self.problems)

    @property
    def digest(self) -> str:
        """Tell two outcomes apart: the same digest, the same writes."""
        told = repr((sorted(self.totals.items()), self.changes, self.done))
        return hashlib.sha256(told.encode()).hexdigest()
