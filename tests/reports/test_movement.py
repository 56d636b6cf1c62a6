"""What moved between two cut-offs, and in what words."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from reports.movement import Direction, Movement, movements
from tests.reports.cards import (
    a_row,
    an_objective,
    not_programmed,
    on_target,
    over_and_behind,
)
from tests.reports.scorecards import a_scorecard

MARCH = date(2023, 3, 31)
WORDS = [
    (Fraction(3, 4), Fraction(1), "subió 25,00 puntos"),
    (Fraction(1), Fraction(197, 200), "bajó 1,50 puntos"),
    (Fraction(1), Fraction(1), "sin cambio"),
    (Fraction(1), Fraction(100001, 100000), "subió menos de 0,01 puntos"),
    (Fraction(1), Fraction(99999, 100000), "bajó menos de 0,01 puntos"),
    (Fraction(1, 2), Fraction(-1, 2), "bajó 100,00 puntos"),
    (None, Fraction(1), "no tenía porcentaje"),
    (Fraction(3, 4), None, "ya no tiene porcentaje: iba en 75,00%"),
]


@pytest.mark.parametrize(("before", "after", "words"), WORDS)
def test_a_movement_is_said_in_words(before, after, words):
    assert Movement(before, after, MARCH).words == words


def test_a_movement_says_against_which_cut_off():
    assert Movement(Fraction(1), Fraction(2), MARCH).against == "frente al 31/3/2023"
    assert Movement(None, Fraction(2), MARCH).against == "al 31/3/2023"


def test_what_cannot_be_subtracted_has_no_difference():
    assert Movement(None, Fraction(1), MARCH).difference is None
    assert Movement(Fraction(1), None, MARCH).difference is None
    assert Movement(Fraction(1), Fraction(1, 2), MARCH).difference == Fraction(-1, 2)


def test_without_a_cut_off_before_there_is_nothing_to_tell():
    assert movements(None, a_scorecard()) is None


def test_the_objective_that_moved_farthest_is_told_first():
    after = a_scorecard()
    was = {1: Fraction(1), 3: Fraction(1), 5: Fraction(1, 2)}
    before = a_scorecard(
        cutoff=MARCH,
        objectives=tuple(
            replace(card, ratio=was[card.number]) for card in after.objectives
        ),
    )

    found = movements(before, after)

    assert found.since == MARCH
    assert not found.other_year
    assert [card.number for card, _ in found.moved] == [5, 1]
    assert found.objectives[3].direction is Direction.SAME
    assert found.still == 1
    assert not found.nothing


def test_two_equal_cut_offs_tell_that_nothing_moved():
    found = movements(a_scorecard(cutoff=MARCH), a_scorecard())

    assert found.nothing
    assert found.plan.direction is Direction.SAME


def test_who_begins_and_who_ceases_to_lag_is_told_once():
    behind, over = over_and_behind().rows
    before = a_scorecard(cutoff=MARCH, objectives=(an_objective(5, behind, over),))
    caught_up = replace(behind, counted=Fraction(1), ratio=Fraction(1))
    fallen = replace(over, counted=Fraction(1, 2), ratio=Fraction(1, 2))
    twice = (an_objective(5, caught_up, fallen), an_objective(6, fallen))

    found = movements(before, a_scorecard(objectives=twice))

    assert [row.key for row in found.entered] == ["546"]
    assert [row.key for row in found.left] == ["545"]


def test_who_cannot_be_judged_any_more_did_not_catch_up():
    before = a_scorecard(cutoff=MARCH, objectives=(an_objective(1, a_row("9")),))
    after = a_scorecard(objectives=(an_objective(1, not_programmed("9")),))

    found = movements(before, after)

    assert found.left == ()
    assert found.objectives[1].direction is Direction.GONE


def test_an_objective_without_percentage_at_both_is_not_told():
    nothing = (an_objective(1, not_programmed("9")),)
    before = a_scorecard(cutoff=MARCH, objectives=nothing, ratio=None)

    found = movements(before, a_scorecard(objectives=nothing, ratio=None))

    assert found.objectives == {}
    assert found.plan is None


def test_an_objective_that_is_new_had_no_percentage():
    before = a_scorecard(cutoff=MARCH, objectives=())
    after = a_scorecard(objectives=(an_objective(1, on_target("4", "100", "9", "9")),))

    assert movements(before, after).objectives[1].direction is Direction.NEW


def test_another_year_is_said_to_be_another():
    before = a_scorecard(cutoff=date(2022, 12, 31), year=2022)

    assert movements(before, a_scorecard()).other_year
