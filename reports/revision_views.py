"""What changed between two revisions of a cut-off."""

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.addresses import Revision
from reports.comparing import compare
from reports.doors import not_for_you, shared
from reports.reading import revisions_for, scorecard_for
from reports.scorecard import Scorecard
from reports.tables.differences import DifferenceTable


@login_not_required
@require_safe
def comparison(request: HttpRequest, cutoff: Revision, other: int) -> HttpResponse:
    """Show what one revision says and the other does not, to whom may read both."""
    revisions = (cutoff, Revision(cutoff.date, other))
    cards = [scorecard_for(request.user, one) for one in revisions]
    before, after = cards
    if before is None or after is None:
        return not_for_you(request)
    choices = {one.at: one for one in revisions_for(request.user, cutoff.date)}
    context = {
        "section": "tracking",
        "scorecard": after,
        "before": before,
        "after": after,
        "at": cutoff.date,
        "sides": [
            {"choice": choices[at], "scorecard": card}
            for at, card in zip(revisions, cards, strict=True)
        ],
        "tables": tables(before, after),
    }
    return shared(request, render(request, "reports/comparison.html", context))


def tables(before: Scorecard, after: Scorecard) -> list[DifferenceTable]:
    """Make a table for each place of which the two say something different."""
    headings = (f"Revisión {before.revision}", f"Revisión {after.revision}")

    def place(one: Any) -> tuple[Any, ...]:
        return one.objective, one.indicator

    return [
        DifferenceTable(list(differences), f"lugar-{number}", headings, shared="place")
        for number, (_, differences) in enumerate(
            groupby(compare(before, after), place), start=1
        )
    ]
