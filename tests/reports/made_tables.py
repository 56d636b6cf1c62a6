"""Tables of a plan as the database would give them, drawn by chance from a seed.

Few values, so that zeros, equal levels and what cannot be judged meet each other often.
"""

from collections import defaultdict
from decimal import Decimal
from random import Random

from indicators.compliance.vocabulary import Accumulation
from indicators.models import Cutoff, Indicator, Measurement
from indicators.models.cutoff import month_end
from indicators.vocabulary import Kind, RecordState
from objectives.models import Department, FiscalYear, Objective, Plan
from objectives.weights import in_proportion
from reports.gathering import Month, Tables, Weighing

YEAR = 2023
AMOUNTS = [
    Decimal(told)
    for told in (
        *("0", "0", "1", "20", "20", "40", "66.67", "72.5", "0.0001", "33.3333"),
        *("1474056", "99999999999.9999"),
    )
]
OFFICIALS = [None] * 6 + [Decimal(told) for told in ("98.31", "-0.004", "99.995")]
CAPS = [None, None, Decimal(100), Decimal("120.5")]
STATES = [RecordState.APPROVED] * 5 + list(RecordState)


def tables_of(seed: int) -> Tables:
    """Draw a plan of up to four objectives, at the end of a month."""
    chance = Random(seed)
    plan = Plan(pk=1, name="PEI", entity="Entidad", start=2020, end=2024)
    year = FiscalYear(pk=1, plan=plan, year=YEAR, cap=chance.choice(CAPS))
    month = chance.randint(1, 12)
    cutoff = Cutoff(pk=1, year=year, date=month_end(YEAR, month), state="OPEN")
    ones = [_indicator(chance, number) for number in range(1, chance.randint(2, 7))]
    objectives = _objectives(chance, plan)
    weights = {one.pk: _weights(chance, one, ones) for one in objectives}
    by_year = {
        (weighing.objective, weighing.indicator): {YEAR: weighing.weight}
        for those in weights.values()
        for _, weighing in those
        if weighing
    }
    records = {one.pk: _records(chance) for one in ones}
    targets = defaultdict(dict, {one.pk: _target(chance) for one in ones})
    return Tables(
        cutoff=cutoff,
        steps=[],
        objectives=objectives,
        weights=weights,
        weights_by_year=by_year,
        targets=targets,
        records=records,
        executed_before={},
        measurements=_officials(chance, cutoff, ones),
        notes={},
        changes=[],
        indicators={one.key: one for one in ones},
    )


def _objectives(chance: Random, plan: Plan) -> list[Objective]:
    """Draw objectives: all with a weight, none, or some, which is as none."""
    numbers = range(1, chance.randint(2, 5))
    weighed = chance.choice([0, 0, 1, 2])
    return [
        Objective(
            pk=number,
            number=number,
            plan=plan,
            statement="x",
            weight=Decimal(chance.randint(0, 50))
            if weighed == 1 or (weighed and chance.random() < 0.5)
            else None,
        )
        for number in numbers
    ]


def _indicator(chance: Random, number: int) -> Indicator:
    kind = chance.choice([*Accumulation])
    return Indicator(
        pk=number,
        key=str(number),
        kind=Kind.SECTORAL,
        name="x",
        department=Department(pk=1, code="SC", name="x"),
        unit="x",
        accumulation=kind,
        from_baseline=kind == Accumulation.INCREASING and chance.random() < 0.4,
        baseline=None if chance.random() < 0.1 else chance.choice(AMOUNTS),
    )


def _weights(
    chance: Random, objective: Objective, ones: list[Indicator]
) -> list[tuple[Indicator, Weighing | None]]:
    """Share 100 out among some; one may stand there without a weight, or with 0."""
    members = [one for one in ones if chance.random() < 0.6]
    parts = [Decimal(chance.choice([0, 1, 1, 2, 5])) for _ in members]
    if not any(parts):
        return [(one, None) for one in members]
    return [
        (one, Weighing(objective.pk, one.pk, YEAR, weight, inferred=False))
        for one, weight in zip(members, in_proportion(parts), strict=True)
    ]


def _target(chance: Random) -> dict[int, Decimal | None]:
    return {YEAR: chance.choice([None, *AMOUNTS])}


def _records(chance: Random) -> list[Month]:
    """Draw months: programmed or not, reported or not, counting or not."""
    months = sorted(chance.sample(range(1, 13), chance.randint(0, 5)))
    return [
        Month(
            month=month,
            programmed=chance.choice([None, *AMOUNTS]),
            executed=chance.choice([None, *AMOUNTS]),
            narrative="",
            cause="",
            delays="",
            state=chance.choice(STATES),
        )
        for month in months
    ]


def _officials(
    chance: Random, cutoff: Cutoff, ones: list[Indicator]
) -> dict[int, Measurement]:
    drawn = {one: chance.choice(OFFICIALS) for one in ones}
    return {
        one.pk: Measurement(
            cutoff=cutoff, indicator=one, official=official, justification="x"
        )
        for one, official in drawn.items()
        if official is not None
    }
