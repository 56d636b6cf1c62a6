"""The effect of edits: the same rules, before and after, and nothing stored."""

from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from indicators.change_control import amending
from indicators.change_control.places import Edit, Place
from indicators.models import (
    ChangeWindow,
    Cutoff,
    Indicator,
    IndicatorWeight,
    What,
)
from objectives.models import Change, FiscalYear
from reports.assembly import assemble
from reports.effect import Effect, effect_of
from tests.builders import a_cutoff, a_year, measured, report

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[False, True], ids=["unapproved", "approved"])
def year(request) -> FiscalYear:
    """Objective 1: 50 % of what reached 100 % and 50 % of what reached 50 %."""
    made = a_year()
    measured("lleno", weight="50")
    measured("medio", weight="50", e="30")
    if request.param:
        FiscalYear.objects.update(approved_at="2023-01-31T00:00:00Z")
        made.refresh_from_db()
    return made


def weight_edit(key: str, value: str) -> Edit:
    weight = IndicatorWeight.objects.get(indicator__key=key)
    return Edit(Place(What.WEIGHT, weight.objective_id, weight.indicator_id), value)


def ratios(effect: Effect) -> tuple[Fraction | None, Fraction | None]:
    return effect.before.objectives[0].ratio, effect.after.objectives[0].ratio


def test_weights_are_tried_and_undone(year):
    a_cutoff()

    effect = effect_of(year, [weight_edit("lleno", "80"), weight_edit("medio", "20")])

    assert ratios(effect) == (Fraction(3, 4), Fraction(9, 10))
    weights = IndicatorWeight.objects.order_by("pk").values_list("weight", flat=True)
    assert list(map(str, weights)) == ["50.00", "50.00"]
    assert not ChangeWindow.objects.exists()


def test_without_edits_nothing_differs(year):
    a_cutoff()

    effect = effect_of(year, [])

    assert effect.before == effect.after


def test_what_is_told_is_what_saving_gives(year):
    cutoff = a_cutoff()
    edits = [weight_edit("lleno", "80"), weight_edit("medio", "20")]
    change = Change.objects.create(plan=year.plan, year=2023, state="APPROVED")

    told = effect_of(year, edits)
    amending.save_edits(year=year, edits=edits, change=change)

    now = assemble(cutoff)
    assert (now.objectives, now.ratio) == (told.after.objectives, told.after.ratio)
    assert now.objectives != told.before.objectives


def test_the_cap_of_the_year_is_tried_too(year):
    a_cutoff()
    report(Indicator.objects.get(key="medio"), 6, "120")

    effect = effect_of(year, [Edit(Place(What.CAP), "100")])

    assert ratios(effect) == (Fraction(3, 2), Fraction(1))
    assert effect.after.cap == 100


def test_the_first_open_cutoff_is_looked_at(year):
    closed = a_cutoff(date(2023, 3, 31))
    Cutoff.objects.filter(pk=closed.pk).update(state="CLOSED", revision=1)
    a_cutoff(date(2023, 9, 30))
    a_cutoff()

    assert effect_of(year, []).after.cutoff == date(2023, 6, 30)


def test_with_every_cutoff_closed_the_last_is_looked_at(year):
    for month, day in ((3, 31), (6, 30)):
        a_cutoff(date(2023, month, day))
    Cutoff.objects.update(state="CLOSED", revision=1)

    assert effect_of(year, []).after.cutoff == date(2023, 6, 30)


def test_a_year_without_cutoffs_is_looked_at_in_december(year):
    effect = effect_of(year, [])

    assert effect.after.cutoff == date(2023, 12, 31)
    assert not Cutoff.objects.exists()


def test_what_cannot_be_written_is_told(year):
    a_cutoff()

    with pytest.raises(ValidationError) as refused:
        effect_of(year, [weight_edit("lleno", "101"), weight_edit("medio", "2.5")])

    assert len(refused.value.messages) == 2
    assert not ChangeWindow.objects.exists()
