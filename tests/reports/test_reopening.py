"""A closed cut-off opens again with a reason; what was frozen stays as it was."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from indicators.models import MonthlyRecord, Reopening
from indicators.vocabulary import CutoffState
from objectives import roles
from reports import archive
from tests.builders import JUNE, a_cutoff, a_person, measured
from tests.reports.closings import WHY, an_officer, reopened, two_revisions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [CutoffState.CLOSED, CutoffState.PUBLISHED])
def test_a_reopening_says_why_and_leaves_what_was_frozen(state):
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    if state == CutoffState.PUBLISHED:
        archive.publish_cutoff(cutoff=a_cutoff(), by=None)
    before = archive.closed_scorecard(JUNE, 1)

    made = reopened(f"  {WHY} ")

    assert (made.revision, made.reason) == (1, WHY)
    assert made.reopened_by.username == "omar"
    assert (a_cutoff().state, a_cutoff().revision) == (CutoffState.OPEN, 1)
    assert archive.closed_scorecard(JUNE, 1) == before
    assert a_cutoff().history.count() == (3 if state == CutoffState.CLOSED else 4)


def test_the_next_closing_is_the_next_revision_and_carries_the_reason():
    measured("321", e="30")

    two_revisions("40")

    read = archive.published_scorecard(JUNE)
    assert (read.revision, read.revision_reason) == (2, WHY)
    assert read.objectives[0].rows[0].executed == 40
    former = archive.published_scorecard(JUNE, 1)
    assert (former.revision, former.revision_reason) == (1, "")
    assert former.objectives[0].rows[0].executed == 30
    assert (
        archive.archived_file(JUNE, "json").content
        != archive.archived_file(JUNE, "json", 1).content
    )


def test_only_what_was_frozen_can_be_read_as_a_revision():
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    assert archive.closed_scorecard(JUNE, 1).revision == 1
    assert archive.closed_scorecard(JUNE, 2) is None
    assert archive.published_scorecard(JUNE, 1) is None
    assert archive.archived_file(JUNE, "pdf", 1) is None


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_reopening_without_a_reason_is_refused(reason):
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    with pytest.raises(ValidationError, match="motivo de la reapertura"):
        reopened(reason)

    assert a_cutoff().state == CutoffState.CLOSED


def test_an_open_cutoff_is_not_reopened():
    measured("321")

    with pytest.raises(ValidationError, match="ya está abierto"):
        reopened()

    assert not Reopening.objects.exists()


@pytest.mark.parametrize("role", [None, roles.REPORTER, roles.HEAD, roles.DIRECTOR])
def test_only_the_planning_office_reopens(role):
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    with pytest.raises(PermissionDenied):
        archive.reopen_cutoff(cutoff=a_cutoff(), reason="Sí.", by=a_person("x", role))

    assert a_cutoff().state == CutoffState.CLOSED


def test_who_was_deactivated_does_not_reopen():
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    officer = an_officer()
    officer.is_active = False

    with pytest.raises(PermissionDenied):
        archive.reopen_cutoff(cutoff=a_cutoff(), reason="Sí.", by=officer)


def test_what_was_seen_is_what_is_frozen():
    measured("321", e="30")
    seen = archive.digest(archive.scorecard_of(a_cutoff()))
    MonthlyRecord.objects.filter(month=6).update(executed=40)

    with pytest.raises(ValidationError, match="cambiaron mientras"):
        archive.close_cutoff(cutoff=a_cutoff(), by=None, seen=seen)
    again = archive.digest(archive.scorecard_of(a_cutoff()))
    archive.close_cutoff(cutoff=a_cutoff(), by=None, seen=again)

    assert archive.scorecard_of(a_cutoff()).objectives[0].rows[0].executed == 40


def test_reopenings_are_not_deleted():
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    with pytest.raises(ValidationError, match="no se borra"):
        reopened().delete()
