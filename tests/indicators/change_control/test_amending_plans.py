"""A change is of its own plan: it opens, and is told, nothing of another."""

import pytest
from django.core.exceptions import ValidationError

from indicators.change_control.amending import propose, save_edits, usable
from indicators.change_control.drafts import moved
from indicators.change_control.places import Edit, Place
from indicators.models import What
from objectives.models import Change, FiscalYear, Objective, Plan
from tests.builders import a_year
from tests.indicators.change_control.conftest import a_draft, reweigh

pytestmark = pytest.mark.django_db


def another_plan() -> Plan:
    return Plan.objects.create(name="Otro", entity="Otra", start=2020, end=2024)


def test_a_change_of_the_same_year_of_another_plan_is_refused(pair):
    other = a_draft(plan=another_plan())

    with pytest.raises(ValidationError, match="no es de la vigencia 2023"):
        save_edits(year=a_year(), edits=reweigh(*pair), change=other)


def test_a_door_of_several_years_offers_of_each_plan_its_own(pair):
    plan = another_plan()
    theirs = FiscalYear.objects.create(plan=plan, year=2024)
    a_draft(plan=plan)  # of 2023: of neither
    a_draft(year=2024)
    own, other = a_draft(), a_draft(plan=plan, year=2024)

    assert list(usable(a_year(), theirs)) == [own, other]
    assert list(usable()) == []


def test_another_plans_approval_locks_nothing_of_this(pair):
    theirs = FiscalYear.objects.create(plan=another_plan(), year=2023)
    objective = Objective.objects.create(plan=theirs.plan, number=1, statement="Uno")
    weight = Place(What.OBJECTIVE, objective.pk)

    save_edits(year=theirs, edits=[Edit(weight, "40")], change=None)

    objective.refresh_from_db()
    assert objective.weight == 40


def test_a_draft_of_another_plan_is_not_told_of_what_moved_in_this(pair):
    draft = a_draft()
    propose(change=draft, edits=reweigh(*pair))
    draft.proposed.update(before="10")
    assert [*moved(draft).values()] == ["50", "50"]
    Change.objects.filter(pk=draft.pk).update(plan=another_plan())

    assert moved(Change.objects.get()) == {}
