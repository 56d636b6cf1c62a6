"""Every revision is read as it was, by whoever may read it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators import visibility
from indicators.vocabulary import CutoffState
from reports import archive, reading
from reports.addresses import Revision
from tests.builders import JUNE, a_cutoff, a_person, measured
from tests.reports.closings import WHY, published, reopened, two_revisions

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2023, 9, 30)
ANYBODY = AnonymousUser()


def test_nothing_published_is_nothing_to_read():
    assert reading.cutoffs_for(ANYBODY) == ()
    assert reading.latest_for(ANYBODY) is None


def test_every_revision_is_read_as_it_was():
    measured("321", e="30")
    two_revisions("40")

    first, second = (reading.scorecard_for(ANYBODY, Revision(JUNE, n)) for n in (1, 2))

    assert [one.objectives[0].rows[0].executed for one in (first, second)] == [30, 40]
    assert second == reading.scorecard_for(ANYBODY, JUNE)
    assert reading.scorecard_for(ANYBODY, Revision(JUNE, 3)) is None
    assert reading.scorecard_for(a_person(), Revision(JUNE, 3)) is None


def test_a_revision_that_was_only_closed_is_for_the_entitys_people():
    measured("321", e="30")
    published()
    reopened()
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    second = Revision(JUNE, 2)

    assert reading.scorecard_for(ANYBODY, second) is None
    assert reading.scorecard_for(a_person(), second).state == CutoffState.CLOSED
    assert [one.at.number for one in reading.revisions_for(ANYBODY, JUNE)] == [1]


def test_revisions_tell_when_they_were_published_and_why_they_were_made(
    django_assert_num_queries,
):
    measured("321", e="30")
    two_revisions()
    person = a_person()
    assert visibility.reads_drafts(person)  # asked once a request

    with django_assert_num_queries(1):
        second, first = reading.revisions_for(person, JUNE)

    assert (first.at, first.reason) == (Revision(JUNE, 1), "")
    assert (second.at, second.reason) == (Revision(JUNE, 2), WHY)
    assert first.published_at <= second.published_at
    assert reading.revisions_for(ANYBODY, JUNE) == (second, first)
    assert reading.revisions_for(ANYBODY, SEPTEMBER) == ()


def test_why_a_revision_is_being_made_is_not_told_before_it_is_published():
    measured("321", e="30")
    published()
    reopened("Motivo reservado.")

    (first,) = reading.revisions_for(ANYBODY, JUNE)

    assert first.reason == ""
