"""What moved between two scorecards: each thing once, and how it came to lag."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from indicators.compliance.vocabulary import Status
from reports.moves import (
    Move,
    Turn,
    indicator_moves,
    objective_moves,
    turns,
)
from tests.reports.cards import a_row, an_objective, not_programmed, on_target
from tests.reports.scorecards import a_scorecard

MARCH = date(2023, 3, 31)


def move(before: Status | None, after: Status | None) -> Move:
    """Return an indicator that stood and stands so; "gone" statuses are in the rows."""
    then, now = (a_row(status=status) for status in (before, after))
    return Move("Indicador sectorial 321", (1,), MARCH, then, now)


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (Status.ON_TARGET, Status.BEHIND, Turn.FELL),
        (Status.OVER, Status.BEHIND, Turn.FELL),
        (Status.BEHIND, Status.ON_TARGET, Turn.CAUGHT_UP),
        (Status.NOT_REPORTED, Status.OVER, Turn.CAUGHT_UP),
        (Status.BEHIND, Status.BEHIND, Turn.STILL),
        (Status.NOT_REPORTED, Status.BEHIND, Turn.STILL),
        (Status.NOT_PROGRAMMED, Status.BEHIND, Turn.CAME_BEHIND),
        (None, Status.BEHIND, Turn.CAME_BEHIND),
        (Status.ON_TARGET, Status.NOT_REPORTED, Turn.SILENT),
        (Status.NOT_REPORTED, Status.NOT_REPORTED, Turn.SILENT),
        (Status.ON_TARGET, Status.OVER, None),
        (Status.BEHIND, Status.NOT_PROGRAMMED, None),
        (Status.NOT_PROGRAMMED, Status.ON_TARGET, None),
        (None, None, None),
    ],
)
def test_how_something_came_to_lag_or_stopped(before, after, turn):
    assert move(before, after).turn == turn


def test_what_comes_and_what_leaves_has_no_change():
    came = Move("321", (1,), MARCH, None, a_row())
    left = Move("321", (1,), MARCH, a_row(), None)

    assert (came.change, came.is_new, came.turn) == (None, True, Turn.CAME_BEHIND)
    assert (left.change, left.has_left, left.turn) == (None, True, None)
    assert came.is_changed
    assert left.is_changed


def test_an_indicator_without_programming_in_the_year_is_not_followed():
    came = Move("321", (1,), MARCH, not_programmed(), a_row())
    left = Move("321", (1,), MARCH, a_row(), not_programmed())
    never = Move("9", (1,), MARCH, None, not_programmed())

    assert [one.is_new for one in (came, left, never)] == [True, False, False]
    assert [one.has_left for one in (came, left, never)] == [False, True, False]


def test_a_change_is_of_the_exact_ratios():
    row = a_row(ratio=Fraction(2, 3))

    one = Move("321", (1,), MARCH, row, replace(row, ratio=Fraction(1, 3)))

    assert one.change == Fraction(-1, 3)
    assert one.movement.words == "bajó 33,33 puntos"


def test_the_executed_alone_is_no_change_of_what_is_judged():
    row = a_row()

    assert not Move("321", (1,), MARCH, row, replace(row, executed=None)).is_changed


def test_without_a_percentage_on_either_side_there_is_no_movement():
    assert Move("9", (1,), MARCH, not_programmed(), not_programmed()).movement is None


def test_an_indicator_of_two_objectives_moves_once():
    row = on_target("543", "100", "16", "24")
    scorecard = a_scorecard(objectives=(an_objective(2, row), an_objective(3, row)))

    (one,) = indicator_moves(a_scorecard(objectives=()), scorecard)

    assert (one.name, one.objectives) == ("Indicador sectorial 543", (2, 3))


def test_indicators_follow_the_plan_of_today_and_those_that_left_come_last():
    def having(*keys: str):
        rows = [on_target(key, "50", "16", "24") for key in keys]
        return a_scorecard(objectives=(an_objective(1, *rows),))

    moves = indicator_moves(having("1", "2", "3"), having("4", "3", "1"))

    assert [one.latest.key for one in moves] == ["4", "3", "1", "2"]
    assert [one.has_left for one in moves] == [False, False, False, True]


def test_an_objective_that_came_and_one_that_left_are_both_told():
    first = a_scorecard(objectives=(an_objective(1), an_objective(2)))
    second = a_scorecard(objectives=(an_objective(2), an_objective(3)))

    moves = objective_moves(first, second)

    assert [(one.name, one.has_left, one.is_new) for one in moves] == [
        ("Objetivo 1", True, False),
        ("Objetivo 2", False, False),
        ("Objetivo 3", False, True),
    ]


def test_the_sentences_come_worst_first_and_only_those_that_have_somebody():
    moves = [
        move(Status.BEHIND, Status.ON_TARGET),
        move(Status.ON_TARGET, Status.ON_TARGET),
        move(Status.ON_TARGET, Status.BEHIND),
    ]

    assert turns(moves) == [
        ("Pasaron a rezago", [moves[2]]),
        ("Se pusieron al día", [moves[0]]),
    ]
