"""The summary chooses what is lowest and what costs most, and counts what it leaves."""

from dataclasses import replace
from fractions import Fraction

from reports.brief import MOST_LAGGING, MOST_OBJECTIVES, brief
from tests.reports.cards import an_objective, over_and_behind
from tests.reports.scorecards import a_scorecard


def test_a_small_plan_is_told_whole():
    told = brief(a_scorecard())

    assert told.objectives == {1, 3, 5}
    assert [(one.objective, one.row.key) for one in told.lagging] == [
        (5, "545"),
        (1, "321"),
    ]
    assert (told.objectives_left_out, told.lagging_left_out) == (0, 0)


def test_the_cost_is_the_share_times_the_shortfall():
    row = over_and_behind().rows[0]

    told = brief(a_scorecard(objectives=(over_and_behind(),)))

    assert told.lagging[0].cost == Fraction(1, 2) * (1 - row.ratio)


def test_of_a_large_plan_the_lowest_are_told():
    cards = [
        replace(an_objective(number), ratio=Fraction(number, 100))
        for number in range(1, 21)
    ]

    told = brief(a_scorecard(objectives=(*cards[10:], *cards[:10])))

    assert told.objectives == set(range(1, MOST_OBJECTIVES + 1))
    assert told.objectives_left_out == 20 - MOST_OBJECTIVES
    assert told.lagging_left_out == 20 - MOST_LAGGING


def test_a_department_that_lags_is_counted_and_one_that_does_not_is_left():
    met = replace(over_and_behind().rows[1], department="Otra", department_code="OTRA")
    card = an_objective(5, over_and_behind().rows[0], met)

    told = brief(a_scorecard(objectives=(card,)))

    assert [(one.name, one.behind) for one in told.departments] == [
        ("Alta Consejería de Paz", 1)
    ]
