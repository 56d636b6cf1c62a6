"""A long report is read leaf by leaf: about a hundred rows each, no objective divided."""

from dataclasses import replace

import pytest

from reports import leaves, paper
from reports.leaves import ROWS, WHOLE, leaves_of, pages_of
from reports.scorecard import Scorecard
from tests.reports.cards import a_row, an_objective
from tests.reports.scorecards import a_scorecard

CARD, ROW = an_objective(), a_row()


def plan_of(*sizes: int) -> Scorecard:
    """Return a plan whose objectives have so many indicators."""
    cards = (
        replace(CARD, number=number, rows=(ROW,) * size)
        for number, size in enumerate(sizes, start=1)
    )
    return a_scorecard(objectives=tuple(cards))


@pytest.mark.parametrize("sizes", [(), (0,), (WHOLE,), (WHOLE // 2, WHOLE // 2)])
def test_what_fits_on_a_page_has_no_leaves(sizes):
    assert leaves_of(plan_of(*sizes)) == ()
    assert pages_of(()) == {}


def test_objectives_are_told_once_in_their_order_and_none_is_divided():
    sizes = (WHOLE, 1, ROWS - 1, 1, 0, 40, 70)

    told = leaves_of(plan_of(*sizes))

    assert [[card.number for card in leaf.cards] for leaf in told] == [
        [],
        [1],
        [2, 3],
        [4, 5, 6],
        [7],
        [],
    ]
    assert [leaf.title for leaf in told] == [
        "contenido y cumplimiento de los objetivos",
        "objetivo 1",
        "objetivos 2 a 3",
        "objetivos 4 a 6",
        "objetivo 7",
        "dependencias, hallazgos y control de cambios",
    ]
    assert [leaf.number for leaf in told] == [1, 2, 3, 4, 5, 6]


def test_the_contents_lead_to_the_leaf_of_each_thing():
    plan = plan_of(WHOLE, 1)

    found = {
        heading.anchor: heading.page
        for heading in paper.context(plan, pages=pages_of(leaves_of(plan)))["headings"]
    }

    assert found["cumplimiento"] == found["metodologia"] == ""
    assert (found["objetivo-1"], found["objetivo-2"]) == ("?parte=2", "?parte=3")
    assert {found[anchor] for anchor in leaves.AT_THE_END} == {"?parte=4"}


def test_on_one_page_every_address_is_an_anchor_of_it():
    assert not any(one.page for one in paper.context(plan_of(3))["headings"])
