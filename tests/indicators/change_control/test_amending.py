"""What people do with a change, from its draft to its end."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.change_control.amending import (
    approve,
    finish,
    proposals,
    propose,
    save_edits,
    usable,
    withdraw,
)
from indicators.change_control.drafts import moved
from indicators.change_control.places import Edit, Place
from indicators.change_control.window import under
from indicators.models import ChangedValue, What
from objectives.models import Change, Plan, User
from tests.builders import a_person, a_plan, a_year, measured
from tests.indicators.change_control.conftest import (
    BODY,
    DAY,
    a_draft,
    an_open_change,
    reweigh,
    stored_weights,
    weight_of,
)

pytestmark = pytest.mark.django_db


def approved(change, **values):
    asked = {"by": User.objects.first(), "on": DAY, "body": BODY}
    return approve(change=change, **asked | values)


def test_before_the_approval_edits_are_simply_written():
    first, second = measured("1", weight="50"), measured("2", weight="50")

    save_edits(year=a_year(), edits=reweigh(first, second), change=None)

    assert stored_weights() == ["60.00", "40.00"]
    assert not ChangedValue.objects.exists()


def test_after_the_approval_no_change_is_no_way_in(pair):
    with pytest.raises(ValidationError, match="La vigencia 2023 está aprobada"):
        save_edits(year=a_year(), edits=reweigh(*pair), change=None)


def test_a_change_of_another_year_is_refused(pair):
    a_year(2024)
    other = a_draft(year=2024)

    with pytest.raises(ValidationError, match="no es de la vigencia 2023"):
        save_edits(year=a_year(), edits=reweigh(*pair), change=other)


def test_a_draft_takes_edits_as_proposals(pair):
    draft = a_draft()

    save_edits(year=a_year(), edits=reweigh(*pair), change=draft)

    assert stored_weights() == ["50.00", "50.00"]
    assert proposals(draft) == reweigh(*pair)
    assert [one.before for one in draft.proposed.all()] == ["50", "50"]


def test_an_approved_change_lets_edits_in_and_keeps_them(pair):
    change = an_open_change()

    save_edits(year=a_year(), edits=reweigh(*pair), change=change)

    assert stored_weights() == ["60.00", "40.00"]
    told = [(one.before, one.after) for one in change.values.all()]
    assert told == [("50", "60"), ("50", "40")]


@pytest.mark.parametrize("end", [finish, withdraw])
def test_what_has_ended_opens_nothing(pair, end):
    change = an_open_change() if end is finish else a_draft()
    ended = end(change=change)

    with pytest.raises(ValidationError, match="no está aprobado o ya se aplicó"):
        save_edits(year=a_year(), edits=reweigh(*pair), change=ended)
    with pytest.raises(ValidationError, match="No se puede: el Cambio"):
        end(change=change)
    assert stored_weights() == ["50.00", "50.00"]


def test_what_all_years_share_is_locked_by_any_approved_one(pair):
    next_year, sheet = a_year(2024), pair[0].pk
    unit = [Edit(Place(What.SHEET, indicator=sheet, field="unit"), "número")]
    weight = [Edit(Place(What.OBJECTIVE, weight_of(pair[0]).objective), "100")]

    for edits in (unit, weight):
        with pytest.raises(ValidationError, match="La vigencia 2023 está aprobada"):
            save_edits(year=next_year, edits=edits, change=None)
    save_edits(year=next_year, edits=unit, change=a_draft(year=2024))
    change = an_open_change(year=2024)
    save_edits(year=next_year, edits=[*unit, *weight], change=change)

    pair[0].refresh_from_db()
    assert pair[0].unit == "número"
    assert change.values.count() == 2


def test_a_door_offers_the_drafts_and_the_open_changes_of_its_year(pair):
    draft, opened = a_draft(), an_open_change()
    a_draft(year=2024)
    finish(change=an_open_change(by=opened.approved_by))
    withdraw(change=a_draft())

    assert list(usable(a_year())) == [opened, draft]


def test_drafts_come_as_they_were_made():
    made = [a_draft(description=text) for text in ("Zeta", "Alfa", "Beta")]

    assert list(usable(a_year())) == made


def test_proposing_again_replaces_and_what_stands_takes_away(pair):
    draft, place = a_draft(), weight_of(pair[0])

    propose(change=draft, edits=[Edit(place, "60"), Edit(weight_of(pair[1]), "40")])
    propose(change=draft, edits=[Edit(place, "70,00")])
    propose(change=draft, edits=[Edit(weight_of(pair[1]), "50,0")])

    assert proposals(draft) == [Edit(place, "70")]


def test_a_change_with_proposals_is_applied_when_it_is_approved(pair):
    draft, person = a_draft(requested_by=a_person("pide")), a_person("aprueba")
    propose(change=draft, edits=reweigh(*pair))

    change = approve(change=draft, by=person, on=DAY, body=f" {BODY} ", act="Acta 2")

    assert change == Change.objects.get()
    assert (change.state, change.number) == (Change.State.APPLIED, "001")
    assert (change.date, change.body, change.act) == (DAY, BODY, "Acta 2")
    assert (change.approved_by, bool(change.approved_at)) == (person, True)
    assert stored_weights() == ["60.00", "40.00"]
    assert change.values.count() == 2


def test_a_change_without_proposals_stays_open_until_it_is_finished(pair):
    change = approved(a_draft())

    assert (change.state, change.number) == (Change.State.APPROVED, "001")
    assert finish(change=change).state == Change.State.APPLIED


def test_changes_are_numbered_by_the_version_of_the_plan(pair):
    Plan.objects.update(version="3")
    loaded = {"plan": a_plan(), "description": "Cargado"}
    Change.objects.create(version="3", number="001", **loaded)
    Change.objects.create(version="3", number="A-7", **loaded)
    Change.objects.create(version="2", number="014", **loaded)

    first = approved(a_draft())
    second = approved(a_draft())
    older = approved(a_draft(version="2"))

    numbers = [(one.version, one.number) for one in (first, second, older)]
    assert numbers == [("3", "002"), ("3", "003"), ("2", "015")]


@pytest.mark.parametrize(
    ("draft", "asked", "field", "problem"),
    [
        ({"justification": " "}, {}, "justification", "Escriba la justificación"),
        ({"description": ""}, {}, "description", "Escriba qué cambia"),
        ({}, {"body": "  "}, "body", "Escriba la instancia"),
        ({}, {"on": date.max}, "date", "no puede ser futura"),
        ({"year": None}, {}, None, "no dice una vigencia que exista"),
        ({"year": 2031}, {}, None, "no dice una vigencia que exista"),
    ],
)
def test_what_a_reader_could_not_understand_is_not_approved(
    pair, draft, asked, field, problem
):
    change = a_draft(**draft)

    with pytest.raises(ValidationError, match=problem) as refusal:
        approved(change, **asked)

    if field:
        assert list(refusal.value.error_dict) == [field]
    change.refresh_from_db()
    assert (change.is_draft, change.number) == (True, "")


def test_tomorrow_is_not_a_day_of_approval_and_today_is(pair):
    today = timezone.localdate()

    with pytest.raises(ValidationError, match="futura"):
        approved(a_draft(), on=today + timedelta(days=1))
    assert approved(a_draft(), on=today).number


def test_what_moved_meanwhile_is_told_and_nothing_is_written(pair):
    draft = a_draft()
    propose(change=draft, edits=reweigh(*pair))
    with under(an_open_change()):
        for indicator, weight in zip(pair, (30, 70), strict=True):
            indicator.weights.update(weight=weight)

    assert sorted(moved(draft).values()) == ["30", "70"]
    with pytest.raises(ValidationError) as refused:
        approved(draft)

    assert refused.value.messages[0] == (
        "Ponderación · Indicador sectorial 1 · objetivo 1: era 50 cuando se preparó y"
        " ahora es 30. Vuelva a proponerlo."
    )
    assert stored_weights() == ["30.00", "70.00"]
    draft.refresh_from_db()
    assert draft.is_draft


def test_an_approval_that_would_not_add_up_leaves_everything_as_it_was(pair):
    draft = a_draft()
    propose(change=draft, edits=[Edit(weight_of(pair[0]), "40")])

    with pytest.raises(ValidationError, match="suman 90,00% y deben sumar 100,00"):
        approved(draft)

    draft.refresh_from_db()
    assert (draft.state, draft.number, draft.approved_by) == ("DRAFT", "", None)
    assert stored_weights() == ["50.00", "50.00"]
    assert not ChangedValue.objects.exists()


def test_a_change_is_approved_once(pair):
    change = a_draft()
    approved(change)

    with pytest.raises(ValidationError, match="ya no es un borrador"):
        approved(change)
    with pytest.raises(ValidationError, match="ya no es un borrador"):
        propose(change=change, edits=[])
