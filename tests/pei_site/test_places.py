"""Where each person works: what the link says, what opens, and where they come in."""

import pytest
from django.contrib.auth.models import Permission

from objectives import roles
from tests.builders import a_person

pytestmark = pytest.mark.django_db

DESK = ("Mesa de planeación", "/admin/mesa/", "/")
MONTH = ("Mi mes", "/admin/mi-mes/", "/admin/")
TABLES = ("Administración", None, "/")
RUNS, REPORTS, SEES_ALL = "change_fiscalyear", "report_record", "see_every_department"


def places(client, person):
    """Return the link's words, where its page leads (None: it is the page), and where
    the sign-in does."""
    typed = {"username": person.username, "password": "clave-de-prueba-larga"}
    first = client.post("/ingresar/", typed)["Location"]
    page = client.get("/metodologia/").content.decode()
    words = page.split('<a href="/admin/">')[1].split("</a>")[0]
    return words, client.get("/admin/").headers.get("Location"), first


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (roles.REPORTER, MONTH),
        (roles.HEAD, MONTH),
        (roles.PLANNING, DESK),
        (roles.DIRECTOR, TABLES),
        (roles.ADMINISTRATOR, TABLES),
        (None, TABLES),
    ],
)
def test_each_role_has_its_room(client, role, expected):
    assert places(client, a_person("ana", role, is_staff=True)) == expected


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        ({RUNS}, DESK),
        ({RUNS, REPORTS}, ("Mesa de planeación", "/admin/mesa/", "/admin/")),
        ({REPORTS}, MONTH),
        ({REPORTS, SEES_ALL}, TABLES),
        ({SEES_ALL}, TABLES),
    ],
    ids=lambda value: "+".join(sorted(value)) if isinstance(value, set) else "",
)
def test_what_a_person_may_do_decides_and_not_the_role(client, granted, expected):
    person = a_person("ana", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=granted))

    assert places(client, person) == expected


def test_who_may_do_everything_opens_on_the_tables(client):
    assert places(client, a_person("root", is_staff=True, is_superuser=True)) == TABLES


def test_who_is_not_of_the_administration_has_no_link_to_it(client):
    client.force_login(a_person("ana", roles.PLANNING))

    assert 'href="/admin/"' not in client.get("/metodologia/").content.decode()
