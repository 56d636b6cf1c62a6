"""What lags, at what cost, and what hides it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.vocabulary import Status
from pei_site.formats import percent, points
from reports.balance import Lowest, count, covers, lags, lowest
from tests.reports.cards import a_row, an_objective, on_target, over_and_behind
from tests.reports.scorecards import a_scorecard


def test_the_lag_that_costs_most_is_first():
    found = lags(a_scorecard())

    assert [(lag.card.number, lag.row.key) for lag in found] == [(5, "545"), (1, "321")]
    assert [points(lag.cost) for lag in found] == ["+23,13", "+1,51"]


def test_the_lowest_objective_is_another_when_no_excess_counts():
    one, three, five = a_scorecard().objectives

    assert lowest(a_scorecard()) == [
        Lowest((one,), one.ratio, capped=False),
        Lowest((five,), five.capped_ratio, capped=True),
    ]
    assert lowest(a_scorecard(objectives=(one, three))) == [
        Lowest((one,), one.ratio, capped=False)
    ]


def test_objectives_at_the_same_ratio_are_the_lowest_together():
    pair = tuple(replace(an_objective(), number=number) for number in (1, 2))

    (found,) = lowest(a_scorecard(objectives=pair))

    assert found.cards == pair


def test_none_is_the_lowest_where_none_is_below_a_hundred():
    met = an_objective(3, on_target("4", "50", "9", "9"))
    unjudged = replace(met, number=4, ratio=None, capped_ratio=None)

    assert lowest(a_scorecard(objectives=(met, unjudged))) == []


def test_an_excess_hides_a_lag_up_to_the_capped_ratio():
    card = over_and_behind()

    (cover,) = covers(a_scorecard(objectives=(an_objective(), card)))

    assert [row.key for row in cover.over] == ["546"]
    assert [row.key for row in cover.behind] == ["545"]
    assert points(cover.hidden) == "+22,26"
    assert card.ratio - cover.hidden == card.capped_ratio
    assert percent(card.capped_ratio) == "76,87%"


def test_an_excess_alone_hides_nothing():
    _, over = over_and_behind().rows
    alone = an_objective(2, over, on_target("4", "50", "9", "9"))
    lagging = an_objective(3, a_row("9"), on_target("4", "50", "9", "9"))

    assert covers(a_scorecard(objectives=(alone, lagging))) == ()


def test_what_weighs_nothing_neither_hides_nor_is_hidden():
    behind, over = over_and_behind().rows
    weightless = an_objective(2, behind, replace(over, weight=Decimal(0)))

    assert covers(a_scorecard(objectives=(weightless,))) == ()


def test_with_a_cap_of_100_nothing_is_hidden():
    behind, over = over_and_behind().rows
    capped = an_objective(5, behind, replace(over, counted=Fraction(1)))

    assert covers(a_scorecard(objectives=(capped,))) == ()


def test_objectives_are_counted_by_status():
    none = an_objective(9, status=None)
    met = an_objective(8, status=Status.ON_TARGET)

    counted = count(a_scorecard(objectives=(none, an_objective(), met, met)))

    assert counted == [(Status.ON_TARGET, 2), (Status.BEHIND, 1), (None, 1)]
