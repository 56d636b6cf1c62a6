"""Citizens read what was published, the entity's people everything."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators import visibility
from indicators.models import Indicator, Responsibility
from indicators.vocabulary import CutoffState
from objectives import roles
from reports import archive, reading
from reports.addresses import Revision
from tests.builders import JUNE, a_cutoff, a_member, a_person, measured
from tests.reports.closings import WHY, published, reopened, two_revisions

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2023, 9, 30)
ANYBODY = AnonymousUser()


@pytest.fixture
def june_published_september_open():
    measured("321", p="50", e="50")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    archive.publish_cutoff(cutoff=a_cutoff(), by=None)
    a_cutoff(SEPTEMBER)


@pytest.mark.usefixtures("june_published_september_open")
def test_a_citizen_sees_only_what_was_published():
    assert [choice.date for choice in reading.cutoffs_for(ANYBODY)] == [JUNE]
    assert reading.latest_for(ANYBODY) == JUNE
    assert reading.scorecard_for(ANYBODY, JUNE).revision == 1
    assert reading.scorecard_for(ANYBODY, SEPTEMBER) is None


@pytest.mark.usefixtures("june_published_september_open")
def test_the_entitys_people_see_every_cut_off_newest_first():
    person = a_person()

    choices = reading.cutoffs_for(person)

    assert [(choice.date, choice.state, choice.revision) for choice in choices] == [
        (SEPTEMBER, CutoffState.OPEN, None),
        (JUNE, CutoffState.PUBLISHED, 1),
    ]
    assert reading.latest_for(person) == SEPTEMBER
    assert reading.scorecard_for(person, SEPTEMBER).state == CutoffState.OPEN
    assert reading.scorecard_for(person, date(2020, 1, 31)) is None


@pytest.mark.usefixtures("june_published_september_open")
def test_while_a_cut_off_is_reopened_citizens_read_what_was_published():
    reopened()

    assert reading.scorecard_for(ANYBODY, JUNE).state == CutoffState.PUBLISHED
    assert reading.scorecard_for(a_person(), JUNE).state == CutoffState.OPEN


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


@pytest.mark.usefixtures("june_published_september_open")
@pytest.mark.parametrize(
    ("role", "end", "latest"),
    [
        (roles.REPORTER, None, SEPTEMBER),
        (roles.REPORTER, date(2023, 2, 1), JUNE),
        (roles.HEAD, date(2023, 2, 1), JUNE),
    ],
)
def test_who_left_reads_what_citizens_read(role, end, latest):
    person = a_member("eva", role, end=end)

    assert reading.latest_for(person) == latest
    assert (reading.scorecard_for(person, SEPTEMBER) is None) == (latest == JUNE)
    assert reading.before_for(person, reading.scorecard_for(ANYBODY, JUNE)) is None


@pytest.mark.usefixtures("june_published_september_open")
def test_who_left_a_department_and_replaces_somebody_reads_along():
    person = a_member("eva", end=date(2023, 2, 1))
    Responsibility.objects.create(
        indicator=Indicator.objects.get(), user=person, start="2023-01-01"
    )

    assert reading.latest_for(person) == SEPTEMBER


@pytest.mark.usefixtures("june_published_september_open")
def test_a_closed_account_reads_what_citizens_read():
    assert reading.latest_for(a_person(is_active=False)) == JUNE
