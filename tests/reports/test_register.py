"""The register of changes of a scorecard: what was approved, and what it did."""

from datetime import date

import pytest
from django.utils import timezone

from indicators.approval import approve_year
from indicators.change_control import amending
from indicators.change_control.places import Edit, Place
from indicators.models import What
from objectives.models import Change
from reports.assembly import assemble
from reports.exports.json import to_json
from reports.plan_card import ChangedFigure
from tests.builders import a_cutoff, a_person, a_plan, a_year, an_objective, measured

pytestmark = pytest.mark.django_db

DAY = date(2023, 6, 9)


@pytest.fixture
def pair():
    """Two indicators of one objective, 50 and 50, in the approved year 2023."""
    indicators = measured("545", weight="50"), measured("546", weight="50")
    approve_year(year=a_year(), by=a_person())
    return indicators


def a_draft(pair, **values):
    """Draft a change of the weights to 60 and 40."""
    draft = Change.objects.create(
        plan=a_plan(),
        year=2023,
        description="Se ajustan las ponderaciones",
        justification="Lo pidió el comité",
        state=Change.State.DRAFT,
    )
    edits = [
        Edit(Place(What.WEIGHT, an_objective().pk, one.pk), value)
        for one, value in zip(pair, ("60", "40"), strict=True)
    ]
    amending.save_edits(year=a_year(), edits=edits, change=draft)
    return draft


def test_an_applied_change_tells_each_figure_before_and_after(pair):
    draft = a_draft(pair)
    amending.approve(change=draft, by=a_person("jefa"), on=DAY, body="Comité")

    (entry,) = assemble(a_cutoff()).changes

    assert entry.number == "001"
    assert entry.values == (
        ChangedFigure(
            "Ponderación · Indicador sectorial 545 · objetivo 1", "50,00%", "60,00%"
        ),
        ChangedFigure(
            "Ponderación · Indicador sectorial 546 · objetivo 1", "50,00%", "40,00%"
        ),
    )


def test_what_was_not_there_before_is_empty(pair):
    change = Change.objects.create(plan=a_plan(), number="001", year=2023)
    change.values.create(
        what=What.PROGRAMMED, indicator=pair[0], month=9, after="80", at=timezone.now()
    )

    (entry,) = assemble(a_cutoff()).changes

    what = "Programación mensual de septiembre · Indicador sectorial 545"
    assert entry.values == (ChangedFigure(what, "", "80,00"),)


def test_drafts_and_withdrawn_changes_are_nowhere(pair):
    draft = a_draft(pair)

    assert assemble(a_cutoff()).changes == ()
    assert "Se ajustan" not in to_json(assemble(a_cutoff())).decode()

    amending.withdraw(change=draft)

    assert assemble(a_cutoff()).changes == ()


def test_an_open_cutoff_tells_a_later_change_that_its_figures_carry(pair):
    draft = a_draft(pair)
    amending.approve(change=draft, by=a_person("jefa"), on=date(2023, 7, 3), body="C")

    assert len(assemble(a_cutoff()).changes) == 1
    assert len(assemble(a_cutoff(date(2023, 12, 31))).changes) == 1
