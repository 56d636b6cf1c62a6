"""What stands before and after an indicator, in the order of the plan."""

from reports.neighbours import around, indicators_around
from tests.reports.cards import a_row, an_objective
from tests.reports.scorecards import a_scorecard

TWICE = a_row("543")
HERE = a_scorecard(
    objectives=(
        an_objective(2, a_row("464"), TWICE, a_row("554")),
        an_objective(3, TWICE, a_row("552")),
    )
)


def told(key: str) -> list[tuple[str, int, bool] | None]:
    return [
        one and (one.row.key, one.objective, one.same)
        for one in indicators_around(HERE, key)
    ]


def test_at_the_ends_there_is_nobody():
    assert around("abc", "a") == (None, "b")
    assert around("abc", "c") == ("b", None)
    assert around("a", "a") == (None, None)


def test_an_indicator_of_two_objectives_is_passed_once():
    assert told("464") == [None, ("543", 2, True)]
    assert told("543") == [("464", 2, True), ("554", 2, True)]


def test_the_step_into_another_objective_is_told():
    assert told("554") == [("543", 2, True), ("552", 3, False)]
    assert told("552") == [("554", 2, False), None]
