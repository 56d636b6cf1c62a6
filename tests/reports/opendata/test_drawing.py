"""The picture for networks: one size, the same bytes, and no text out of its place."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from PIL import Image

from reports.addresses import Revision
from reports.opendata.drawing import LEFT_WIDTH, draw, font, largest, wrapped
from reports.opendata.poster import poster
from tests.reports.cards import an_objective
from tests.reports.scorecards import CUTOFF, PLAN, a_scorecard, nothing_judged


def many(count: int):
    cards = tuple(an_objective(number) for number in range(1, count + 1))
    return a_scorecard(objectives=cards)


def test_the_poster_says_what_the_overview_says():
    told = poster(a_scorecard(), CUTOFF)

    assert (told.entity, told.plan) == (PLAN.entity, f"{PLAN.name} 2020–2024")
    assert told.cutoff == "Corte del 30 de junio de 2023"
    assert (told.percent, told.capped, told.more) == ("99,20%", "91,78%", "")
    assert [(line.number, line.percent, line.capped) for line in told.lines] == [
        ("1", "98,49%", ""),
        ("3", "100,00%", ""),
        ("5", "99,13%", "76,87%"),
    ]


def test_the_poster_of_a_revision_names_it():
    assert poster(a_scorecard(), Revision(CUTOFF, 2)).cutoff == (
        "Corte del 30 de junio de 2023, revisión 2"
    )


@pytest.mark.parametrize(
    ("count", "shown", "more"), [(10, 10, ""), (11, 9, "y 2 objetivos más")]
)
def test_objectives_beyond_ten_are_counted(count, shown, more):
    told = poster(many(count), CUTOFF)

    assert (len(told.lines), told.more) == (shown, more)


@pytest.mark.parametrize(
    "scorecard", [a_scorecard(), nothing_judged(), many(50), many(0)]
)
def test_the_picture_has_the_size_that_networks_ask_for(scorecard):
    content = draw(poster(scorecard, CUTOFF))

    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert picture.info == {}


def test_the_same_figures_give_the_same_bytes():
    first = draw(poster(a_scorecard(), CUTOFF))
    draw.cache_clear()

    again = draw(poster(a_scorecard(), CUTOFF))
    other = draw(poster(a_scorecard(ratio=Fraction(1, 2)), CUTOFF))

    assert again == first
    assert other != first


def test_long_names_are_cut_inside_their_column():
    face = font(600, 44)

    lines = wrapped("Desoxirribonucleico " * 20, face, LEFT_WIDTH, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert max(face.getlength(line) for line in lines) <= LEFT_WIDTH


def test_a_word_longer_than_the_column_is_cut():
    lines = wrapped("A" * 200, font(600, 44), LEFT_WIDTH, 3)

    assert len(lines) == 1
    assert font(600, 44).getlength(lines[0]) <= LEFT_WIDTH


def test_a_name_that_fits_is_left_whole():
    assert wrapped("Plan Estratégico", font(600, 44), LEFT_WIDTH, 3) == [
        "Plan Estratégico"
    ]


def test_a_long_figure_is_written_smaller():
    small = largest("-123.456,78%", 600, 112, LEFT_WIDTH)

    assert small.getlength("-123.456,78%") <= LEFT_WIDTH
    assert largest("99,39%", 600, 112, LEFT_WIDTH).size == 112


def test_a_plan_with_long_names_can_be_drawn():
    plan = replace(PLAN, name="Plan " * 80, entity="Secretaría " * 40)

    assert draw(poster(a_scorecard(plan=plan), date(2023, 12, 31)))
