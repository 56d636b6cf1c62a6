"""Months of the entry: their names, and why they are not written."""

import pytest

from indicators.entry.months import find_month, open_months
from tests.builders import a_cutoff, a_year, an_open_month

pytestmark = pytest.mark.django_db


def test_a_month_that_was_never_opened_has_no_deadline():
    a_year()

    month = find_month(2023, 7)

    assert (month.is_open, month.days_left, month.is_late) == (False, None, False)
    assert month.deadline == ""
    assert month.why_shut == "La Oficina de Planeación no ha abierto julio de 2023."


def test_an_open_month_says_nothing_of_being_shut():
    an_open_month(7)

    assert find_month(2023, 7).why_shut == ""


def test_a_closed_month_says_so():
    an_open_month(7, is_open=False)

    month = find_month(2023, 7)

    assert month.why_shut == "Julio de 2023 está cerrado: ya no se puede modificar."


def test_a_month_behind_a_closed_cut_off_is_not_open():
    an_open_month(6)
    an_open_month(7)
    cutoff = a_cutoff()
    type(cutoff).objects.update(state="CLOSED", revision=1)

    assert [month.key for month in open_months()] == ["2023-07"]
    assert find_month(2023, 6).is_open is False


def test_the_latest_open_month_comes_first():
    an_open_month(12, year=2022)
    an_open_month(1)

    assert [month.key for month in open_months()] == ["2023-01", "2022-12"]
