"""What a screen tells of an effect: only what differs, each thing once."""

from fractions import Fraction

import pytest

from indicators.change_control.places import Edit, Place
from indicators.models import Indicator, What
from reports.desk.effect_parts import EffectParts, Figure, effect_parts
from reports.effect import effect_of
from tests.builders import a_cutoff, a_year, an_objective, measured, weigh

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(db) -> Indicator:
    """An indicator at 50 % that weighs all of objectives 1 and 2; objective 3 is full."""
    a_cutoff()
    found = measured("comun", e="30")
    weigh(found, "100", objective=an_objective(2))
    measured("lleno", objective=an_objective(3))
    return found


def parts_of(*edits: Edit, focus: tuple[int, ...] = ()) -> EffectParts:
    return effect_parts(effect_of(a_year(), edits), focus)


def programmed(indicator: Indicator, value: str, month: int = 6) -> Edit:
    return Edit(Place(What.PROGRAMMED, None, indicator.pk, month), value)


def test_the_objectives_that_differ_are_told(shared):
    parts = parts_of(programmed(shared, "40"))

    assert [one.number for one in parts.objectives] == [1, 2]
    assert [one.label for one in parts.figures] == [
        "Objetivo 1",
        "Objetivo 1, con tope del 100 %",
        "Objetivo 2",
        "Objetivo 2, con tope del 100 %",
        "Plan completo",
        "Plan completo, con tope del 100 %",
    ]


def test_the_objective_in_focus_is_told_even_if_it_stays(shared):
    parts = parts_of(focus=(3,))

    assert [one.number for one in parts.objectives] == [3]
    assert not parts.differs


def test_an_indicator_that_weighs_twice_is_told_once(shared):
    [told] = parts_of(programmed(shared, "40")).indicators

    assert told.magnitudes == (("Programado al corte", 60, 40),)
    assert told.figures == (Figure("Avance al corte", Fraction(1, 2), Fraction(3, 4)),)


def test_a_promise_for_later_changes_the_year_and_not_the_cutoff(shared):
    target = Edit(Place(What.TARGET, indicator=shared.pk), "60")

    parts = parts_of(target, programmed(shared, "60", 12))

    [told] = parts.indicators
    assert told.magnitudes == (("Meta del año", 100, 60),)
    assert [one.label for one in told.figures] == ["Avance del año"]
    assert parts.objectives == ()


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("98.494", "98.873", "0.38"),  # 0.379 alone; 98,87 less 98,49 is 0,38
        (
            "98.494",
            "98.876",
            "0.39",
        ),  # 0.382 alone, and the printed ones are 0,39 apart
        ("100", "99.999", "0"),
    ],
)
def test_the_printed_figures_of_a_row_add_up(before, after, difference):
    figure = Figure("Plan", Fraction(before) / 100, Fraction(after) / 100)

    assert figure.difference == Fraction(difference) / 100
    assert figure.differs


def test_what_cannot_be_judged_has_no_difference():
    assert Figure("Plan", None, Fraction(1)).difference is None
    assert Figure("Plan", Fraction(1), None).differs
