"""Approving a fiscal year: from then on its promises change only under a change."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from indicators.readiness import blocking
from objectives.models import FiscalYear, User


@transaction.atomic
def approve_year(*, year: FiscalYear, by: User | None) -> FiscalYear:
    """Lock what the year promised; ValidationError lists what it lacks.

    by None: the loading of a plan file. Approving what is approved changes nothing.
    """
    year = FiscalYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
    if year.is_approved:
        return year
    if gaps := blocking(year):
        raise ValidationError([gap.message for gap in gaps])
    year.approved_at, year.approved_by = timezone.now(), by
    year.save(update_fields=["approved_at", "approved_by"])
    return year
