"""The draft of a change: what it proposes, and what that would do.

ValidationError says in Spanish what is in the way.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.change_control.places import Edit, Place, place_of
from indicators.change_control.values import locked_values, write
from indicators.change_control.window import hold, lacks, rehearsing
from indicators.models import ProposedEdit
from indicators.readiness import Gap
from objectives.models import Change, FiscalYear

NOT_DRAFT = "El {} ya no es un borrador."


def held_draft(change: Change) -> tuple[Change, FiscalYear]:
    """Return a draft and its year as stored, both locked; refuse what is none any more."""
    change, year = hold(change)
    if not change.is_draft:
        raise ValidationError(NOT_DRAFT.format(change))
    return change, year


@transaction.atomic
def propose(*, change: Change, edits: Iterable[Edit]) -> None:
    """Add edits to a draft; one that changes nothing takes its place's proposal away.

    What could never be written is refused now and not on the day of the approval;
    whether the year adds up is asked then, for a draft is made in several steps.
    """
    change, year = held_draft(change)
    stored = locked_values(year)
    added = False
    for edit in edits:
        place = edit.place
        row: dict[str, Any] = {
            "what": place.what,
            "objective_id": place.objective,
            "indicator_id": place.indicator,
            "month": place.month,
            "field": place.field,
        }
        before, after = stored.get(place, ""), _canonical(edit)
        if before == after:
            ProposedEdit.objects.filter(draft=change, **row).delete()
        else:
            added = True
            ProposedEdit.objects.update_or_create(
                draft=change, **row, defaults={"before": before, "after": after}
            )
    if added:
        with rehearsing(year):
            write(year, proposals(change))


@transaction.atomic
def take_away(*, change: Change, proposed: int) -> None:
    """Remove a proposal from its draft, by its key; one that is not there is no matter."""
    change, _ = held_draft(change)
    change.proposed.filter(pk=proposed).delete()


def shortfalls(change: Change) -> list[Gap]:
    """Return what would not add up if a draft were approved as it is.

    ValidationError tells what could not even be written.
    """
    with transaction.atomic():
        change, year = hold(change)
        edits = proposals(change)
        with rehearsing(year):
            write(year, edits)
            gaps = lacks(year, (edit.place for edit in edits))
    return gaps


def moved(change: Change) -> dict[int, str]:
    """Return the proposals whose figure is no longer as the draft read it.

    By their key, with the text of what stands now; empty: there is none any more.
    """
    proposed = change.proposed.all()
    year = FiscalYear.objects.filter(plan=change.plan_id, year=change.year or 0).first()
    if year is None:
        return {}
    return moved_among(proposed, locked_values(year, {one.what for one in proposed}))


def fingerprint(change: Change) -> str:
    """Return a mark of what a draft says and proposes: another text, another mark."""
    texts = (change.year, change.goal, change.description, change.justification)
    edits = change.proposed.values_list("pk", "before", "after").order_by("pk")
    return sha256(repr([texts, *edits]).encode()).hexdigest()


def proposals(change: Change) -> list[Edit]:
    """Return what a draft would write."""
    return [Edit(place_of(one), one.after) for one in change.proposed.all()]


def moved_among(
    proposed: Iterable[ProposedEdit], stored: Mapping[Place, str]
) -> dict[int, str]:
    """Return those whose figure is now another, by their key with the text of now."""
    return {
        one.pk: now
        for one in proposed
        if (now := stored.get(place_of(one), "")) != one.before
    }


def _canonical(edit: Edit) -> str:
    try:
        return edit.place.text(edit.place.value(edit.value))
    except ValueError as error:
        raise ValidationError(f"{edit.place}: {error}") from error
