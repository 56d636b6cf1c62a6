"""A part of the report says what the whole says of it, and nothing of the rest."""

from dataclasses import replace

import pytest

from reports.extracts import NoSuchPartError, Part, asked, extract, is_asked, narrowed
from reports.scorecard import Note
from tests.reports.cards import a_row, an_objective, on_target, over_and_behind
from tests.reports.scorecards import CHANGE, FINDING, a_scorecard

MINE, THEIRS = Note("*", "De la paz."), Note("**", "De otra dependencia.")


def two_departments():
    """Return a scorecard whose objective 1 belongs to two departments."""
    other = replace(
        on_target("4", "10.50", "66.67", "90"),
        department_code="ALTIC",
        department="Alta Consejería TIC",
        notes=(THEIRS,),
    )
    shared = an_objective(1, a_row(notes=(MINE,)), other, notes=(MINE, THEIRS))
    return a_scorecard(objectives=(shared, over_and_behind()))


def test_a_department_keeps_its_rows_and_the_percentage_of_the_whole():
    whole = two_departments()

    part = narrowed(whole, extract(Part.DEPARTMENT, "ALTIC", whole))

    assert [[row.key for row in card.rows] for card in part.objectives] == [["4"]]
    assert part.objectives[0].ratio == whole.objectives[0].ratio
    assert part.objectives[0].terms == whole.objectives[0].terms
    assert part.objectives[0].notes == (THEIRS,)


def test_an_objective_is_kept_as_it_is():
    whole = two_departments()

    part = narrowed(whole, extract(Part.OBJECTIVE, "5", whole))

    assert part.objectives == (whole.objective(5),)


def test_findings_and_changes_are_those_of_the_part():
    of_5 = replace(FINDING, objective=5, indicator=None)
    of_4 = replace(FINDING, objective=None, indicator="4")
    plan = replace(FINDING, objective=None, indicator=None)
    to_4 = replace(CHANGE, objective=None, indicator="4")
    whole = replace(
        two_departments(), findings=(FINDING, of_5, of_4, plan), changes=(CHANGE, to_4)
    )

    parts = [
        narrowed(whole, extract(part, value, whole))
        for part, value in [(Part.OBJECTIVE, "5"), (Part.DEPARTMENT, "ALTIC")]
    ]

    assert [one.findings for one in parts] == [(of_5,), (of_4,)]
    assert [one.changes for one in parts] == [(), (to_4,)]


def test_the_whole_and_the_summary_tell_of_everything():
    whole = two_departments()

    assert narrowed(whole, None) is whole
    assert narrowed(whole, extract(Part.SUMMARY, "1", whole)) is whole


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({}, None),
        ({"objetivo": "", "anexo": "1"}, None),
        ({"objetivo": "5"}, "Objetivo estratégico 5"),
        ({"dependencia": "ALTIC"}, "Dependencia: Alta Consejería TIC"),
        ({"resumen": "1"}, "Resumen ejecutivo"),
    ],
)
def test_an_address_asks_for_a_part_or_for_the_whole(query, title):
    part = asked(query, two_departments())

    assert is_asked(query) is (part is not None)
    assert (part and part.title) == title


@pytest.mark.parametrize(
    "query",
    [
        {"objetivo": "6"},
        {"objetivo": "cinco"},
        {"objetivo": "05"},
        {"dependencia": "NADIE"},
        {"resumen": "2"},
        {"objetivo": "5", "resumen": "1"},
    ],
)
def test_what_the_report_does_not_have_is_no_part(query):
    with pytest.raises(NoSuchPartError):
        asked(query, two_departments())
