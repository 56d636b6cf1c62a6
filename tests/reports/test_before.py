"""What was said before a cut-off: to citizens only what was published, all in one query."""

from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators import visibility
from indicators.models import MonthlyRecord
from reports import archive, reading
from reports.reading import Reader
from reports.scorecard import Scorecard
from tests.builders import JUNE, a_cutoff, a_person, a_year, measured, report
from tests.reports.closings import an_officer

pytestmark = pytest.mark.django_db
MARCH, SEPTEMBER = date(2023, 3, 31), date(2023, 9, 30)
YEAR_BEFORE = date(2022, 12, 31)
ANYBODY = AnonymousUser()


def frozen(day: date, *, published: bool = True) -> None:
    """Close a cut-off, and publish it."""
    archive.close_cutoff(cutoff=a_cutoff(day), by=None)
    if published:
        archive.publish_cutoff(cutoff=a_cutoff(day), by=None)


def told(reader: Reader, scorecard: Scorecard) -> list[tuple[date, bool]]:
    """Return when something was said, and whether to everybody."""
    said = reading.said_for(reader, scorecard)
    return [(one.cutoff, one.published) for one in said]


def half() -> None:
    """Measure an indicator that reached a half in March and in June."""
    indicator = measured("321", p="60", e="30")
    MonthlyRecord.objects.create(
        year=a_year(), indicator=indicator, month=3, programmed="20"
    )
    report(indicator, 3, "10")


def test_before_the_first_cut_off_there_is_nothing():
    half()
    frozen(JUNE)
    june = reading.scorecard_for(ANYBODY, JUNE)

    assert reading.before_for(ANYBODY, june) is None
    assert reading.said_for(ANYBODY, june) == ()


def test_citizens_compare_with_what_was_published_and_people_with_what_was_closed():
    half()
    frozen(MARCH)
    frozen(JUNE, published=False)
    september = archive.scorecard_of(a_cutoff(SEPTEMBER))
    person = a_person()

    assert reading.before_for(ANYBODY, september).cutoff == MARCH
    assert reading.before_for(person, september).cutoff == JUNE
    assert told(ANYBODY, september) == [(MARCH, True)]
    assert told(person, september) == [(MARCH, True), (JUNE, False)]


def test_what_is_open_is_nothing_to_compare_with():
    half()
    a_cutoff(MARCH)
    june = archive.scorecard_of(a_cutoff(JUNE))
    person = a_person()

    assert reading.before_for(person, june) is None
    assert reading.said_for(person, june) == ()


def test_the_last_revision_is_what_a_cut_off_said(django_assert_num_queries):
    half()
    frozen(MARCH, published=False)
    archive.reopen_cutoff(cutoff=a_cutoff(MARCH), reason="Faltaba.", by=an_officer())
    MonthlyRecord.objects.filter(month=3).update(executed="20")
    frozen(MARCH, published=False)
    june = archive.scorecard_of(a_cutoff(JUNE))
    person = a_person()
    assert visibility.reads_drafts(person)  # asked once a request

    with django_assert_num_queries(1):
        before = reading.before_for(person, june)
    (march,) = reading.said_for(person, june)

    assert (before.revision, before.ratio) == (2, 1)
    assert (march.revision, march.ratio) == (2, 1)


def test_what_was_said_is_told_as_it_was_frozen():
    half()
    frozen(MARCH, published=False)
    archive.reopen_cutoff(cutoff=a_cutoff(MARCH), reason="Faltaba.", by=an_officer())
    MonthlyRecord.objects.filter(month=3).update(executed="20")
    june = archive.scorecard_of(a_cutoff(JUNE))

    (march,) = reading.said_for(a_person(), june)

    assert (march.cutoff, march.revision, march.published) == (MARCH, 1, False)
    assert march.ratio == Fraction(1, 2)
    assert march.objectives == {1: Fraction(1, 2)}
    assert march.rows == {(1, "321"): Fraction(1, 2)}
    assert june.trend[2].ratio == 1


def test_all_that_was_said_is_read_in_one_query(django_assert_num_queries):
    """Of the years before only their last cut-off is told, of this one all."""
    half()
    old = measured("777", year=a_year(2022))
    report(old, 12, "50", year=a_year(2022))
    days = [YEAR_BEFORE, date(2023, 1, 31), MARCH]
    for day in (date(2022, 6, 30), *days):
        frozen(day, published=False)
    june = archive.scorecard_of(a_cutoff(JUNE))
    person = a_person()
    assert visibility.reads_drafts(person)  # asked once a request

    with django_assert_num_queries(1):
        said = reading.said_for(person, june)

    assert [one.cutoff for one in said] == days
    assert [one.ratio for one in said] == [Fraction(1, 2), None, Fraction(1, 2)]
