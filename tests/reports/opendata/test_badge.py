"""A badge says figure, word and date, and its texts fit."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string

from indicators.compliance.vocabulary import Status
from reports.addresses import Revision
from reports.opendata.badge import Badge, of_objective, of_plan
from tests.reports.cards import an_objective, over_and_behind
from tests.reports.scorecards import CUTOFF, a_scorecard, nothing_judged

LONGEST = an_objective(
    9999,
    ratio=Fraction(-123456789, 1000),
    capped_ratio=Fraction(-123456790, 1000),
    status=Status.OVER,
    incomplete=True,
)


def words(badge: Badge) -> list[str]:
    return [line.text for line in badge.lines]


def test_a_badge_says_both_figures_when_they_differ():
    badge = of_objective(over_and_behind(), CUTOFF)

    assert words(badge) == [
        "Objetivo 5",
        "Corte 30/6/2023",
        "99,13%",
        "Rezago · con tope 76,87%",
    ]
    assert badge.title == (
        "Objetivo 5: 99,13%. Rezago · con tope 76,87%. Corte 30/6/2023"
    )


def test_a_badge_of_a_revision_names_it():
    badge = of_objective(an_objective(), Revision(CUTOFF, 2))

    assert words(badge)[1] == "Corte 30/6/2023 · revisión 2"


def test_a_badge_tells_what_is_incomplete_and_what_is_not_judged():
    nothing = nothing_judged().objectives[0]

    assert words(of_objective(an_objective(incomplete=True), CUTOFF))[3] == (
        "Rezago (incompleto)"
    )
    assert words(of_objective(nothing, CUTOFF))[2:] == ["—", "Sin calificación"]
    assert words(of_plan(nothing_judged(), CUTOFF))[2:] == ["—", "Sin calificación"]


@pytest.mark.parametrize(
    ("ratio", "word"),
    [
        (Fraction(99996, 100000), "Rezago"),
        (Fraction(1), "En cumplimiento"),
        (Fraction(3, 2), "Sobre ejecución"),
    ],
)
def test_the_plan_is_compared_with_what_was_promised(ratio, word):
    badge = of_plan(a_scorecard(ratio=ratio, capped_ratio=ratio), CUTOFF)

    assert words(badge)[3] == word


@pytest.mark.parametrize(
    "badge",
    [
        of_objective(LONGEST, Revision(date(2023, 12, 31), 9999)),
        of_plan(a_scorecard(), CUTOFF),
        of_plan(nothing_judged(), CUTOFF),
    ],
    ids=["longest", "plan", "nothing"],
)
def test_texts_fit_their_half(badge):
    split, width = Decimal(badge.split), Decimal(badge.width)
    ends = [Decimal(line.x) + Decimal(line.width) for line in badge.lines]
    starts = [Decimal(line.x) for line in badge.lines]

    assert max(ends[:2]) <= split
    assert min(starts[2:]) > split
    assert max(ends[2:]) <= width


def test_a_badge_fetches_nothing_and_runs_nothing():
    badge = of_objective(over_and_behind(), CUTOFF)

    drawn = render_to_string("reports/charts/badge.svg", {"badge": badge})

    tree = ET.fromstring(drawn)
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert names == {"svg", "title", "clipPath", "rect", "g", "text", "path"}
    assert "href" not in drawn
    assert drawn.count("http") == drawn.count("http://www.w3.org/2000/svg")
    assert tree[0].text == badge.title
