"""What is asked of a comparison, as read from its address and written back."""

from datetime import date
from fractions import Fraction

import pytest
from django.test import RequestFactory

from reports.contrast.asking import MOST, ORDERS, asked_in, in_order, kept_of, listed
from reports.moves import Move
from tests.reports.cards import a_row

MARCH = date(2023, 3, 31)


def asked(query: str):
    return asked_in(RequestFactory().get(f"/?{query}"))


def move(key: str, before: str | None, after: str | None) -> Move:
    """Return an indicator that went from one ratio to another; None: it was not there."""
    then, now = (
        one and a_row(key, ratio=Fraction(one), counted=None) for one in (before, after)
    )
    return Move(key, (1,), MARCH, then, now)


MOVES = [
    move("same", "1", "1"),
    move("new", None, "1"),
    move("fell", "1", "0.9"),
    move("rose", "0.5", "1"),
    move("left", "1", None),
    move("sank", "1", "0.2"),
]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", "sank fell same rose new left"),
        ("orden=mejoro", "rose same fell sank new left"),
        ("orden=tamano", "sank rose fell same new left"),
        ("orden=plan", "same new fell rose left sank"),
        ("orden=otro", "sank fell same rose new left"),
        ("solo=cambios", "sank fell rose new left"),
    ],
)
def test_indicators_come_in_the_order_asked(query, order):
    kept = kept_of(MOVES, asked(query))

    assert " ".join(one.name for one in in_order(kept, asked(query))) == order


def test_the_address_is_written_back_without_what_goes_without_saying():
    told = asked("con=2023-03-31/revisiones/1&orden=empeoro&tema=cifras")

    assert told.query() == "con=2023-03-31/revisiones/1"
    assert told.query(tema=told.matter) == "con=2023-03-31/revisiones/1&tema=cifras"


def test_order_and_filter_stay_in_the_address():
    query = "con=2023-03-31&orden=mejoro&solo=cambios&ver=todos"

    assert asked(query).query() == query
    assert asked(query).query(con="2022-06-30") == query.replace(
        "2023-03-31", "2022-06-30"
    )


@pytest.mark.parametrize("order", ORDERS)
def test_of_many_indicators_the_first_are_listed_until_all_are_asked_for(order):
    ratios = [f"{number * 37 % 50 / 50}" for number in range(MOST + 30)]  # with ties
    many = [move(str(at), "1", ratio) for at, ratio in enumerate(ratios)]
    some, every = asked(f"orden={order}"), asked(f"orden={order}&ver=todos")

    assert listed(many, every) == in_order(many, every)
    assert listed(many, some) == in_order(many, every)[:MOST]
    assert listed(many[:MOST], some) == in_order(many[:MOST], every)
