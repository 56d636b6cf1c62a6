"""The register in the admin: looked at, and written by the changes alone."""

import pytest

from objectives import roles
from objectives.models import Change
from tests.builders import a_person, a_plan
from tests.pei_site.screens import address

pytestmark = pytest.mark.django_db


def test_the_register_of_changes_is_not_written_by_hand(admin_client):
    change = Change.objects.create(plan=a_plan(), number="1", description="Uno")
    posted = {"plan": a_plan().pk, "number": "2", "description": "Otro"}

    changed = admin_client.post(address(Change, "change", change.pk), posted)
    added = admin_client.post(address(Change, "add"), posted)

    assert (changed.status_code, added.status_code) == (403, 302)
    change.refresh_from_db()
    assert (change.number, change.description) == ("1", "Uno")
    assert Change.objects.count() == 1


def test_who_only_looks_at_the_register_is_not_led_to_the_desk(client):
    client.force_login(a_person("mira", roles.DIRECTOR, is_staff=True))

    assert client.get(address(Change, "changelist")).status_code == 200
    assert client.get(address(Change, "add")).status_code == 403


def test_a_past_version_of_a_change_is_shown(admin_client):
    change = Change.objects.create(plan=a_plan(), number="1", description="Uno")
    Change.objects.update(description="Dos")
    version = change.history.get()

    page = admin_client.get(
        address(Change, "simple_history", change.pk, version.history_id)
    )

    assert page.status_code == 200
    assert "Uno" in page.content.decode()
