"""The scorecard: everything a page, paper or file says of a plan at a cut-off.

Frozen values and no framework. `reports.assembly` makes one from the tables,
`reports.archive` keeps one for ever; every screen, PDF, sheet and chart is drawn
from it and from nothing else. Ratios are exact fractions (1 is 100 %), magnitudes
decimals; None means "there is none" or "cannot be judged", never 0.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.vocabulary import Accumulation, Band, Status
from indicators.vocabulary import CutoffState, Kind
from reports.finding import Finding
from reports.plan_card import ChangeEntry, PlanCard


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the year; mark is None when it hangs on no row."""

    mark: str | None
    text: str


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month of an indicator; executed is None while unreported or not yet counting."""

    month: int
    programmed: Decimal | None
    executed: Decimal | None
    narrative: str
    cause: str
    delays: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the reference sheet (hoja de vida), ready to print."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year of an indicator: its target, what was executed, and the ratio of the year.

    `weight` is the one in the objective of its row; None: it weighed nothing there.
    """

    year: int
    target: Decimal | None
    executed: Decimal | None
    ratio: Fraction | None
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Where something stood at the end of a month of the year, by the rules of today.

    `ratio` None: it could not be judged by then; `counted` is what a mean uses, as in
    `Row` (of a mean itself, the same as `ratio`). Months before the cut-off are always
    recomputed: an official figure belongs to its cut-off alone.
    """

    month: int
    ratio: Fraction | None
    counted: Fraction | None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator inside an objective at the cut-off.

    `ratio` is raw (official where there is one); `counted` is what the objective used:
    None when the row left the mean, 0 for what was not reported, capped by the year.
    `baseline` is there only where the achievement starts from it (rule 2).
    """

    key: str
    kind: Kind
    code: str
    name: str
    goal: str
    identification: str
    department_code: str
    department: str
    unit: str
    decimals: int
    accumulation: Accumulation
    weight: Decimal | None
    inferred_weight: bool
    target: Decimal | None
    programmed: Decimal | None
    executed: Decimal | None
    ratio: Fraction | None
    recomputed: Fraction | None
    year_ratio: Fraction | None
    period_ratio: Fraction | None
    counted: Fraction | None
    official: bool
    official_reason: str
    status: Status | None
    band: Band | None
    sentence: str
    cause: str
    narrative: str
    delays: str
    override: str
    missing: tuple[int, ...]
    notes: tuple[Note, ...]
    months: tuple[MonthFigures, ...]
    years: tuple[YearFigures, ...]
    sheet: tuple[SheetLine, ...]
    trend: tuple[Point, ...] = ()
    baseline: Decimal | None = None
    period_target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an objective's weighted mean: weight times what counted."""

    key: str
    label: str
    weight: Decimal
    counted: Fraction
    share: Fraction
    contribution: Fraction


@dataclass(frozen=True, slots=True)
class ObjectiveCard:
    """An objective at the cut-off; ratio None is N/A: nothing in it can be judged."""

    number: int
    statement: str
    short_statement: str
    weight: Decimal | None
    ratio: Fraction | None
    capped_ratio: Fraction | None
    status: Status | None
    band: Band | None
    incomplete: bool
    terms: tuple[Term, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    trend: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True)  # `reports/remembered.py`
class Scorecard:
    """A plan at a cut-off. `revision` is None before the first closing.

    `trend` holds the months of the year up to the cut-off, one by one, here as in
    objectives and rows (none in what was frozen before it was told).

    `revision_reason` says why this revision was made: the reason of the reopening that
    led to it, empty where there was none (and in what was frozen before it was told).
    `cap` is the year's cap as a percentage (None: over-execution counts in full);
    `band_medium` and `band_high` are the percentages where those bands begin.
    """

    plan: PlanCard
    year: int
    cutoff: date
    state: CutoffState
    revision: int | None
    cap: Decimal | None
    band_medium: Decimal
    band_high: Decimal
    weighted_overall: bool
    ratio: Fraction | None
    capped_ratio: Fraction | None
    approved_share: Fraction | None
    objectives: tuple[ObjectiveCard, ...]
    changes: tuple[ChangeEntry, ...]
    findings: tuple[Finding, ...]
    revision_reason: str = ""
    trend: tuple[Point, ...] = ()

    def objective(self, number: int) -> ObjectiveCard | None:
        """Return the objective of that number; None if the plan has none."""
        return next((card for card in self.objectives if card.number == number), None)

    def places_of(self, key: str) -> tuple[tuple[ObjectiveCard, Row], ...]:
        """Return every objective in which the indicator stands, with its row there."""
        return tuple(
            (card, row)
            for card in self.objectives
            for row in card.rows
            if row.key == key
        )

    def lagging(self) -> tuple[tuple[ObjectiveCard, Row], ...]:
        """Return the rows below 100 %, the one that costs its objective most first."""
        behind = [
            (card, row)
            for card in self.objectives
            for row in card.rows
            if row.counted is not None and row.counted < 1 and row.weight
        ]
        return tuple(sorted(behind, key=lambda place: -cost(*place)))


def cost(card: ObjectiveCard, row: Row) -> Fraction:
    """Return what a row's shortfall takes from its objective: share times shortfall."""
    share = next(
        (term.share for term in card.terms if term.key == row.key), Fraction(0)
    )
    return share * (1 - (row.counted or Fraction(0)))
