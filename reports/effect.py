"""What edits would do to the figures: tried inside a transaction, and undone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from indicators.change_control.places import Edit
from indicators.change_control.values import write
from indicators.change_control.window import rehearsing
from indicators.models import Cutoff
from indicators.models.cutoff import month_end
from objectives.models import FiscalYear
from reports.assembly import assemble
from reports.scorecard import Scorecard

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Effect:
    """The same cut-off, computed now and as it would be; nothing of it is stored."""

    before: Scorecard
    after: Scorecard


def effect_of(year: FiscalYear, edits: Iterable[Edit]) -> Effect:
    """Compute a year's figures without the edits and with them, by the same rules.

    At the first open cut-off, or else the last one; a year without any is computed at
    its end. ValidationError tells the edits that cannot be written.
    """
    with transaction.atomic():
        cutoff = _cutoff(year)
        before = assemble(cutoff)
        with rehearsing(year):
            write(year, edits)
            after = assemble(_read(cutoff.pk))  # the year's cap may be another now
        transaction.set_rollback(True)
    return Effect(before, after)


def _cutoff(year: FiscalYear) -> Cutoff:
    """Return the cut-off to look at, made for the moment where there is none."""
    stored = Cutoff.objects.filter(year=year).select_related("year__plan")
    open_ones = [one for one in stored.order_by("date") if one.is_open]
    found = open_ones[0] if open_ones else stored.order_by("-date").first()
    if found:
        return found
    made = Cutoff.objects.create(year=year, date=month_end(year.year, DECEMBER))
    return _read(made.pk)


def _read(key: int) -> Cutoff:
    return Cutoff.objects.select_related("year__plan").get(pk=key)
