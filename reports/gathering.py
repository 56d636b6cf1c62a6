"""The tables of a cut-off, read in a fixed number of queries and keyed for assembly."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q

from indicators.models import (
    ChangedValue,
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    YearTarget,
)
from indicators.vocabulary import COUNTING_STATES, RecordState
from objectives.models import Change, Objective, PlanStep

Key = int  # an indicator's primary key
MONTH = ("month", "programmed", "executed", "narrative", "cause", "delays", "state")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of an indicator as stored: its record, without what makes it a model.

    There are twelve for each indicator, and a model takes five times as long to make.
    """

    month: int
    programmed: Decimal | None
    executed: Decimal | None
    narrative: str
    cause: str
    delays: str
    state: RecordState

    @property
    def counts(self) -> bool:
        """Whether its value counts at an open cut-off, as `MonthlyRecord.counts`."""
        return self.state in COUNTING_STATES


@dataclass(frozen=True, slots=True)
class Weighing:
    """What an indicator weighs in an objective in a year."""

    objective: int
    indicator: Key
    year: int
    weight: Decimal
    inferred: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything a scorecard is made of, as stored."""

    cutoff: Cutoff
    steps: list[PlanStep]
    objectives: list[Objective]
    weights: dict[int, list[tuple[Indicator, Weighing | None]]]
    weights_by_year: dict[tuple[int, Key], dict[int, Decimal]]
    targets: dict[Key, dict[int, Decimal | None]]
    records: dict[Key, list[Month]]
    executed_before: dict[Key, dict[int, dict[int, Decimal]]]
    measurements: dict[Key, Measurement]
    notes: dict[int, list[Note]]
    changes: list[Change]
    indicators: dict[str, Indicator]


def gather(cutoff: Cutoff) -> Tables:
    """Read what the scorecard of a cut-off needs; its year and plan come along."""
    year, plan = cutoff.year, cutoff.year.plan
    weights = _weights(cutoff)
    weighed = IndicatorWeight.objects.filter(_up_to(cutoff)).values("indicator")
    known = {
        one.pk: one
        for one in Indicator.objects.filter(pk__in=weighed).select_related("department")
    }
    targets: dict[Key, dict[int, Decimal | None]] = defaultdict(dict)
    told = YearTarget.objects.filter(year__plan=plan)
    for indicator, of, target in told.values_list(
        "indicator_id", "year__year", "target"
    ):
        targets[indicator][of] = target
    return Tables(
        cutoff=cutoff,
        steps=list(plan.steps.all()),
        objectives=list(plan.objectives.all()),
        weights=_rows_of_the_year(weights, known, cutoff, targets),
        weights_by_year=_weights_by_year(weights),
        targets=targets,
        records=_records(cutoff),
        executed_before=_executed_before(cutoff),
        measurements={one.indicator_id: one for one in cutoff.measurements.all()},
        notes=_by_objective(Note.objects.filter(year=year).order_by("pk")),
        changes=_changes(cutoff),
        indicators={indicator.key: indicator for indicator in known.values()},
    )


def _up_to(cutoff: Cutoff) -> Q:
    """Ask for what is of the cut-off's year or of one before."""
    return Q(year__plan=cutoff.year.plan, year__year__lte=cutoff.year.year)


def _weights(cutoff: Cutoff) -> list[Weighing]:
    """Read the weights up to the year, in the order in which they were given."""
    rows = (
        IndicatorWeight.objects.filter(_up_to(cutoff))
        .order_by("year__year", "pk")
        .values_list("objective_id", "indicator_id", "year__year", "weight", "inferred")
    )
    return [Weighing(*row) for row in rows]


def _records(cutoff: Cutoff) -> dict[Key, list[Month]]:
    """Read the months of the year by indicator, in order."""
    found = defaultdict(list)
    rows = (
        MonthlyRecord.objects.filter(year=cutoff.year)
        .order_by("month")
        .values_list("indicator_id", *MONTH)
    )
    for indicator, month, programmed, executed, narrative, cause, delays, state in rows:
        found[indicator].append(
            Month(
                month,
                programmed,
                executed,
                narrative,
                cause,
                delays,
                RecordState(state),
            )
        )
    return found


def _weights_by_year(
    weights: Iterable[Weighing],
) -> dict[tuple[int, Key], dict[int, Decimal]]:
    """Key the weights by objective and indicator, then by year."""
    found: dict[tuple[int, Key], dict[int, Decimal]] = defaultdict(dict)
    for one in weights:
        found[one.objective, one.indicator][one.year] = one.weight
    return found


def _rows_of_the_year(
    weights: Iterable[Weighing],
    known: Mapping[Key, Indicator],
    cutoff: Cutoff,
    targets: dict[Key, dict[int, Decimal | None]],
) -> dict[int, list[tuple[Indicator, Weighing | None]]]:
    """List the indicators of each objective, in the order in which they were weighed.

    One that weighed in an earlier year and has neither weight nor target in this one
    is still told: "Sin programación en la vigencia", as long as it has not ended.
    """
    rows: dict[int, dict[Key, tuple[Indicator, Weighing | None]]] = defaultdict(dict)
    this_year = cutoff.year.year
    for weight in weights:
        found, indicator = rows[weight.objective], known[weight.indicator]
        if weight.year == this_year:
            found.pop(indicator.pk, None)
            found[indicator.pk] = (indicator, weight)
        elif targets[indicator.pk].get(this_year) is None and _in_force(
            indicator, this_year
        ):
            found[indicator.pk] = (indicator, None)
    return {objective: list(found.values()) for objective, found in rows.items()}


def _in_force(indicator: Indicator, year: int) -> bool:
    return indicator.end is None or indicator.end.year >= year


def _executed_before(cutoff: Cutoff) -> dict[Key, dict[int, dict[int, Decimal]]]:
    """Read what counted in the years before: indicator, year, month."""
    executed: dict[Key, dict[int, dict[int, Decimal]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    rows = MonthlyRecord.objects.filter(
        year__plan=cutoff.year.plan,
        year__year__lt=cutoff.year.year,
        executed__isnull=False,
        state__in=COUNTING_STATES,
    ).values_list("indicator_id", "year__year", "month", "executed")
    for indicator, year, month, value in rows:
        executed[indicator][year][month] = value
    return executed


def _by_objective(notes: Iterable[Note]) -> dict[int, list[Note]]:
    found = defaultdict(list)
    for note in notes:
        found[note.objective_id].append(note)
    return found


def _changes(cutoff: Cutoff) -> list[Change]:
    """Read the register as it stood at the cut-off; blank dates are loaded history.

    What was approved here is there whatever its date: the figures already carry it, so
    that a reopened cut-off tells why they are others. Numbered entries come first, as in the papers; what never got a number follows.
    """
    changes = (
        Change.objects.filter(plan=cutoff.year.plan, state__in=Change.REGISTERED)
        .filter(
            Q(date__isnull=True)
            | Q(date__lte=cutoff.date)
            | Q(approved_at__isnull=False)
        )
        .filter(Q(year__isnull=True) | Q(year__lte=cutoff.year.year))
        .select_related("objective")
        .prefetch_related(
            Prefetch(
                "values",
                ChangedValue.objects.select_related("indicator", "objective"),
            )
        )
    )
    return sorted(
        changes,
        key=lambda change: (
            not change.number,
            change.version,
            change.number,
            change.pk,
        ),
    )
