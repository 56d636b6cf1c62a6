"""What each role may do in the admin, and to whose rows."""

import pytest
from django.urls import reverse

from indicators.models import (
    Indicator,
    MonthlyRecord,
)
from objectives import roles
from objectives.models import User
from tests.builders import (
    a_department,
    a_member,
    a_person,
    measured,
)
from tests.pei_site.screens import address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [roles.REPORTER, roles.HEAD])
def test_departments_see_their_own_rows_and_nothing_of_others(client, role):
    own = measured("1", weight="50", department=a_department("SC"))
    other = measured("2", weight="50", department=a_department("OTRA"))
    client.force_login(a_member("eva", role))

    for model in (Indicator, MonthlyRecord):
        listed = client.get(address(model, "changelist")).content.decode()
        assert own.name in listed or str(own) in listed
        assert other.name not in listed
        assert str(other) not in listed


@pytest.mark.parametrize("screen", ["change", "history"])
def test_another_departments_row_is_as_if_it_did_not_exist(client, screen):
    other = measured("2", department=a_department("OTRA"))
    client.force_login(a_member("eva"))

    for row in (other, other.records.first()):
        there = client.get(address(type(row), screen, row.pk))
        nowhere = client.get(address(type(row), screen, 99_999))
        assert there.status_code == nowhere.status_code != 200
        assert there.headers.get("Location") == nowhere.headers.get("Location")
        assert "Indicador" not in there.content.decode()


def test_another_departments_past_version_is_not_shown(client):
    record = measured("2", department=a_department("OTRA")).records.first()
    past = reverse(
        "admin:indicators_monthlyrecord_simple_history",
        args=[record.pk, record.history.first().pk],
    )
    client.force_login(a_member("eva"))

    assert client.get(past).status_code == 404


def test_autocomplete_offers_only_what_is_visible(client):
    measured("1", weight="50", department=a_department("SC"))
    measured("2", weight="50", department=a_department("OTRA"))
    question = {
        "app_label": "indicators",
        "model_name": "monthlyrecord",
        "field_name": "indicator",
    }
    client.force_login(a_member("eva"))

    found = client.get("/admin/autocomplete/", question).json()["results"]

    assert [one["text"] for one in found] == ["Indicador sectorial 1 (1)"]


def test_directors_look_and_do_not_touch(client):
    record = measured("321").records.first()
    client.force_login(a_person("dir", roles.DIRECTOR, is_staff=True))

    assert client.get(address(MonthlyRecord, "changelist")).status_code == 200
    assert (
        client.post(address(MonthlyRecord, "change", record.pk), {}).status_code == 403
    )


def test_administrators_do_not_raise_anyone_to_superuser(client):
    boss = a_person("adm", roles.ADMINISTRATOR, is_staff=True)
    target = a_person("luz")
    client.force_login(boss)

    for person in (target, boss):
        page = address(User, "change", person.pk)
        client.post(
            page,
            {
                "username": person.username,
                "is_superuser": "on",
                "is_active": "on",
                "date_joined_0": "1/1/2023",
                "date_joined_1": "10:00:00",
            },
        )
        person.refresh_from_db()
        assert person.is_superuser is False
        assert not person.user_permissions.exists()


def test_administrators_do_not_see_superusers(client):
    root = a_person("root", is_superuser=True, is_staff=True)
    client.force_login(a_person("adm", roles.ADMINISTRATOR, is_staff=True))

    assert client.get(address(User, "change", root.pk)).status_code == 302


@pytest.mark.parametrize(
    ("staff", "signed_in", "place"),
    [
        (False, False, "/ingresar/?next=%2Fadmin%2F"),
        (False, True, "/"),
        (True, True, "/admin/"),
    ],
)
def test_the_admin_is_entered_through_the_one_door(client, staff, signed_in, place):
    if signed_in:
        client.force_login(a_person("ana", is_staff=staff))

    assert client.get("/admin/login/?next=/admin/")["Location"] == place
