"""Citizens read what was published, the entity's people everything."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.models import Indicator, Responsibility
from indicators.vocabulary import CutoffState
from objectives import roles
from reports import reading
from tests.builders import JUNE, a_cutoff, a_member, a_person, measured
from tests.reports.closings import published, reopened
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2023, 9, 30)
ANYBODY = AnonymousUser()


@module_scene
def june_published_september_open():
    measured("321", p="50", e="50")
    published()
    a_cutoff(SEPTEMBER)


def test_a_citizen_sees_only_what_was_published():
    assert [choice.date for choice in reading.cutoffs_for(ANYBODY)] == [JUNE]
    assert reading.latest_for(ANYBODY) == JUNE
    assert reading.scorecard_for(ANYBODY, JUNE).revision == 1
    assert reading.scorecard_for(ANYBODY, SEPTEMBER) is None


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


def test_while_a_cut_off_is_reopened_citizens_read_what_was_published():
    reopened()

    assert reading.scorecard_for(ANYBODY, JUNE).state == CutoffState.PUBLISHED
    assert reading.scorecard_for(a_person(), JUNE).state == CutoffState.OPEN


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


def test_who_left_a_department_and_replaces_somebody_reads_along():
    person = a_member("eva", end=date(2023, 2, 1))
    Responsibility.objects.create(
        indicator=Indicator.objects.get(), user=person, start="2023-01-01"
    )

    assert reading.latest_for(person) == SEPTEMBER


def test_a_closed_account_reads_what_citizens_read():
    assert reading.latest_for(a_person(is_active=False)) == JUNE
