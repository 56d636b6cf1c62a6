"""Citizens read what was published, the entity's people everything."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from reports import archive, reading
from tests.builders import JUNE, a_cutoff, a_person, measured

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
    Cutoff.objects.filter(date=JUNE).update(state=CutoffState.OPEN)

    assert reading.scorecard_for(ANYBODY, JUNE).state == CutoffState.PUBLISHED
    assert reading.scorecard_for(a_person(), JUNE).state == CutoffState.OPEN


def test_nothing_published_is_nothing_to_read():
    assert reading.cutoffs_for(ANYBODY) == ()
    assert reading.latest_for(ANYBODY) is None
