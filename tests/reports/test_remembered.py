"""What is worked out of scorecards is remembered by the very ones, while they are."""

import gc
from dataclasses import replace
from weakref import ref

import pytest

from reports.remembered import MOST, remembered
from tests.reports.scorecards import a_scorecard


class Work:
    """Joins the names of plans, and remembers how often it was asked to."""

    def __init__(self):
        self.done = 0

    def __call__(self, *cards):
        self.done += 1
        return "-".join(card.plan.name for card in cards)


def named(name: str):
    card = a_scorecard()
    return replace(card, plan=replace(card.plan, name=name))


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def told(work):
    return remembered(work)


def test_the_same_scorecards_are_worked_through_once(work, told):
    one, two = named("uno"), named("dos")

    assert [told(one, two), told(one, two)] == ["uno-dos", "uno-dos"]
    assert work.done == 1


def test_others_are_others_even_if_they_say_the_same(work, told):
    one, two, same = named("uno"), named("dos"), named("uno")

    assert [told(one, two), told(two, one)] == ["uno-dos", "dos-uno"]
    assert told(same, two) == "uno-dos"
    assert work.done == 3


def test_no_scorecard_is_kept_alive_and_its_answer_goes_with_it(work, told):
    kept, card = named("uno"), named("dos")
    told(kept, card)
    gone = ref(card)

    del card
    gc.collect()

    assert gone() is None
    assert [told(kept, named("tres")) for _ in range(9)] == ["uno-tres"] * 9
    assert work.done == 10


def test_what_was_asked_for_longest_ago_makes_room(work, told):
    cards = [named(str(number)) for number in range(MOST + 1)]

    for card in (*cards, *cards[1:], cards[0]):
        told(card)

    assert work.done == MOST + 2


def test_anything_but_scorecards_in_their_order_is_refused(told):
    with pytest.raises(TypeError):
        remembered(str)(1)
    with pytest.raises(TypeError):
        told(card=named("uno"))
