"""Approving a fiscal year: from then on its promises change only under a change."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from indicators.locks import CORE_FIELDS
from indicators.models import Indicator, IndicatorWeight, MonthlyRecord, YearTarget
from indicators.readiness import before_approval
from objectives.models import FiscalYear, Objective, User

MOVED = (
    "Alguien cambió los pesos, la programación o los indicadores de la vigencia {} después"
    " de que usted abrió esta página. Revise cómo quedó y apruebe de nuevo."
)


@transaction.atomic
def approve_year(
    *, year: FiscalYear, by: User | None, seen: str | None = None
) -> FiscalYear:
    """Lock what the year promised; ValidationError lists what it lacks.

    by None: the loading of a plan file. `seen` is the fingerprint of what the person
    looked at: what moved since is not approved; None does not ask. Approving what is
    approved changes nothing.
    """
    year = FiscalYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
    if year.is_approved:
        return year
    if gaps := before_approval(year):
        raise ValidationError([gap.message for gap in gaps])
    if seen is not None and seen != fingerprint(year):
        raise ValidationError(MOVED.format(year))
    year.approved_at, year.approved_by = timezone.now(), by
    year.save(update_fields=["approved_at", "approved_by"])
    return year


def fingerprint(year: FiscalYear) -> str:
    """Digest what the approval would lock: equal while nobody writes any of it."""
    weights = IndicatorWeight.objects.filter(year=year)
    programmed = MonthlyRecord.objects.filter(year=year, programmed__isnull=False)
    theirs = Indicator.objects.filter(pk__in=weights.values("indicator"))
    rows = (
        FiscalYear.objects.filter(pk=year.pk).values_list("year", "cap"),
        weights.order_by("pk").values_list("objective", "indicator", "weight"),
        YearTarget.objects.filter(year=year)
        .order_by("pk")
        .values_list("indicator", "target"),
        programmed.order_by("pk").values_list("indicator", "month", "programmed"),
        theirs.order_by("pk").values_list("pk", *CORE_FIELDS),
        Objective.objects.filter(plan=year.plan_id)
        .order_by("pk")
        .values_list("number", "weight"),
    )
    return sha256(repr([list(one) for one in rows]).encode()).hexdigest()
