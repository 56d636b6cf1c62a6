"""Who answers for what: an indicator counts once, in all its objectives."""

from indicators.compliance.vocabulary import Status
from reports.departments import department, departments
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


def test_late_counts_what_lags_and_what_was_not_reported():
    rows = [
        a_row("1", status=Status.BEHIND),
        a_row("2", status=Status.NOT_REPORTED),
        a_row("3", status=Status.OVER),
        a_row("4", status=None),
    ]

    (card,) = departments(a_scorecard(objectives=(an_objective(1, *rows),)))

    assert card.late == 2


def test_a_department_is_found_by_its_code():
    scorecard = a_scorecard(objectives=HERE)

    assert department(scorecard, "ju").name == "Jurídica"
    assert department(scorecard, "no") is None
