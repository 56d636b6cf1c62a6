"""The one door from the tables to the rules: a cut-off becomes a scorecard."""

from collections.abc import Iterable
from fractions import Fraction

from indicators.change_control.places import describe, shown
from indicators.compliance.status import Thresholds, band, compare
from indicators.compliance.weighting import Weighted, overall, weighted_mean
from indicators.labels import told_apart
from indicators.models import ChangedValue, Cutoff
from indicators.vocabulary import CutoffState, RecordState
from objectives.models import Change, FiscalYear, Objective, Plan, PlanStep
from reports import trend, wording
from reports.findings import find
from reports.gathering import Tables, gather
from reports.plan_card import ChangedFigure, ChangeEntry, PlanCard, Step
from reports.rows import make_row
from reports.scorecard import Note, ObjectiveCard, Row, Scorecard, Term

CAPPED_AT_FULL = Fraction(1)


def assemble(cutoff: Cutoff) -> Scorecard:
    """Compute the scorecard of a cut-off from its tables as they are now."""
    return judged(gather(cutoff))


def judged(tables: Tables) -> Scorecard:
    """Compute a scorecard from what was read; nothing more is asked of the database."""
    cutoff = tables.cutoff
    year, plan = cutoff.year, cutoff.year.plan
    cards = tuple(_card(tables, objective) for objective in tables.objectives)
    mixed = len({objective.weight is None for objective in tables.objectives}) > 1
    weighted = bool(cards) and not mixed and cards[0].weight is not None
    approved = _approved_share(tables)
    return Scorecard(
        plan=_plan_card(plan, tables.steps),
        year=year.year,
        cutoff=cutoff.date,
        state=CutoffState(cutoff.state),
        revision=cutoff.revision,
        cap=year.cap,
        band_medium=year.band_medium,
        band_high=year.band_high,
        weighted_overall=weighted,
        ratio=_overall(((card.ratio, card) for card in cards), mixed=mixed),
        capped_ratio=_overall(
            ((card.capped_ratio, card) for card in cards), mixed=mixed
        ),
        approved_share=approved,
        objectives=cards,
        changes=tuple(_change(change, tables) for change in tables.changes),
        findings=find(
            cards,
            cap=year.cap,
            approved_share=approved,
            mixed_weights=mixed,
            year_approved=year.is_approved,
        ),
        trend=trend.of_plan(cards, cutoff.date.month, weighted=weighted),
    )


def _overall(
    ratios: Iterable[tuple[Fraction | None, ObjectiveCard]], *, mixed: bool
) -> Fraction | None:
    """Return the plan's figure; weights that only some objectives carry are unused."""
    return overall([(ratio, None if mixed else card.weight) for ratio, card in ratios])


def _card(tables: Tables, objective: Objective) -> ObjectiveCard:
    weighed = tables.weights.get(objective.pk, [])
    notes, legend = _notes(
        tables, objective, [indicator.pk for indicator, _ in weighed]
    )
    rows = tuple(
        make_row(tables, objective.pk, indicator, weight, notes.get(indicator.pk, ()))
        for indicator, weight in weighed
    )
    ratio = weighted_mean(_parts(rows))
    return ObjectiveCard(
        number=objective.number,
        statement=objective.statement,
        short_statement=objective.short_statement or objective.statement,
        weight=objective.weight,
        ratio=ratio,
        capped_ratio=weighted_mean(_uncapped_parts(rows), cap=CAPPED_AT_FULL),
        status=None if ratio is None else compare(ratio),
        band=band(ratio, _thresholds(tables.cutoff.year)),
        incomplete=any(row.missing for row in rows),
        terms=_terms(rows),
        rows=rows,
        notes=legend,
        trend=trend.of_objective(rows, tables.cutoff.date.month),
    )


def _parts(rows: Iterable[Row]) -> list[Weighted]:
    """Pair weights with what counts, which already honours the year's cap."""
    return [
        Weighted(weight=row.weight, ratio=row.counted)
        for row in rows
        if row.weight is not None
    ]


def _uncapped_parts(rows: Iterable[Row]) -> list[Weighted]:
    """Pair weights with what would count without the year's cap, whatever that is."""
    return [
        Weighted(
            weight=row.weight,
            ratio=None
            if row.counted is None
            else row.counted
            if row.ratio is None
            else row.ratio,
        )
        for row in rows
        if row.weight is not None
    ]


def _terms(rows: Iterable[Row]) -> tuple[Term, ...]:
    known = [
        (row, row.weight, row.counted)
        for row in rows
        if row.weight is not None and row.counted is not None
    ]
    total = sum((Fraction(weight) for _, weight, _ in known), Fraction(0))
    if not total:
        return ()
    return tuple(
        Term(
            key=row.key,
            label=told_apart(row.kind, row.code, row.key),
            weight=weight,
            counted=counted,
            share=Fraction(weight) / total,
            contribution=Fraction(weight) / total * counted,
        )
        for row, weight, counted in known
    )


def _notes(
    tables: Tables, objective: Objective, rows: list[int]
) -> tuple[dict[int, tuple[Note, ...]], tuple[Note, ...]]:
    """Mark the notes in the order of their rows: equal texts share a mark.

    Returns each row's notes and the legend; a note without a row has no mark.
    """
    notes = tables.notes.get(objective.pk, [])
    hung = [
        (key, note.text) for key in rows for note in notes if note.indicator_id == key
    ]
    texts = list(dict.fromkeys(text for _, text in hung))
    marked = dict(zip(texts, map(Note, wording.marks(len(texts)), texts), strict=True))
    loose = tuple(
        Note(None, note.text) for note in notes if note.indicator_id not in rows
    )
    by_row = {
        key: tuple(marked[text] for row, text in hung if row == key) for key, _ in hung
    }
    return by_row, (*marked.values(), *loose)


def _thresholds(year: FiscalYear) -> Thresholds:
    return Thresholds(medium=year.band_medium, high=year.band_high)


def _approved_share(tables: Tables) -> Fraction | None:
    """Return the share of the counting reports that are approved; None: no report."""
    told = [
        record.state == RecordState.APPROVED
        for records in tables.records.values()
        for record in records
        if record.counts and record.executed is not None
        if record.month <= tables.cutoff.date.month
    ]
    return Fraction(sum(told), len(told)) if told else None


def _plan_card(plan: Plan, steps: Iterable[PlanStep]) -> PlanCard:
    return PlanCard(
        name=plan.name,
        entity=plan.entity,
        motto=plan.motto,
        mission=plan.mission,
        vision=plan.vision,
        start=plan.start,
        end=plan.end,
        version=plan.version,
        steps=tuple(Step(step.number, step.text) for step in steps),
    )


def _change(change: Change, tables: Tables) -> ChangeEntry:
    indicator = tables.indicators.get(change.indicator_key)
    return ChangeEntry(
        version=change.version,
        number=change.number,
        date=change.date,
        body=change.body,
        act=change.act,
        year=change.year,
        objective=change.objective.number if change.objective else None,
        objective_statement=change.objective.statement if change.objective else "",
        indicator=change.indicator_key or None,
        indicator_label=f"{indicator.identification}: {indicator.name}"
        if indicator
        else "",
        goal=change.goal,
        description=change.description,
        justification=change.justification,
        values=tuple(_figure(value) for value in change.values.all()),
    )


def _figure(value: ChangedValue) -> ChangedFigure:
    before, after = shown(value)
    return ChangedFigure(
        what=describe(value),
        before=before if value.before else "",
        after=after if value.after else "",
    )
