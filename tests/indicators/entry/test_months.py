"""Months of the entry: their names, and why they are not written."""

from datetime import date

import pytest
import time_machine

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


def test_an_open_month_is_open_and_asks_once(django_assert_num_queries):
    an_open_month(7)

    with django_assert_num_queries(1):
        (month,) = open_months()
        assert (str(month), month.is_open, month.why_shut) == (
            "julio de 2023",
            True,
            "",
        )


@pytest.mark.parametrize(
    ("today", "late"),
    [
        ("2023-07-14T23:59:59-05:00", False),
        ("2023-07-15T23:59:59-05:00", False),
        ("2023-07-16T00:00:01-05:00", True),
    ],
)
def test_a_month_is_late_from_the_day_after_it_was_due(today, late):
    an_open_month(6, due=date(2023, 7, 15))

    with time_machine.travel(today, tick=False):
        assert find_month(2023, 6).is_late is late


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2023-07-12", "faltan 3 días"),
        ("2023-07-13", "faltan 2 días"),
        ("2023-07-14", "vence mañana"),
        ("2023-07-15", "vence hoy"),
        ("2023-07-16", "venció ayer"),
        ("2023-07-17", "venció hace 2 días"),
    ],
)
def test_how_long_there_is_left_is_told_in_words(today, told):
    an_open_month(6, due=date(2023, 7, 15))

    with time_machine.travel(f"{today}T12:00:00-05:00", tick=False):
        assert find_month(2023, 6).deadline == told
