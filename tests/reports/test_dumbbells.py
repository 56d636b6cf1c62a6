"""Before and after on one scale."""

from datetime import date
from fractions import Fraction

import pytest

from reports.dumbbells import LEFT, RIGHT, Ends, dumbbells
from reports.movement import Movement

MARCH = date(2023, 3, 31)
NAMES = ("31/3/2023", "30/6/2023")


def ends(before: str | None, after: str | None, name: str = "Objetivo 1") -> Ends:
    """Return a line between two ratios."""
    ratios = [None if one is None else Fraction(one) for one in (before, after)]
    return Ends(name, None if ratios == [None, None] else Movement(*ratios, MARCH))


def labels(*lines: Ends) -> list[str]:
    return [tick.label for tick in dumbbells(lines, *NAMES).ticks]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (ends("0.99", "1"), ["95%", "96%", "97%", "98%", "99%", "100%"]),
        (ends("0.75", "1.06"), ["70%", "80%", "90%", "100%", "110%"]),
        (ends("0", "1"), ["0%", "20%", "40%", "60%", "80%", "100%"]),
        (ends("0.5", "9"), ["50%", "100%", "150%", "200%"]),
        (ends(None, None), ["95%", "96%", "97%", "98%", "99%", "100%"]),
    ],
)
def test_the_scale_is_round_and_always_holds_the_100_percent(line, expected):
    assert labels(line) == expected


def test_all_lines_share_the_scale():
    first, second = dumbbells([ends("0.5", "1"), ends("1", "0.5")], *NAMES).lines

    assert (first.before_x, first.after_x) == (second.after_x, second.before_x)
    assert (first.way, second.way) == ("up", "down")
    assert (first.before_x, first.after_x) == (f"{LEFT}.00", f"{RIGHT}.00")


def test_the_two_points_are_told_apart_where_they_meet():
    same, moved = dumbbells([ends("1", "1"), ends("0.9", "1")], *NAMES).lines

    assert (same.way, same.after_r, moved.after_r) == ("same", "3", "7")


def test_what_has_no_percentage_draws_no_point():
    came, left, never = dumbbells(
        [ends(None, "1"), ends("1", None), ends(None, None)], *NAMES
    ).lines

    assert (came.before_x, came.after_x is None, came.way) == (None, False, "")
    assert (left.before_x is None, left.after_x) == (False, None)
    assert (never.before_x, never.after_x) == (None, None)
    assert never.title == (
        "Objetivo 1: 31/3/2023, sin porcentaje; 30/6/2023, sin porcentaje;"
        " sin porcentaje"
    )


def test_a_point_beyond_the_scale_stands_at_its_edge_and_says_so():
    (line,) = dumbbells([ends("1", "3")], *NAMES).lines

    assert (line.after_x, line.cut) == (f"{RIGHT}.00", (f"{RIGHT}.00",))


def test_the_description_says_every_line_in_words():
    chart = dumbbells([ends("0.98", "1"), ends("1", "0.5", "Objetivo 2")], *NAMES)

    assert chart.title == "Avance: 31/3/2023 y 30/6/2023"
    assert chart.description == (
        "Objetivo 1: 31/3/2023, 98,00%; 30/6/2023, 100,00%; subió 2,00 puntos;"
        " Objetivo 2: 31/3/2023, 100,00%; 30/6/2023, 50,00%; bajó 50,00 puntos."
    )
