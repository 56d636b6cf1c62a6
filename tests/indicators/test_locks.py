"""Which months of a year can no longer be written."""

from datetime import date

import pytest

from indicators.locks import closed_through, is_shut
from indicators.models import Cutoff
from tests.builders import a_cutoff, a_year, an_open_month

pytestmark = pytest.mark.django_db
MARCH = date(2023, 3, 31)


def shut() -> list[int]:
    return [month for month in range(1, 13) if is_shut(a_year(), month)]


def close(day: date) -> None:
    Cutoff.objects.filter(pk=a_cutoff(day).pk).update(state="CLOSED", revision=1)


def test_of_a_year_where_nothing_was_opened_nothing_is_shut():
    a_year()

    assert shut() == []


def test_a_month_that_was_closed_is_shut_alone():
    an_open_month(2)
    an_open_month(5, is_open=False)

    assert shut() == [5]


def test_a_closed_cut_off_shuts_up_to_its_month():
    close(MARCH)
    a_cutoff()  # of June, still open

    assert (shut(), closed_through(a_year())) == ([1, 2, 3], 3)


def test_of_several_closed_cut_offs_the_last_counts():
    close(MARCH)
    close(date(2023, 6, 30))

    assert closed_through(a_year()) == len(shut()) == 6


def test_what_is_shut_in_another_year_is_open_in_this():
    an_open_month(1, year=2022, is_open=False)
    close(date(2022, 6, 30))

    assert (shut(), closed_through(a_year())) == ([], 0)
