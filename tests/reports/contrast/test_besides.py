"""What else changed: by matter, the first of each, all of the one that is asked for."""

import pytest
from django.test import RequestFactory

from reports.comparing import Difference, Matter
from reports.contrast.asking import asked_in
from reports.contrast.besides import FEW, MANY, MOST, groups
from reports.paging import ROWS
from reports.telling import PROGRAMMED

HEADINGS = ("31/3/2023", "30/6/2023")


def difference(matter: Matter, label: str = "Peso", number: int = 1) -> Difference:
    return Difference(matter, number, None, f"Objetivo {number}", label, "1", "2")


def grouped(differences, query: str = ""):
    request = RequestFactory().get(f"/?{query}")
    return groups(differences, HEADINGS, asked_in(request), request)


def test_matters_come_in_their_order_and_figures_last():
    told = grouped(
        [
            difference(Matter.FIGURES, "Avance al corte"),
            difference(Matter.PROGRAMMING, PROGRAMMED),
            difference(Matter.WEIGHTS),
        ]
    )

    assert [(one.name, one.count, one.hidden) for one in told] == [
        ("Ponderaciones y reglas", 1, 0),
        ("Cifras", 2, 0),
    ]


def test_a_long_matter_shows_its_beginning_until_it_is_asked_for_whole():
    many = [difference(Matter.WEIGHTS, number=one) for one in range(MOST + 5)]

    (short,) = grouped(many)
    (whole,) = grouped(many, "tema=ponderaciones-y-reglas")

    assert (len(short.table.rows), short.hidden, short.turned) == (MOST, 5, None)
    assert short.whole == "tema=ponderaciones-y-reglas"
    assert (len(whole.table.rows), whole.hidden, whole.whole) == (MOST + 5, 0, "")
    assert not whole.turned.is_cut


def test_a_matter_that_is_asked_for_comes_in_pages():
    many = [difference(Matter.WEIGHTS, number=one) for one in range(ROWS + 1)]

    (last,) = grouped(many, "tema=ponderaciones-y-reglas&diferencias=2")

    assert (len(last.table.rows), last.count, last.turned.page.number) == (1, 101, 2)


@pytest.mark.parametrize(("count", "shown"), [(MANY, MOST), (MANY + 1, FEW)])
def test_of_very_many_differences_fewer_are_shown_of_each_matter(count, shown):
    (only,) = grouped([difference(Matter.WEIGHTS)] * count)

    assert (len(only.table.rows), only.hidden) == (shown, count - shown)
