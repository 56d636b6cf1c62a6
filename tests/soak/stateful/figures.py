"""Compliance by the model: indicator, objective, plan, and what stops a closing."""

from fractions import Fraction
from typing import Any

from tests.soak.stateful import rules
from tests.soak.stateful.state import COUNTING, OBJECTIVES, Decision, Plan

FULL = Fraction(1)


def figures(plan: Plan, month: int) -> dict[str, Any]:
    """Say every figure of the cut-off at a month's end."""
    cards = {number: _card(plan, number, month) for number in OBJECTIVES}
    return {
        "ratio": _overall(card["ratio"] for card in cards.values()),
        "capped": _overall(card["capped"] for card in cards.values()),
        "objectives": cards,
    }


def _overall(ratios: Any) -> Fraction | None:
    """Return the simple mean of what is not null (rule 11)."""
    return rules.mean((FULL, ratio) for ratio in ratios)


def _card(plan: Plan, number: int, month: int) -> dict[str, Any]:
    rows = {key: _row(plan, key, number, month) for key in sorted(plan.members(number))}
    weighed = [(row["weight"], row) for row in rows.values()]
    raw = ((weight, row["uncapped"]) for weight, row in weighed)
    return {
        "ratio": rules.mean((weight, row["counted"]) for weight, row in weighed),
        "capped": rules.mean(
            (weight, rules.capped(ratio, FULL)) for weight, ratio in raw
        ),
        "incomplete": any(row["missing"] for row in rows.values()),
        "rows": {
            key: {name: value for name, value in row.items() if name != "uncapped"}
            for key, row in rows.items()
        },
    }


def _row(plan: Plan, key: str, number: int, month: int) -> dict[str, Any]:
    one = plan.indicators[key]
    decision = plan.cutoffs[month].decisions.get(key, Decision())
    row = rules.judged(one, one.counting(), month, decision.ratio)
    row["uncapped"] = row["counted"]
    row["counted"] = rules.capped(row["counted"], plan.cap)
    return row | {"weight": one.weights[number], "department": one.department}


def stops_closing(plan: Plan, month: int) -> bool:
    """Whether something stands in the way of closing the cut-off (rules 5 and 9)."""
    return (
        not plan.adds_up()
        or _unapproved(plan, month)
        or any(is_stuck(plan, key, month) for key in plan.indicators)
    )


def _unapproved(plan: Plan, month: int) -> bool:
    return any(
        record.state in COUNTING - {"APPROVED"} and record.executed is not None
        for one in plan.indicators.values()
        for number, record in one.records.items()
        if number <= month
    )


def is_stuck(plan: Plan, key: str, month: int) -> bool:
    """Whether a report is missing, or nothing can be computed, and nobody lets it pass."""
    one = plan.indicators[key]
    decision = plan.cutoffs[month].decisions.get(key, Decision())
    if not one.weights or decision.override:
        return False
    row = rules.judged(one, one.counting(), month, decision.ratio)
    return bool(row["missing"]) or row["status"] == "NOT_COMPUTABLE"
