"""The rules of compliance in dicts and fractions, written from what the entity says of
them (docs/compliance.md) and from no line of the product: that is what they are for.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

Months = dict[int, Fraction]
NOT_OWED = {"NOT_PROGRAMMED", "EARLY"}


def rolled(kind: str, months: Months, end: int) -> Fraction | None:
    """Add a sum's months up to the end; of a level take the last one (rule 1)."""
    past = [month for month in months if month <= end]
    if not past:
        return None
    if kind == "SUM":
        return sum((months[month] for month in past), Fraction(0))
    return months[max(past)]


def quotient(one: Any, executed: Fraction, promised: Fraction) -> Fraction | None:
    """Return E/P, or the way made from the baseline over the way promised (rule 2).

    A baseline that is needed and not known is never taken for 0.
    """
    begun = one.start if one.based else Fraction(0)
    if begun is None or promised == begun:
        return None
    return (executed - begun) / (promised - begun)


def told(ratio: Fraction) -> str:
    """Compare exactly with 1 (rule 7)."""
    return "ON_TARGET" if ratio == 1 else "BEHIND" if ratio < 1 else "OVER"


def judged(
    one: Any, executed: Months, end: int, official: Fraction | None = None
) -> dict[str, Any]:
    """Say all of an indicator at a month's end (rules 2, 5, 7 and 8).

    `one` has kind, target and programmed, whether it is measured from a baseline (based)
    and which (start); `executed` holds what counts.
    """
    promised = rolled(one.kind, one.programmed, end)
    done = rolled(one.kind, executed, end)
    row = {"programmed": promised, "executed": done, "missing": ()}
    if one.target is None:
        nothing = dict.fromkeys(("status", "ratio", "recomputed", "of_year", "counted"))
        return row | nothing
    status, ratio = _status(one, promised, done)
    counted = Fraction(0) if status == "NOT_REPORTED" else ratio
    row |= {"status": status, "ratio": ratio, "recomputed": ratio, "counted": counted}
    row["of_year"] = None if done is None else quotient(one, done, one.target)
    if official is not None:
        row |= {"status": told(official), "ratio": official, "counted": official}
    if status not in NOT_OWED or official is not None:
        row["missing"] = tuple(_owed(one, executed, end))
    return row


def _status(
    one: Any, promised: Fraction | None, done: Fraction | None
) -> tuple[str, Fraction | None]:
    if promised is None or (promised == 0 and not one.based):
        return ("EARLY" if done else "NOT_PROGRAMMED"), None
    if done is None:
        return "NOT_REPORTED", None
    ratio = quotient(one, done, promised)
    return ("NOT_COMPUTABLE" if ratio is None else told(ratio)), ratio


def _owed(one: Any, executed: Months, end: int) -> list[int]:
    """List the months with programming (of a sum, above 0) and without a report."""
    return [
        month
        for month, promised in sorted(one.programmed.items())
        if month <= end
        and month not in executed
        and (promised > 0 or one.kind != "SUM")
    ]


def mean(parts: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Weigh what can be judged, and only that (rule 3)."""
    judged_parts = [(weight, ratio) for weight, ratio in parts if ratio is not None]
    total = sum((weight for weight, _ in judged_parts), Fraction(0))
    if total == 0:
        return None
    return sum((w * ratio for w, ratio in judged_parts), Fraction(0)) / total


def capped(ratio: Fraction | None, cap: Fraction | None) -> Fraction | None:
    """Let nothing exceed the cap (rule 4)."""
    return ratio if ratio is None or cap is None else min(ratio, cap)
