"""A10 and A11: only the fields that are listed change, and nobody raises themselves."""

import pytest
from django.contrib.auth.models import Group, Permission

from indicators.models import Cutoff, Evidence, MonthlyRecord, ReportingMonth
from indicators.vocabulary import CutoffState, RecordState
from objectives import roles
from objectives.models import FiscalYear, Membership, User
from tests.security.bodies import entry_body
from tests.security.forms import form_values
from tests.security.test_scope import signed_in
from tests.security.world import OPEN_MONTH

pytestmark = pytest.mark.django_db
NOW = {"_0": "1/1/2023", "_1": "10:00:00"}


def test_a10_an_entry_changes_its_four_fields_and_its_version(world):
    own, other = world.indicators["own"], world.indicators["other"]
    before = MonthlyRecord.objects.values().get(pk=world.pks["monthlyrecord"]["own"])
    extra = {
        "state": RecordState.APPROVED,
        "programmed": "1",
        "indicator": other.pk,
        "year": "1",
        "month": "1",
        "id": world.pks["monthlyrecord"]["other"],
        "by": world.outsider.pk,
    }

    signed_in(world, "R").post(
        "/admin/mi-mes/2023-07/A1/", entry_body(own, OPEN_MONTH) | extra
    )

    after = MonthlyRecord.objects.values().get(pk=before["id"])
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"executed", "narrative", "cause", "version"}
    assert after["version"] == before["version"] + 1


def test_a10_the_programming_form_changes_what_is_programmed_alone(world):
    before = MonthlyRecord.objects.values().get(pk=world.pks["monthlyrecord"]["own"])
    page = f"/admin/indicators/monthlyrecord/{before['id']}/change/"
    extra = {"executed": "99", "state": "APPROVED", "version": "77", "narrative": "x"}

    signed_in(world, "P").post(page, {"programmed": "7"} | extra)

    after = MonthlyRecord.objects.values().get(pk=before["id"])
    assert {name for name in after if after[name] != before[name]} == {"programmed"}


def test_a10_states_and_approvals_are_not_fields(world):
    client = signed_in(world, "P")
    cutoff, gate = world.pks["cutoff"]["own"], world.pks["reportingmonth"]["closed"]
    year = world.pks["fiscalyear"]["own"]
    approved = {f"approved_at{end}": value for end, value in NOW.items()}
    forged = {
        f"indicators/cutoff/{cutoff}": {"state": "PUBLISHED", "revision": "9"},
        f"indicators/reportingmonth/{gate}": {"is_open": "on", "month": "1"},
        f"objectives/fiscalyear/{year}": approved
        | {"approved_by": client.session["_auth_user_id"]},
    }

    for place, extra in forged.items():
        page = f"/admin/{place}/change/"
        assert (
            client.post(page, form_values(client.get(page)) | extra).status_code == 302
        )

    assert Cutoff.objects.get(pk=cutoff).state == CutoffState.OPEN
    assert not ReportingMonth.objects.get(pk=gate).is_open
    assert FiscalYear.objects.get(pk=year).approved_at is None


def test_a10_evidence_is_of_who_brought_it_and_private(world):
    record = world.pks["monthlyrecord"]["own"]
    body = {"link": "https://www.example.org/a", "public": "on"}
    extra = {
        "uploaded_by": world.outsider.pk,
        "record": world.pks["monthlyrecord"]["other"],
    }

    signed_in(world, "R").post(
        f"/admin/evidencias/registro/{record}/enlace/", body | extra
    )

    link = Evidence.objects.get(link="https://www.example.org/a")
    assert (link.record_id, link.uploaded_by, link.public) == (
        record,
        world.people["R"],
        False,
    )


def person_page(person: User) -> str:
    return f"/admin/objectives/user/{person.pk}/change/"


def raised(client, person: User, **forged: object) -> User:
    """Post a person's form with more than it shows."""
    values = form_values(client.get(person_page(person)))
    client.post(person_page(person), values | forged)
    return User.objects.get(pk=person.pk)


def test_a11_an_administrator_gives_roles_and_nothing_beyond_them(world):
    beyond = Group.objects.get(name="Otro")
    role = Group.objects.get(name=roles.REPORTER)
    client = signed_in(world, "A")
    everything = list(Permission.objects.values_list("pk", flat=True))

    given = raised(client, world.outsider, groups=[role.pk])
    forged = raised(
        client,
        world.outsider,
        groups=[role.pk, beyond.pk],
        is_superuser="on",
        user_permissions=everything,
    )

    assert list(given.groups.all()) == [role]
    assert list(forged.groups.all()) == [role]
    assert not forged.is_superuser
    assert not forged.user_permissions.exists()


def test_a11_who_has_a_group_beyond_the_roles_is_the_superusers(world):
    beyond = Group.objects.get(name="Otro")
    world.outsider.groups.add(beyond)
    names = {"first_name": "Ana", "email": "ana@example.org", "username": "ana"}

    after = raised(signed_in(world, "A"), world.outsider, **names)

    assert (after.first_name, after.username) == ("", "fuera")
    assert list(after.groups.all()) == [beyond]


def test_a11_nobody_raises_themselves(world):
    person = world.people["A"]
    office = Group.objects.get(name=roles.PLANNING)

    after = raised(signed_in(world, "A"), person, groups=[office.pk], first_name="Yo")

    assert after.first_name == "Yo"
    assert [group.name for group in after.groups.all()] == [roles.ADMINISTRATOR]


@pytest.mark.parametrize("role", ["P", "A"])
def test_a11_nobody_gives_themselves_a_department(world, role):
    client, person = signed_in(world, role), world.people[role]
    department = world.pks["department"]["own"]
    own = {
        "user": person.pk,
        "role": "HEAD",
        "start": "1/1/2023",
        "department": department,
    }
    page = f"/admin/objectives/department/{department}/change/"
    values = form_values(client.get(page))
    place = int(values["memberships-TOTAL_FORMS"][0])
    inline = {f"memberships-{place}-{name}": value for name, value in own.items()}

    alone = client.post("/admin/objectives/membership/add/", own)
    within = client.post(page, values | inline | {"memberships-TOTAL_FORMS": place + 1})

    assert (alone.status_code, within.status_code) == (403, 403)
    assert not Membership.objects.filter(user=person).exists()


def test_a11_nobody_passes_anothers_department_to_themselves(world):
    client, person = signed_in(world, "A"), world.people["A"]
    page = f"/admin/objectives/membership/{world.pks['membership']['own']}/change/"
    values = form_values(client.get(page))

    assert client.post(page, values | {"user": person.pk}).status_code == 403
    assert not Membership.objects.filter(user=person).exists()


@pytest.mark.parametrize("role", ["R", "H", "I", "P"])
def test_a11_the_other_roles_change_no_person(world, role):
    client = signed_in(world, role)

    for person in (world.people[role], world.outsider):
        assert client.post(person_page(person), {"username": "x"}).status_code == 403


def test_a11_an_administrator_does_not_reach_superusers(world):
    root = world.people["U"]
    client = signed_in(world, "A")

    assert client.get(person_page(root)).status_code == 302
    assert client.get(f"/admin/personas/{root.pk}/").status_code == 404
    assert root.username not in client.get("/admin/objectives/user/").content.decode()
