"""What changed between two revisions of a cut-off."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.addresses import Revision
from reports.comparing import Difference, compare
from reports.doors import not_for_you, shared
from reports.paging import turn_in
from reports.reading import revisions_for, scorecard_for
from reports.scorecard import Scorecard
from reports.tables.differences import DifferenceTable

PLACES = 50  # told on a page: a table each
Place = list[Difference]


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
    places = places_of(before, after)
    turned = turn_in(request, places, "pagina", "lugar-1", PLACES)
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
        "turned": turned,
        "tables": tables(turned.rows, (before, after)),
    }
    return shared(request, render(request, "reports/comparison.html", context))


def places_of(before: Scorecard, after: Scorecard) -> list[Place]:
    """Return each place of which the two say something different, with what they say."""

    def place(one: Difference) -> tuple[int | None, str | None]:
        return one.objective, one.indicator

    return [list(told) for _, told in groupby(compare(before, after), place)]


def tables(
    places: Iterable[Place], cards: tuple[Scorecard, Scorecard]
) -> list[DifferenceTable]:
    """Make a table for each place."""
    first, second = (f"Revisión {card.revision}" for card in cards)
    return [
        DifferenceTable(told, f"lugar-{number}", (first, second), shared="place")
        for number, told in enumerate(places, start=1)
    ]
