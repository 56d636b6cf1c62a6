"""What one objective or indicator did since the previous cut-off."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.test import Client

from reports import archive
from reports.movement import Movement
from reports.since import Since, indicator_since, objective_since
from tests.builders import JUNE, a_cutoff, an_indicator, program, report, weigh
from tests.reports.cards import a_row, an_objective, not_programmed
from tests.reports.scorecards import a_scorecard

MARCH = date(2023, 3, 31)
BEFORE = a_scorecard(
    cutoff=MARCH,
    objectives=(an_objective(1, a_row(ratio=Fraction(1, 2)), ratio=Fraction(1, 2)),),
)
AFTER = a_scorecard(
    objectives=(an_objective(1, a_row(ratio=Fraction(3, 4)), ratio=Fraction(3, 4)),)
)
MOVED = Movement(Fraction(1, 2), Fraction(3, 4), MARCH)


def test_an_objective_and_an_indicator_say_how_far_they_went():
    assert objective_since(BEFORE, AFTER, 1) == Since(MOVED, other_year=False)
    assert indicator_since(BEFORE, AFTER, "321") == Since(MOVED, other_year=False)


def test_another_year_is_told():
    before = replace(BEFORE, year=2022)

    assert objective_since(before, AFTER, 1) == Since(MOVED, other_year=True)


def test_what_was_not_there_had_no_percentage():
    since = indicator_since(replace(BEFORE, objectives=()), AFTER, "321")

    assert since
    assert since.movement.words == "no tenía porcentaje"


def test_without_a_cut_off_before_or_any_percentage_there_is_nothing_to_tell():
    row = replace(not_programmed(), key="321")
    mute = a_scorecard(objectives=(an_objective(1, row, ratio=None),))

    assert objective_since(None, AFTER, 1) is None
    assert indicator_since(mute, mute, "321") is None
    assert objective_since(mute, mute, 1) is None


@pytest.mark.django_db
def test_the_pages_of_both_tell_it(client: Client):
    one = an_indicator("321")
    weigh(one, "100")
    program(one, "100", {3: "25", 6: "50", 12: "100"})
    report(one, 3, "20")
    report(one, 6, "49")
    for day in (MARCH, JUNE):
        archive.close_cutoff(cutoff=a_cutoff(day), by=None)
        archive.publish_cutoff(cutoff=a_cutoff(day), by=None)

    for address in ("objetivos/1/", "indicadores/321/"):
        page = client.get(f"/cortes/2023-06-30/{address}").content.decode()
        assert "Subió 18,00 puntos" in page
        assert "frente al 31/3/2023" in page
        of_march = client.get(f"/cortes/2023-03-31/{address}").content.decode()
        assert "page-head__moved" not in of_march
