"""What the product has stored and what it says, in the words of the model."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicators.models import (
    Closing,
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    ReportingMonth,
    YearTarget,
)
from reports import archive
from reports.models import PublishedReport
from reports.scorecard import ObjectiveCard, Row, Scorecard
from tests import ledger
from tests.soak.stateful.state import Plan

# How the model names a row of each table; of the others it names the table alone.
NAMED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "indicator": (Indicator, ("key",)),
    "indicatorweight": (IndicatorWeight, ("indicator__key", "objective__number")),
    "yeartarget": (YearTarget, ("indicator__key",)),
    "monthlyrecord": (MonthlyRecord, ("indicator__key", "month")),
    "reportingmonth": (ReportingMonth, ("month",)),
    "cutoff": (Cutoff, ("date__month",)),
    "measurement": (Measurement, ("cutoff__date__month", "indicator__key")),
}


def exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


class Names:
    """The rows of the product as the model calls them; one that is gone keeps its name."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, int], tuple[Any, ...]] = {}

    def of(self, written: ledger.Written) -> Counter[tuple[Any, ...]]:
        """Name what was written; rows that are new are looked up first."""
        places = {(name, pk) for name, pk, _ in written.rows}
        for name in {name for name, _ in places - set(self.known)} & set(NAMED):
            self._learn(name)
        told: Counter[tuple[Any, ...]] = Counter()
        for (name, pk, _), count in written.rows.items():
            told[self.known.get((name, pk), (name,))] += count
        return told

    def learn(self) -> None:
        """Note every row that there is now."""
        for name in NAMED:
            self._learn(name)

    def _learn(self, name: str) -> None:
        model, columns = NAMED[name]
        for pk, *told in model.objects.order_by().values_list("pk", *columns):
            self.known[name, pk] = (name, *told)


def stored() -> dict[str, Any]:
    """Read every value that the model knows."""
    found: dict[str, Any] = {
        "approved": Cutoff.objects.first().year.is_approved,
        "gates": dict(ReportingMonth.objects.values_list("month", "is_open")),
        "cutoffs": {
            month: (state, revision)
            for month, state, revision in Cutoff.objects.values_list(
                "date__month", "state", "revision"
            )
        },
        "departments": dict(Indicator.objects.values_list("key", "department__code")),
        "targets": _values(YearTarget, ("indicator__key",), "target"),
        "weights": _values(
            IndicatorWeight, ("indicator__key", "objective__number"), "weight"
        ),
    }
    rows = MonthlyRecord.objects.values_list(
        "indicator__key", "month", "programmed", "executed", "cause", "state", "version"
    )
    found["records"] = {
        (key, month): (exact(programmed), exact(executed), *told)
        for key, month, programmed, executed, *told in rows
    }
    decided = Measurement.objects.values_list(
        "cutoff__date__month", "indicator__key", "official", "justification", "override"
    )
    found["decisions"] = {
        (month, key): (exact(official), *told)
        for month, key, official, *told in decided
    }
    return found


def _values(model: Any, place: tuple[str, ...], name: str) -> dict[Any, Any]:
    rows = model.objects.values_list(*place, name)
    return {tuple(row[:-1]): exact(row[-1]) for row in rows if row[-1] is not None}


def expected(plan: Plan) -> dict[str, Any]:
    """Say the same of the model."""
    ones = plan.indicators.items()
    return {
        "approved": plan.approved,
        "gates": plan.gates,
        "cutoffs": {
            month: (one.state, one.revision) for month, one in plan.cutoffs.items()
        },
        "departments": {key: one.department for key, one in ones},
        "targets": {(key,): one.target for key, one in ones if one.target is not None},
        "weights": {
            (key, number): weight
            for key, one in ones
            for number, weight in one.weights.items()
        },
        "records": {
            (key, month): (
                one.programmed.get(month),
                record.executed,
                record.cause,
                record.state,
                record.version,
            )
            for key, one in ones
            for month, record in one.records.items()
        },
        "decisions": {
            (month, key): (one.official, one.justification, one.override)
            for month, cutoff in plan.cutoffs.items()
            for key, one in cutoff.decisions.items()
        },
    }


def figures(card: Scorecard) -> dict[str, Any]:
    """Say every figure of a scorecard as the model does."""
    return {
        "ratio": card.ratio,
        "capped": card.capped_ratio,
        "objectives": {one.number: _objective(one) for one in card.objectives},
    }


def _objective(card: ObjectiveCard) -> dict[str, Any]:
    return {
        "ratio": card.ratio,
        "capped": card.capped_ratio,
        "incomplete": card.incomplete,
        "rows": {row.key: _row(row) for row in card.rows},
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "programmed": exact(row.programmed),
        "executed": exact(row.executed),
        "missing": row.missing,
        "status": row.status,
        "ratio": row.ratio,
        "recomputed": row.recomputed,
        "of_year": row.year_ratio,
        "counted": row.counted,
        "weight": exact(row.weight),
        "department": row.department_code,
    }


def now(month: int) -> dict[str, Any]:
    """Say the figures of a cut-off as anybody is given them: computed, or frozen."""
    cutoff = Cutoff.objects.select_related("year__plan").get(date__month=month)
    return figures(archive.scorecard_of(cutoff))


class Frozen:
    """What was frozen, as it was when it was first seen."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, int, int], str] = {}

    def changed(self) -> list[tuple[str, int, int]]:
        """Name what is not as it was, or is gone."""
        found = dict(_frozen_texts())
        other = [
            place for place, text in self.texts.items() if found.get(place) != text
        ]
        self.texts = found | self.texts
        return other


def _frozen_texts() -> Any:
    kinds: dict[str, Callable[[], Any]] = {
        "closing": Closing.objects.all,
        "public": PublishedReport.objects.all,
    }
    for kind, rows in kinds.items():
        told = rows().values_list("cutoff__date__month", "revision", "scorecard")
        for month, revision, text in told:
            yield (kind, month, revision), text
