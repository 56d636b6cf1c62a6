"""Past versions are looked at: posting one back writes nothing, whoever posts it."""

import pytest
from django.contrib import admin
from django.urls import get_resolver, reverse
from simple_history.admin import SimpleHistoryAdmin

from objectives import roles
from tests.builders import a_member, a_person, a_plan, an_indicator, an_open_month
from tests.security.forms import form_values

pytestmark = pytest.mark.django_db
ROLES = [roles.PLANNING, roles.DIRECTOR, roles.ADMINISTRATOR]


def past_version(row, version=None):
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_simple_history"
    return reverse(name, args=[row.pk, version or row.history.first().pk])


def test_every_history_screen_is_ours():
    assert get_resolver().url_patterns  # reading the addresses discovers the screens
    screens = [
        screen
        for screen in admin.site._registry.values()
        if isinstance(screen, SimpleHistoryAdmin)
    ]

    assert screens
    assert {screen.history_form_view.__module__ for screen in screens} <= {
        "pei_site.history_admin",
        "indicators.admin.scope",
    }


@pytest.mark.parametrize("role", ROLES)
def test_a_role_that_looks_does_not_write_by_a_past_version(client, role):
    plan = a_plan()
    client.force_login(a_person("luz", role, is_staff=True))
    values = form_values(client.get(past_version(plan))) | {
        "name": "Otro plan",
        "entity": plan.entity,
        "start": "2020",
        "end": "2024",
    }

    answer = client.post(past_version(plan), values)

    plan.refresh_from_db()
    assert answer.status_code == 405
    assert plan.name == "PEI"
    assert plan.history.count() == 1


def test_a_reporter_does_not_write_their_indicator_by_a_past_version(client):
    indicator = an_indicator("1")
    client.force_login(a_member("eva"))
    values = {
        "key": "1",
        "kind": "SECTORAL",
        "name": "Mío",
        "unit": "u",
        "decimals": "2",
    }
    values |= {"department": indicator.department.pk, "accumulation": "SUM"}

    answer = client.post(past_version(indicator), values)

    indicator.refresh_from_db()
    assert answer.status_code == 405
    assert indicator.name == "Indicador 1"


def test_a_closed_month_is_not_opened_by_its_past_version(client):
    gate = an_open_month()
    opened = gate.history.first().pk
    gate.is_open = False
    gate.save()
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))

    client.post(past_version(gate, opened), {"due": "28/6/2023"})

    gate.refresh_from_db()
    assert not gate.is_open


@pytest.mark.parametrize(
    ("row", "status"), [("abc", 404), ("%00", 400), ("9" * 30, 404), ("٣", 404)]
)
@pytest.mark.parametrize("screen", ["history/", "history/abc/", "history/1/"])
def test_a_past_version_of_nothing_is_not_found(client, row, status, screen):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))

    for table in ("indicators/indicator", "objectives/plan"):
        assert client.get(f"/admin/{table}/{row}/{screen}").status_code == status
