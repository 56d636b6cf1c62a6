"""The pages of this room: two cut-offs side by side, and the same as a table."""

from collections.abc import Iterable
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from pei_site.absolute import absolute
from reports.addresses import At
from reports.comparing import compare as differences
from reports.contrast import besides, choice
from reports.contrast.asking import (
    ALL,
    ORDERS,
    Asked,
    asked_in,
    in_order,
    kept_of,
    listed,
)
from reports.contrast.choice import AloneError, NotThereError, Pair, SameError, Side
from reports.contrast.sheet import to_csv
from reports.doors import at_cutoff, not_for_you
from reports.dumbbells import Dumbbells, Ends, dumbbells
from reports.exports import MEDIA_TYPES
from reports.moves import Move, between, indicator_moves, objective_moves, turns
from reports.pages import at_of, show, switches
from reports.paging import OBJECTIVES, turn_in
from reports.reading import CutoffChoice, cutoffs_for
from reports.scorecard import ObjectiveCard, Scorecard
from reports.tables.compare import IndicatorMoveTable, ObjectiveMoveTable

PAGE = "reports/compare.html"


@at_cutoff
def compare(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show what moved between this cut-off and another, the older before."""
    asked = asked_in(request)
    here = Side(at_of(request) or scorecard.cutoff, scorecard)
    choices = cutoffs_for(request.user)
    parts = _chooser(request, here, asked, choices)
    try:
        pair = choice.pair_for(request.user, here, asked.other, choices)
    except NotThereError:
        return _not_there(request, scorecard, parts)
    except (SameError, AloneError) as problem:
        return show(request, PAGE, scorecard, **parts, problem=type(problem).__name__)
    parts["chosen"] = _other(pair, here).scorecard.cutoff
    return show(request, PAGE, scorecard, **parts | _figures(request, pair, asked))


@at_cutoff
def compare_csv(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Hand over what the page shows as a table."""
    asked = asked_in(request)
    here = Side(at_of(request) or scorecard.cutoff, scorecard)
    choices = cutoffs_for(request.user)
    try:
        pair = choice.pair_for(request.user, here, asked.other, choices)
    except NotThereError:
        if not request.user.is_authenticated:
            return not_for_you(request)
        raise Http404("No existe el corte con el que quiere comparar.") from None
    except (SameError, AloneError):
        raise Http404("No hay otro corte con el que comparar.") from None
    cards = (pair.before.scorecard, pair.after.scorecard)
    days = "-".join(card.cutoff.isoformat() for card in cards)
    return HttpResponse(
        to_csv(pair, in_order(kept_of(indicator_moves(*cards), asked), asked)),
        content_type=MEDIA_TYPES["csv"],
        headers={
            "Content-Disposition": f'attachment; filename="comparacion-{days}.csv"'
        },
    )


def _other(pair: Pair, here: Side) -> Side:
    return pair.before if pair.after is here else pair.after


def _not_there(
    request: HttpRequest, scorecard: Scorecard, parts: dict[str, Any]
) -> HttpResponse:
    """Answer what does not exist for this reader; a stranger is sent to sign in."""
    if not request.user.is_authenticated:
        return not_for_you(request)
    answer = show(request, PAGE, scorecard, **parts, problem="NotThereError")
    answer.status_code = HTTPStatus.NOT_FOUND
    return answer


def _chooser(
    request: HttpRequest,
    here: Side,
    asked: Asked,
    choices: tuple[CutoffChoice, ...],
) -> dict[str, Any]:
    """Return what lets the reader choose the other cut-off."""
    day = here.scorecard.cutoff
    shortcuts: list[tuple[str, date | None]] = [
        ("El corte anterior", choice.previous(day, choices)),
        ("El mismo corte del año anterior", choice.year_before(day, choices)),
    ]
    return {
        "asked": asked,
        "choices": [one for one in choices if one.date != day],
        "shortcuts": [
            (name, other, asked.query(con=other.isoformat()))
            for name, other in shortcuts
            if other
        ],
        "switches": switches(request, here.scorecard),
    }


def _figures(request: HttpRequest, pair: Pair, asked: Asked) -> dict[str, Any]:
    before, after = pair.before.scorecard, pair.after.scorecard
    objectives = objective_moves(before, after)
    indicators = indicator_moves(before, after)
    kept = kept_of(indicators, asked)
    ats = (pair.before.at, pair.after.at)
    drawn = turn_in(request, objectives, "objetivos", "objetivos", OBJECTIVES)
    first = listed(kept, asked)
    shown = turn_in(request, first, "indicadores", "indicadores")
    return {
        "pair": pair,
        "movement": between(before.ratio, after.ratio, before.cutoff),
        "chart": _chart(pair, drawn.rows),
        "objective_turns": turns(objectives),
        "objectives": ObjectiveMoveTable(drawn.rows, ats, pair.headings),
        "objective_pages": drawn,
        "indicator_turns": turns(indicators),
        "indicators": IndicatorMoveTable(shown.rows, ats, pair.headings),
        "indicator_pages": shown,
        "counted": {"shown": len(first), "kept": len(kept), "all": len(indicators)},
        "all_rows": asked.query(ver=ALL),
        "orders": ORDERS,
        "groups": besides.groups(
            differences(before, after), pair.headings, asked, request
        ),
        "permanent": _address(pair.after.lasting, pair.before.lasting),
        "canonical": _canonical(request, pair),
    }


def _chart(pair: Pair, objectives: Iterable[Move[ObjectiveCard]]) -> Dumbbells:
    """Draw the plan and the objectives of the page."""
    before, after = pair.before.scorecard, pair.after.scorecard
    plan = Ends("El plan", between(before.ratio, after.ratio, before.cutoff))
    ends = [
        Ends(
            move.name,
            between(
                move.before.ratio if move.before else None,
                move.after.ratio if move.after else None,
                before.cutoff,
            ),
        )
        for move in objectives
    ]
    return dumbbells([plan, *ends], *pair.headings)


def _address(newer: At, older: At) -> str:
    page = reverse("reports:compare", kwargs={"cutoff": newer})
    return f"{page}?con={choice.write_at(older)}"


def _canonical(request: HttpRequest, pair: Pair) -> str:
    """Return the address of the two as they stand, whichever was asked first."""
    days = (pair.after.scorecard.cutoff, pair.before.scorecard.cutoff)
    if pair.is_one_cutoff:
        return absolute(request, _address(pair.after.lasting, pair.before.lasting))
    return absolute(request, _address(*days))
