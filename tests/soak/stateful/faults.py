"""Rules broken on purpose, one at a time: the machine must notice each."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

from django.db import connection

from indicators import actions, triggers
from indicators.compliance import status
from indicators.models import MonthlyRecord
from reports import archive, assembly, rows
from tests.swapping import swapped

HUNDRED = Fraction(100)
save_entry = actions.save_entry
judge_quotient = status.achievement


def nobody_asks(*args: Any, **kwargs: Any) -> None:
    return None


def whatever_version(**kwargs: Any) -> MonthlyRecord:
    """Save as if one had always read what is stored."""
    stored = MonthlyRecord.objects.filter(
        indicator=kwargs["indicator"], month=kwargs["month"]
    ).first()
    return save_entry(**kwargs | {"version": stored.version if stored else 0})


def not_renormalised(parts: Any, cap: Fraction | None = None) -> Fraction | None:
    """Divide by 100 whatever the weights of what can be judged add up to."""
    known = [(one.weight, one.ratio) for one in parts if one.ratio is not None]
    if not any(weight for weight, _ in known):
        return None
    told = ((w, r if cap is None else min(r, cap)) for w, r in known)
    return sum((Fraction(w) * r for w, r in told), Fraction(0)) / HUNDRED


def left_out(status_: Any, ratio: Fraction | None) -> Fraction | None:
    """Let what was not reported leave the mean."""
    return ratio


def rounded_early(*args: Any) -> Fraction | None:
    """Round the ratio before it is weighed."""
    ratio = judge_quotient(*args)
    return None if ratio is None else Fraction(int(ratio * 10_000), 10_000)


def everything_counts(records: Any) -> list[Any]:
    """Let drafts and returned ones count."""
    return list(records)


def past_the_history(record: MonthlyRecord, **values: Any) -> MonthlyRecord:
    """Write a record without a word in its history."""
    told = values | {"version": record.version + 1}
    MonthlyRecord.objects.filter(pk=record.pk).update(**told)
    record.refresh_from_db()
    return record


def of_the_whole_department(record: MonthlyRecord, **values: Any) -> MonthlyRecord:
    """Write the month of another indicator as well."""
    other = MonthlyRecord.objects.exclude(indicator=record.indicator_id)
    for one in [record, *other.filter(month=record.month, version=record.version)]:
        for name, value in values.items():
            setattr(one, name, value)
        one.version += 1
        one.save()
    return record


Places = tuple[tuple[object, str, object], ...]
FAULTS: dict[str, Places] = {
    "the version is not asked": ((actions, "save_entry", whatever_version),),
    "a closed month is written": ((actions, "lock_month", nobody_asks),),
    "there are no triggers": (),
    "what is weighed is not renormalised": (
        (assembly, "weighted_mean", not_renormalised),
    ),
    "what is not reported leaves the mean": ((status, "_counted", left_out),),
    "a ratio is rounded before it is weighed": (
        (status, "achievement", rounded_early),
    ),
    "drafts count": ((rows, "_counting", everything_counts),),
    "a closed cut-off is computed again": (
        (archive, "scorecard_of", assembly.assemble),
    ),
    "anybody reports": ((actions, "may_report", nobody_asks),),
    "a write has no history": ((actions, "_write", past_the_history),),
    "another row is written too": ((actions, "_write", of_the_whole_department),),
}
UNLOCKED = {"a closed month is written", "there are no triggers"}


@contextmanager
def broken(name: str) -> Iterator[None]:
    """Break one rule; those of a closed month without the triggers that hold it too."""
    if name in UNLOCKED:
        triggers.remove(connection)
    try:
        with swapped(*FAULTS[name]):
            yield
    finally:
        triggers.install(connection)
