"""Who answers for what: an indicator counts once, in all its objectives."""

from fractions import Fraction

from indicators.compliance.vocabulary import Status
from reports.departments import departments, worst_first
from tests.reports.cards import a_row, an_objective
from tests.reports.scorecards import a_scorecard

TWICE = a_row("543", department="Alta Consejería", department_code="ac")
HERE = (
    an_objective(2, TWICE, a_row("1", department="Jurídica", department_code="ju")),
    an_objective(3, TWICE),
)


def test_an_indicator_of_two_objectives_is_listed_once():
    first, second = departments(a_scorecard(objectives=HERE))

    assert (first.name, second.name) == ("Alta Consejería", "Jurídica")
    assert [(e.row.key, e.objectives) for e in first.entries] == [("543", (2, 3))]
    assert [(e.row.key, e.objectives) for e in second.entries] == [("1", (2,))]


def test_every_indicator_is_counted_in_one_group_and_late_is_what_lags_or_lacks_a_report():
    rows = [
        a_row("1", status=Status.BEHIND, ratio=Fraction(9, 10)),
        a_row("2", status=Status.NOT_REPORTED, ratio=None),
        a_row("3", status=Status.OVER),
        a_row("4", status=None),
        a_row("5", status=Status.NOT_PROGRAMMED),
        a_row("6", status=Status.BEHIND, ratio=Fraction(-1, 10)),
        a_row("7", status=Status.ON_TARGET),
    ]

    (card,) = departments(a_scorecard(objectives=(an_objective(1, *rows),)))

    assert [count for _, count in card.counts] == [1, 2, 1, 1, 2]
    assert card.late == 3
    assert [entry.row.key for entry in card.lagging] == ["2", "6", "1"]


def test_the_worst_goes_first_and_the_others_stay_by_name():
    late = a_row("9", department="z", department_code="z", status=Status.BEHIND)
    fine = [
        a_row(name, department=name, department_code=name, status=Status.OVER)
        for name in ("b", "a")
    ]
    cards = departments(a_scorecard(objectives=(an_objective(1, late, *fine),)))

    assert [card.name for card in cards] == ["a", "b", "z"]
    assert [card.name for card in worst_first(cards)] == ["z", "a", "b"]
