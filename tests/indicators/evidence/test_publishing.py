"""The button with which the Planning Office makes evidence public, on the month's page."""

import pytest
from django.urls import reverse

from indicators.evidence import actions
from indicators.models import Evidence
from objectives import roles
from tests.builders import a_person
from tests.indicators.evidence.scene import a_draft, a_file, a_member, page, planning

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kept() -> Evidence:
    return actions.add_files(record=a_draft(), files=[a_file()], by=a_member())[0]


def decide(client, kept: Evidence, public: str):
    place = reverse("admin:evidence_publish", args=[kept.pk])
    return client.post(place, {"public": public})


def is_public(kept: Evidence) -> bool:
    return Evidence.objects.get(pk=kept.pk).public


def test_the_planning_office_makes_it_public_and_private_again(client, kept):
    client.force_login(planning())

    first = decide(client, kept, "1")
    shown = is_public(kept)
    second = decide(client, kept, "")

    assert (first.status_code, second.status_code) == (302, 302)
    assert (shown, is_public(kept)) == (True, False)


def test_the_button_says_what_it_would_do(kept):
    office = planning()

    private = page(kept.record, office)
    actions.publish(evidence=kept, public=True, by=office)

    assert "Hacer pública acta.pdf" in private
    assert "Dejar privada acta.pdf" in page(kept.record, office)


def test_nobody_else_is_offered_the_button_nor_obeyed(client, kept):
    head = a_member("jefe", "SC", roles.HEAD)
    client.force_login(head)

    refused = decide(client, kept, "1")

    assert "Hacer pública" not in page(kept.record, head)
    assert (refused.status_code, is_public(kept)) == (403, False)


def test_a_stranger_and_who_only_looks_change_nothing(client, kept):
    assert decide(client, kept, "1").status_code == 403
    client.force_login(a_person("dir", roles.DIRECTOR, is_staff=True))

    assert decide(client, kept, "1").status_code == 403
    assert not is_public(kept)


def test_what_is_withdrawn_is_not_offered_nor_published(client, kept):
    office = planning()
    actions.withdraw(evidence=kept, by=kept.uploaded_by)
    client.force_login(office)

    decide(client, kept, "1")

    assert "Hacer pública" not in page(kept.record, office)
    assert not is_public(kept)


def test_publishing_needs_a_post(client, kept):
    client.force_login(planning())

    place = reverse("admin:evidence_publish", args=[kept.pk])

    assert client.get(place).status_code == 405
