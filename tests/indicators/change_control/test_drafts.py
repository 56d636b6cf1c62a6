"""Drafts: what they take, and what they would do."""

import pytest
from django.core.exceptions import ValidationError

from indicators.change_control.amending import approve, proposals, propose
from indicators.change_control.drafts import (
    fingerprint,
    moved,
    shortfalls,
    take_away,
)
from indicators.change_control.places import Edit, Place
from indicators.models import What
from objectives.models import Change
from tests.builders import a_person, a_year, an_open_month
from tests.indicators.change_control.conftest import (
    BODY,
    DAY,
    a_draft,
    reweigh,
    stored_weights,
    weight_of,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "message"),
    [("101", "menor o igual a 100"), ("", "escriba 0"), ("1.000", "es ambiguo")],
)
def test_what_could_never_be_written_is_refused_when_it_is_proposed(
    pair, text, message
):
    draft = a_draft()

    with pytest.raises(ValidationError, match=f"Ponderación · .*: .*{message}"):
        propose(change=draft, edits=[Edit(weight_of(pair[0]), text)])

    assert proposals(draft) == []


def test_the_months_that_are_shut_are_not_proposed(pair):
    an_open_month(3, is_open=False)
    march = Place(What.PROGRAMMED, None, pair[0].pk, 3)

    with pytest.raises(ValidationError, match="Marzo de 2023 está cerrado"):
        propose(change=a_draft(), edits=[Edit(march, "5")])


def test_what_does_not_add_up_yet_is_taken_and_told(pair):
    draft = a_draft()

    propose(change=draft, edits=[Edit(weight_of(pair[0]), "40")])
    half = [gap.message for gap in shortfalls(draft)]
    propose(change=draft, edits=[Edit(weight_of(pair[1]), "60")])

    assert half == [
        "Los pesos del objetivo 1 en 2023 suman 90,00% y deben sumar 100,00."
    ]
    assert shortfalls(draft) == []
    assert stored_weights() == ["50.00", "50.00"]


def test_a_proposal_is_taken_away(pair):
    draft, other = a_draft(), a_draft()
    for change in (draft, other):
        propose(change=change, edits=reweigh(*pair))
    mine, theirs = draft.proposed.first(), other.proposed.first()

    take_away(change=draft, proposed=mine.pk)
    take_away(change=draft, proposed=mine.pk)
    take_away(change=draft, proposed=theirs.pk)

    assert (len(proposals(draft)), len(proposals(other))) == (1, 2)


def test_a_sheet_that_breaks_another_approved_year_is_told(pair):
    a_year(2024)
    draft = a_draft(year=2024)
    place = Place(What.SHEET, indicator=pair[0].pk, field="accumulation")
    propose(change=draft, edits=[Edit(place, "suma")])

    gaps = [gap.message for gap in shortfalls(draft)]

    assert gaps == [
        "Indicador 1, 2023: los meses suman 160 y la programación anual es 100."
    ]


def test_a_draft_of_no_year_has_nothing_that_moved():
    assert moved(a_draft(year=None)) == {}


def test_what_is_approved_is_what_was_looked_at(pair):
    draft = a_draft()
    propose(change=draft, edits=reweigh(*pair))
    seen = fingerprint(draft)
    asked = {"by": a_person("aprueba"), "on": DAY, "body": BODY}

    propose(change=draft, edits=reweigh(*pair, "70", "30"))
    with pytest.raises(ValidationError, match="cambió mientras usted lo miraba"):
        approve(change=draft, seen=seen, **asked)
    Change.objects.update(description="Otra cosa.")
    again = Change.objects.get()

    assert fingerprint(again) != fingerprint(draft)
    assert approve(change=again, seen=fingerprint(again), **asked).number == "001"
