"""Asks what the permissions let write, and whether each row that was written has its entry.

An entry is the row of a history, or a row of a register that is only added to.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from indicators.triggers import FROZEN
from pei_site.trail import Source
from tests import ledger
from tests.security.expectations import EXPECTED, ROLES
from tests.security.matrix import Walker, patterns

ADDRESS = "127.0.0.1"  # where the test's browser is
DOORS = {Source.FORM, Source.GRID, Source.FILE}
# They are entries themselves: nobody edits them (FROZEN), or they are the access register.
REGISTERS = {
    model._meta.model_name
    for model in apps.get_models()
    if model._meta.db_table in FROZEN
} | {"accessevent"}
# What is done to an account is told by its steps; what its owner does, by the accesses.
TOLD_BY = {"user": {"personstep", "accessevent"}}


class Auditor(Walker):
    """Asks all that its role may write, and says what of it has no entry, or a poor one."""

    faults: list[str]

    def unaudited(self) -> Iterator[str]:
        """Give each fault as "role pattern column: what is missing"."""
        place = ROLES.index(self.role)
        self.asked = 0
        for pattern in patterns():
            for (method, column), codes in EXPECTED[pattern.name].items():
                if codes[place] != "w":
                    continue
                self.faults = ["nothing was seen to be written"]
                ledger.clear()
                self.ask(pattern, method, column)
                self.asked += 1
                for fault in self.faults:
                    yield f"{self.role} {pattern.name} {column}: {fault}"

    def look(self) -> None:
        """Compare what the database wrote with what the registers tell of it."""
        written = ledger.read()
        self.faults = [
            *(f"{entry} has no entry" for entry in written.silent()),
            *(f"the entry {entry} tells of no write" for entry in written.invented()),
            *self._unregistered(written),
            *self._poor(written),
        ]

    def _unregistered(self, written: ledger.Written) -> Iterator[str]:
        """Tell rows without a history that are in no register either."""
        there = {name for name, _, kind in written.rows if kind == "+"}
        for name, row, kind in written.rows:
            kept = name in ledger.with_history() or TOLD_BY.get(name, set()) & there
            if not kept and not (name in REGISTERS and kind == "+"):
                yield f"{(name, row, kind)} is in no register"

    def _poor(self, written: ledger.Written) -> Iterator[str]:
        """Tell entries that lack who, when with its offset, from where or by which door."""
        for (name, row, kind), count in written.entries.items():
            for entry in ledger.entries_of(name, row, kind)[:count]:
                if lacks := list(self._lacking(entry)):
                    yield f"the entry {(name, row, kind)} lacks {', '.join(lacks)}"

    def _lacking(self, entry: Any) -> Iterator[str]:
        if entry.history_user != self.world.people[self.role]:
            yield "who"
        if entry.history_date.utcoffset() is None:
            yield "when"
        if entry.address != ADDRESS:
            yield "from where"
        if entry.door not in DOORS:
            yield "the door"
