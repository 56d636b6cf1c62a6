"""Writing what was confirmed: every row or none."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from indicators.actions import ConflictError, save_entry
from indicators.entry.months import Month
from indicators.spreadsheet.comparing import Comparison
from objectives.models import User
from pei_site import trail


def apply(comparison: Comparison, month: Month, person: User) -> bool:
    """Write all changes; False: something changed meanwhile and nothing was written.

    Scope, state, version and lock are asked again by `save_entry`, under its locks.
    """
    try:
        with trail.through(trail.Source.FILE), transaction.atomic():
            for change in comparison.changes:
                save_entry(
                    indicator=change.line.indicator,
                    year=month.year,
                    month=month.number,
                    entry=change.filled.entry,
                    version=change.filled.version,
                    by=person,
                )
    except (ConflictError, PermissionDenied, ValidationError):
        return False
    return True
