"""What reporters, heads and the Planning Office do with the months."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.soak.stateful import answers
from tests.soak.stateful.beside import Beside
from tests.soak.stateful.drawing import MOST_INDICATORS, VALUES
from tests.soak.stateful.state import HEAD, MONTHS, PEOPLE, PLANNING, REPORTERS, Person

people, months = st.sampled_from(PEOPLE), st.sampled_from(MONTHS)
turns = st.integers(0, MOST_INDICATORS - 1)  # of an indicator, in the order of keys
values, causes = st.none() | st.sampled_from(VALUES), st.sampled_from(["", "Lluvias"])
ages = st.sampled_from([0, 0, 0, 1, -1])  # how old is the version that was read
rarely = st.sampled_from([False, False, False, True])
Entered = tuple[int, Fraction | None, str, int]
entries = st.tuples(turns, values, causes, ages)


class Months(Beside):
    """Entering, uploading, sending, verifying, approving; opening and closing."""

    @rule(who=people, month=months, entry=entries)
    def enter(self, who: Person, month: int, entry: Entered) -> None:
        turn, value, cause, age = entry
        key = self.key(turn)
        version = self.version(key, month, age)
        self.act("enter", who, key, month, (value, cause), version)

    @rule(month=months, entry=entries, send=st.booleans())
    def report(self, month: int, entry: Entered, *, send: bool) -> None:
        """Enter as whoever answers for it, having read what there is, and send it."""
        turn, value, cause, _ = entry
        key = self.key(turn)
        self.report_of(key, month, value, cause, send=send)

    def report_of(
        self, key: str, month: int, value: Any, cause: str, *, send: bool
    ) -> None:
        who = self.reporter(key)
        version = self.version(key, month, 0)
        said = self.act("enter", who, key, month, (value, cause), version)
        if send and said == "done":
            self.act("move", who, key, month, "SUBMITTED", "")

    def reporter(self, key: str) -> Person:
        department = self.plan.indicators[key].department
        return next(one for one in REPORTERS if one.department == department)

    @rule(
        who=people,
        turn=turns,
        month=months,
        to=st.sampled_from(["SUBMITTED", "VERIFIED", "APPROVED", "RETURNED"]),
        observation=st.sampled_from(["", "Corrija."]),
    )
    def move(
        self, who: Person, turn: int, month: int, to: str, observation: str
    ) -> None:
        key = self.key(turn)
        if month in self.plan.indicators[key].records:
            self.act("move", who, key, month, to, observation)

    @rule(month=months, part=st.sampled_from(VALUES))
    def finish(self, month: int, part: Fraction) -> None:
        """Report, send, verify and approve all that the month owes."""
        if not self.plan.takes(month):
            return
        for key, one in sorted(self.plan.indicators.items()):
            if month not in one.programmed:
                continue
            if one.records[month].executed is None:
                self.report_of(key, month, part, "Lluvias", send=False)
            self.act("move", self.reporter(key), key, month, "SUBMITTED", "")
            self.act("move", HEAD, key, month, "VERIFIED", "")
            self.act("move", PLANNING, key, month, "APPROVED", "")

    @rule(
        who=st.sampled_from([*REPORTERS, HEAD, PLANNING]),
        month=months,
        entries=st.lists(entries, min_size=1, max_size=3, unique_by=lambda one: one[0]),
        foreign=rarely,
    )
    def sheet(
        self, who: Person, month: int, entries: list[Entered], *, foreign: bool
    ) -> None:
        """Upload a workbook of one's own rows; `foreign`: or of any."""
        rows: dict[str, answers.Filled] = {}
        for turn, value, cause, age in entries:
            key = self.key(turn)
            if not foreign and not answers.may_report(who, self.plan.indicators[key]):
                continue
            rows[key] = (key, value, cause, self.version(key, month, age))
        self.act("sheet", who, month, list(rows.values()))

    @rule(month=months)
    def open_month(self, month: int) -> None:
        self.act("open_month", month)

    @rule(month=months)
    def close_month(self, month: int) -> None:
        if month in self.plan.gates:
            self.act("close_month", month)
