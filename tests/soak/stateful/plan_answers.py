"""What changing the plan itself must answer: indicators, weights, the year's approval."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.soak.stateful.answers import IMPOSSIBLE, REFUSED, Answer, done
from tests.soak.stateful.state import Indicator, Plan, Record

Row = tuple[Any, ...]


def add(plan: Plan, key: str, one: Indicator) -> Answer:
    """Add an indicator with its programming and a weight of 0 in one objective.

    In an approved year all but its sheet is written under a change.
    """
    if any(plan.is_shut(month) for month in one.programmed):
        return REFUSED
    plan.indicators[key] = one
    if plan.approved and not plan.adds_up():
        del plan.indicators[key]
        return REFUSED
    one.records = {month: Record() for month in one.programmed}
    promised = [("monthlyrecord", key, month) for month in one.programmed]
    weights = [("indicatorweight", key, number) for number in one.weights]
    locked = [("yeartarget", key), *promised, *weights]
    return done(("indicator", key), *locked, *_change(plan, locked))


def reweight(
    plan: Plan, number: int, weights: Mapping[str, Fraction], *, change: bool
) -> Answer:
    """Give an objective's indicators other weights, under a change or without one."""
    if plan.approved and not change:
        return REFUSED
    members = plan.members(number)
    before = {key: one.weights[number] for key, one in members.items()}
    for key, one in members.items():
        one.weights[number] = weights[key]
    if plan.approved and not plan.may_be_approved():
        for key, one in members.items():
            one.weights[number] = before[key]
        return REFUSED
    different = [
        ("indicatorweight", key, number)
        for key in members
        if weights[key] != before[key]
    ]
    if plan.approved:
        return done(*different, *_change(plan, different))
    return done(*(("indicatorweight", key, number) for key in members))


def _change(plan: Plan, locked: list[Row]) -> list[Row]:
    """Tell the rows of the change itself: drafted, approved, applied and recorded.

    One that proposes nothing waits for other doors: it is approved and not applied.
    """
    if not plan.approved:
        return []
    steps = 3 if locked else 2
    told = [("proposededit",)] * len(locked) + [("changedvalue",)] * len(locked)
    return [("change",)] * steps + told


def approve_year(plan: Plan) -> Answer:
    """Approve the year: from then on its promises change only under a change."""
    if plan.approved:
        return done()
    if not plan.may_be_approved():
        return REFUSED
    plan.approved = True
    return done(("fiscalyear",))


def rehouse(plan: Plan, key: str, department: str) -> Answer:
    """Move an indicator to a department."""
    one = plan.indicators[key]
    wrote = [] if one.department == department else [("indicator", key)]
    one.department = department
    return done(*wrote)


def delete_indicator(plan: Plan, key: str) -> Answer:
    """Delete an indicator that has a weight, a target or a month: never."""
    return IMPOSSIBLE


def delete_weight(plan: Plan, key: str, number: int) -> Answer:
    """Delete a weight by the code's own door: not once its year is approved."""
    if plan.approved:
        return IMPOSSIBLE
    del plan.indicators[key].weights[number]
    return done(("indicatorweight", key, number))


def write_past_the_doors(plan: Plan, key: str, month: int, value: Fraction) -> Answer:
    """Write a month's value in the database itself, where it is shut."""
    return IMPOSSIBLE


def forget_the_past(plan: Plan, what: str) -> Answer:
    """Delete histories, closings or steps: there are some."""
    return IMPOSSIBLE
