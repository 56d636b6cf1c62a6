"""A scorecard of the product against the plain rules, which share no line with it (N02)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from pei_site.formats import percent
from reports.gathering import Tables
from reports.scorecard import ObjectiveCard, Row, Scorecard
from tests.reports.made_tables import YEAR
from tests.soak.stateful import rules

FULL = Fraction(1)
PERCENTAGE = re.compile(r"(?!-0,00)-?\d[\d.]*,\d\d%|—")


def exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def faults(tables: Tables, card: Scorecard) -> Iterator[str]:
    """Say all in which a scorecard is not what the plain rules say."""
    month = tables.cutoff.date.month
    cap = (
        None if tables.cutoff.year.cap is None else exact(tables.cutoff.year.cap) / 100
    )
    means = []
    for objective in tables.objectives:
        its_card = card.objective(objective.number)
        parts = []
        for (one, weighing), row in zip(
            tables.weights[objective.pk], its_card.rows, strict=True
        ):
            wanted = by_rules(tables, one, month)
            yield from different(row, wanted, rules.capped(wanted["counted"], cap))
            if weighing:
                parts.append((Fraction(weighing.weight), wanted["counted"]))
        ratio = rules.mean((w, rules.capped(counted, cap)) for w, counted in parts)
        full = rules.mean((w, rules.capped(counted, FULL)) for w, counted in parts)
        means.append((exact(objective.weight), ratio))
        if (its_card.ratio, its_card.capped_ratio) != (ratio, full):
            yield f"objective {objective.number}: {its_card.ratio} is not {ratio}"
        yield from impossible(its_card)
    if card.ratio != of_the_plan(means):
        yield f"plan: {card.ratio} is not {of_the_plan(means)}"


def by_rules(tables: Tables, one: Any, month: int) -> dict:
    """Judge an indicator by the plain rules."""
    based = one.accumulation == "DECREASING" or one.from_baseline
    told = SimpleNamespace(
        kind=str(one.accumulation),
        based=based,
        start=exact(one.baseline) if based else None,
        target=exact(tables.targets[one.pk][YEAR]),
        programmed=months(tables, one, "programmed"),
    )
    measured = tables.measurements.get(one.pk)
    official = exact(measured.official) / 100 if measured else None
    counting = months(
        tables, one, "executed", only={"SUBMITTED", "VERIFIED", "APPROVED"}
    )
    return rules.judged(told, counting, month, official)


def months(
    tables: Tables, one: Any, name: str, only: set[str] | None = None
) -> rules.Months:
    return {
        record.month: exact(getattr(record, name))
        for record in tables.records[one.pk]
        if getattr(record, name) is not None and (only is None or record.state in only)
    }


def different(row: Row, wanted: dict, counted: Fraction | None) -> Iterator[str]:
    found = {
        "status": row.status,
        "programmed": exact(row.programmed),
        "executed": exact(row.executed),
        "ratio": row.ratio,
        "recomputed": row.recomputed,
        "of_year": row.year_ratio,
        "counted": row.counted,
        "missing": row.missing,
    }
    for name, value in (wanted | {"counted": counted}).items():
        if found[name] != value:
            yield f"{row.key} {name}: {found[name]} is not {value}"


def impossible(card: ObjectiveCard) -> Iterator[str]:
    """Say what no rule allows, whatever the figures."""
    counted = [
        row.counted for row in card.rows if row.counted is not None and row.weight
    ]
    if card.ratio is not None and not min(counted) <= card.ratio <= max(counted):
        yield f"objective {card.number} is beyond its indicators"
    if card.capped_ratio is not None and card.capped_ratio > 1:
        yield f"objective {card.number} is above its cap"
    if (card.ratio is None) != (not counted):
        yield f"objective {card.number} has a figure of nothing, or none of something"
    said = [card.ratio, card.capped_ratio, *(row.ratio for row in card.rows)]
    for text in map(percent, said):
        if not PERCENTAGE.fullmatch(text):
            yield f"{text} is no percentage"


def of_the_plan(
    means: list[tuple[Fraction | None, Fraction | None]],
) -> Fraction | None:
    """Weigh the objectives if all of them carry a weight, and else alike (rule 11)."""
    weighed = all(weight is not None for weight, _ in means)
    return rules.mean((weight if weighed else FULL, ratio) for weight, ratio in means)
