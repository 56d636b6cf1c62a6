"""What each thing that people do must answer and write, and what it makes of the plan.

An act that is refused leaves the plan as it was; what it writes is told row by row.
"""

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.soak.stateful import rules
from tests.soak.stateful.figures import figures, stops_closing
from tests.soak.stateful.state import (
    DEPARTMENTS,
    EDITABLE,
    Decision,
    Indicator,
    Person,
    Plan,
    Record,
)

PAPERS = 3  # those that are made here: data, and neither PDF nor slides


@dataclass(frozen=True)
class Answer:
    """How it ended, and the rows that were written by table and place."""

    said: str = "done"
    writes: Counter[tuple[Any, ...]] = field(default_factory=Counter)


FORBIDDEN, REFUSED = Answer("forbidden"), Answer("refused")
CONFLICT, IMPOSSIBLE = Answer("conflict"), Answer("impossible")
Filled = tuple[str, Fraction | None, str, int]  # indicator, value, cause, version


def done(*writes: tuple[Any, ...]) -> Answer:
    """Say that it was done, and what was written."""
    return Answer("done", Counter(writes))


def may_report(who: Person, one: Indicator) -> bool:
    """Whether it is theirs: of their department, or the Planning Office's."""
    if who.role == "planning":
        return True
    return who.role in {"reporter", "head"} and who.department == one.department


def enter(
    plan: Plan,
    who: Person,
    key: str,
    month: int,
    filled: tuple[Fraction | None, str],
    version: int,
) -> Answer:
    """Enter or correct a month, having read a version (0: there was no record)."""
    one = plan.indicators[key]
    if not may_report(who, one):
        return FORBIDDEN
    if not plan.takes(month):
        return REFUSED
    record = one.records.get(month)
    if record is None:
        one.records[month] = Record(*filled)
        return done(("monthlyrecord", key, month))
    if (record.executed, record.cause) == filled:
        return done()
    if record.version != version:
        return CONFLICT
    if record.state not in EDITABLE:
        return REFUSED
    record.executed, record.cause = filled
    record.version += 1
    return done(("monthlyrecord", key, month))


def sheet(plan: Plan, who: Person, month: int, rows: list[Filled]) -> Answer:
    """Upload the month's workbook: every row, or none."""
    if not plan.takes(month):
        return REFUSED
    trial, writes = deepcopy(plan), Counter()
    for key, value, cause, version in rows:
        one = trial.indicators[key]
        record = one.records.get(month)
        there = one.target is not None or record is not None
        if not (there and may_report(who, one)):
            return REFUSED
        stored = (record.executed, record.cause) if record else (None, "")
        if stored == (value, cause):
            continue
        if version != (record.version if record else 0):
            return REFUSED
        answer = enter(trial, who, key, month, (value, cause), version)
        if answer.said != "done":
            return REFUSED
        writes += answer.writes
    plan.indicators = trial.indicators
    return Answer("done", writes)


def move(
    plan: Plan, who: Person, key: str, month: int, to: str, observation: str
) -> Answer:
    """Send, verify, approve or return a month's report."""
    one = plan.indicators[key]
    record = one.records[month]
    if not _may_move(who, one, record, to):
        return FORBIDDEN
    verifies = DEPARTMENTS[one.department]
    starts = {
        "SUBMITTED": EDITABLE,
        "VERIFIED": {"SUBMITTED"} if verifies else set(),
        "APPROVED": {"VERIFIED"} if verifies else {"SUBMITTED", "VERIFIED"},
        "RETURNED": {"SUBMITTED", "VERIFIED", "APPROVED"},
    }
    if not plan.takes(month) or record.state not in starts[to]:
        return REFUSED
    if to == "RETURNED" and not observation:
        return REFUSED
    if to == "SUBMITTED" and not _may_be_sent(one, month):
        return REFUSED
    record.state = to
    record.version += 1
    return done(("monthlyrecord", key, month), ("recordstep",))


def _may_move(who: Person, one: Indicator, record: Record, to: str) -> bool:
    heads = who.role == "head" and who.department == one.department
    office = who.role == "planning"
    return {
        "SUBMITTED": may_report(who, one),
        "VERIFIED": heads,
        "APPROVED": office,
        "RETURNED": office or (heads and record.state == "SUBMITTED"),
    }[to]


def _may_be_sent(one: Indicator, month: int) -> bool:
    """Whether it has a value, and a cause where it lags or exceeds."""
    record = one.records[month]
    if record.executed is None:
        return False
    status = rules.judged(one, one.seen_by_reporter(month), month)["status"]
    return bool(record.cause) or status not in {"BEHIND", "OVER"}


def open_month(plan: Plan, month: int) -> Answer:
    """Open a month, or open it again."""
    if month <= plan.cut():
        return REFUSED
    wrote = [] if plan.gates.get(month) else [("reportingmonth", month)]
    plan.gates[month] = True
    return done(*wrote)


def close_month(plan: Plan, month: int) -> Answer:
    """Close a month that was opened once."""
    wrote = [("reportingmonth", month)] if plan.gates[month] else []
    plan.gates[month] = False
    return done(*wrote)


def close(plan: Plan, month: int, *, looked: bool) -> Answer:
    """Close a cut-off, having looked at its figures as they are or at others."""
    cutoff = plan.cutoffs[month]
    if cutoff.state != "OPEN" or not looked or stops_closing(plan, month):
        return REFUSED
    cutoff.frozen.append(figures(plan, month))
    cutoff.state, cutoff.revision = "CLOSED", (cutoff.revision or 0) + 1
    return done(("cutoff", month), ("closing",))


def reopen(plan: Plan, who: Person, month: int, reason: str) -> Answer:
    """Open a cut-off again, saying why."""
    cutoff = plan.cutoffs[month]
    if who.role != "planning":
        return FORBIDDEN
    if not reason or cutoff.state == "OPEN":
        return REFUSED
    cutoff.state = "OPEN"
    return done(("cutoff", month), ("reopening",))


def publish(plan: Plan, month: int) -> Answer:
    """Publish a closed cut-off."""
    cutoff = plan.cutoffs[month]
    if cutoff.state != "CLOSED" or cutoff.revision is None:
        return REFUSED
    cutoff.state = "PUBLISHED"
    cutoff.public[cutoff.revision] = cutoff.frozen[-1]
    papers = [("publishedfile",)] * PAPERS
    return done(("cutoff", month), ("publishedreport",), *papers)


def decide(
    plan: Plan, month: int, key: str, decision: Decision, *, stale: bool
) -> Answer:
    """Record an official percentage, or why a closing may pass over an indicator."""
    cutoff = plan.cutoffs[month]
    if cutoff.state != "OPEN":
        return REFUSED
    stored = cutoff.decisions.get(key, Decision())
    if stored == decision:
        return done()
    if stale:
        return CONFLICT
    if decision.official is not None and not decision.justification:
        return REFUSED
    cutoff.decisions[key] = decision
    return done(("measurement", month, key))
