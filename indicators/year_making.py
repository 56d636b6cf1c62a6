"""Making a fiscal year from the one before: what it leaves, and what people decide.

Nothing is carried silently: a promise of the new year is written only where somebody
decided it, and what the year before did not fulfil waits for a decision.
"""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.models import IndicatorWeight, YearTarget
from indicators.year_legacy import Decision, Heir, Legacy, legacy_of
from objectives.models import FiscalYear, Plan

Decisions = Mapping[int, str]  # indicator's primary key -> what was decided of it

OUT_OF_PERIOD = "La vigencia {} está fuera del período del plan: {} a {}."
EXISTS = "La vigencia {} ya existe."
UNDECIDED = "{}: decida qué pasa con este indicador en {}."
NOT_OFFERED = "{}: esa decisión no es posible con lo que dejó {}."
MOVED = (
    "Alguien cambió lo que deja la vigencia {} después de que usted abrió esta página."
    " Revise cómo quedó y decida de nuevo."
)


def free_years(plan: Plan) -> list[int]:
    """List the years of the plan's period that are not made yet."""
    made = set(FiscalYear.objects.filter(plan=plan).values_list("year", flat=True))
    return [year for year in range(plan.start, plan.end + 1) if year not in made]


def year_before(plan: Plan, year: int) -> FiscalYear | None:
    """Return the last fiscal year before another; None: it would be the first."""
    earlier = FiscalYear.objects.filter(plan=plan, year__lt=year)
    return earlier.order_by("-year").first()


@transaction.atomic
def make_year(*, year: FiscalYear, decisions: Decisions, seen: str) -> FiscalYear:
    """Create the year, its weights and the targets that were decided.

    `year` is unsaved: its plan, number, cap and bands. `seen` is the fingerprint of the
    legacy that was looked at. ValidationError says in Spanish what is in the way.
    """
    plan = Plan.objects.select_for_update().get(pk=year.plan_id)  # one at a time
    _refuse_odd(plan, year.year)
    year.full_clean()
    legacy = legacy_of(year_before(plan, year.year), year.year)
    if seen != legacy.fingerprint:
        raise ValidationError(MOVED.format(legacy.source or ""))
    _refuse_undecided(legacy, decisions)
    year.save()
    for heir in legacy.heirs:
        _carry(year, heir, Decision(decisions[heir.indicator.pk]))
    return year


def _refuse_odd(plan: Plan, year: int) -> None:
    if not plan.start <= year <= plan.end:
        raise ValidationError(OUT_OF_PERIOD.format(year, plan.start, plan.end))
    if FiscalYear.objects.filter(plan=plan, year=year).exists():
        raise ValidationError(EXISTS.format(year))


def _refuse_undecided(legacy: Legacy, decisions: Decisions) -> None:
    """Refuse what nobody decided, and what the legacy does not give."""
    problems = []
    for heir in legacy.heirs:
        decided = decisions.get(heir.indicator.pk, "")
        if not decided:
            problems.append(UNDECIDED.format(heir.indicator.label, legacy.year))
        elif decided not in heir.choices:
            problems.append(NOT_OFFERED.format(heir.indicator.label, legacy.source))
    if problems:
        raise ValidationError(problems)


def _carry(year: FiscalYear, heir: Heir, decision: Decision) -> None:
    """Write the weights, and the target if one was decided.

    What has no programming in the year weighs nothing in it (rule 5).
    """
    indicator = heir.indicator
    if decision == Decision.NOTHING:
        YearTarget.objects.create(year=year, indicator=indicator, target=None)
        return
    for one in heir.weights:
        IndicatorWeight.objects.create(
            year=year,
            objective=one.objective,
            indicator=indicator,
            weight=one.weight,
            inferred=one.inferred,
        )
    target: Decimal | None = heir.choices[decision]
    if target is not None:
        YearTarget.objects.create(year=year, indicator=indicator, target=target)
