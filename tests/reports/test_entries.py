"""The indicators as one list: once each, or once for each objective."""

from dataclasses import replace
from decimal import Decimal

from reports.entries import entries, entries_by_objective
from reports.scorecard import cost
from tests.reports.cards import a_row, an_objective, on_target, over_and_behind
from tests.reports.scorecards import a_scorecard

TWICE = on_target("543", "40", "16", "24")
PLAN = a_scorecard(
    objectives=(
        an_objective(2, TWICE, a_row("1", weight=Decimal(60))),
        an_objective(3, replace(TWICE, weight=Decimal(100))),
    )
)


def test_an_indicator_of_two_objectives_is_told_once_with_both():
    told = [(entry.row.key, entry.objectives) for entry in entries(PLAN)]

    assert told == [("543", (2, 3)), ("1", (2,))]


def test_what_belongs_to_one_objective_is_not_told_of_all():
    assert {(one.weight, one.cost) for one in entries(PLAN)} == {(None, None)}


def test_by_objective_an_indicator_is_told_with_its_weight_in_each():
    told = [
        (entry.row.key, entry.objectives, entry.weight)
        for entry in entries_by_objective(PLAN)
    ]

    assert told == [
        ("543", (2,), Decimal(40)),
        ("1", (2,), Decimal(60)),
        ("543", (3,), Decimal(100)),
    ]


def test_the_cost_is_the_one_of_the_lagging_table_and_over_execution_costs_nothing():
    card = over_and_behind()

    behind, over = entries_by_objective(a_scorecard(objectives=(card,)))

    assert behind.cost == cost(card, card.rows[0])
    assert over.cost == 0


def test_what_leaves_the_mean_costs_nothing_that_can_be_told():
    card = an_objective(1, a_row(counted=None))

    (entry,) = entries_by_objective(a_scorecard(objectives=(card,)))

    assert entry.cost is None
