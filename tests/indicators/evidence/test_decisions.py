"""What becomes of evidence: withdrawn at most, public only by the Planning Office."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from indicators.evidence import actions
from objectives import roles
from tests.builders import a_person
from tests.indicators.evidence.scene import a_draft, a_file, a_member, planning

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def add(record, by):
    return actions.add_files(record=record, files=[a_file()], by=by)


def test_what_is_withdrawn_stays_with_who_and_when():
    record, ana = a_draft(), a_member()
    (kept,) = add(record, ana)

    gone = actions.withdraw(evidence=kept, by=ana)
    again = actions.withdraw(evidence=kept, by=ana)

    assert gone.withdrawn_by == ana
    assert gone.withdrawn_at == again.withdrawn_at
    assert gone.file.storage.exists(gone.file.name)
    assert [step.history_type for step in kept.history.all()] == ["~", "+"]


def test_the_planning_office_decides_what_is_public():
    (kept,) = add(a_draft(), a_member())

    shown = actions.publish(evidence=kept, public=True, by=planning())

    assert shown.public is True


def test_nobody_else_decides_what_is_public():
    ana = a_member()
    (kept,) = add(a_draft(), ana)

    for person in (ana, a_member("jefe", "SC", roles.HEAD), a_person("x")):
        with pytest.raises(PermissionDenied):
            actions.publish(evidence=kept, public=True, by=person)


def test_what_is_withdrawn_is_not_public():
    ana, plan = a_member(), planning()
    (kept,) = add(a_draft(), ana)
    actions.publish(evidence=kept, public=True, by=plan)

    gone = actions.withdraw(evidence=kept, by=ana)

    assert gone.public is False
    with pytest.raises(ValidationError):
        actions.publish(evidence=gone, public=True, by=plan)


def test_deciding_the_same_again_changes_nothing():
    (kept,) = add(a_draft(), a_member())

    actions.publish(evidence=kept, public=False, by=planning())

    assert kept.history.count() == 1
