"""The second factor: who must have one, and what they reach without it."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from objectives import roles
from pei_site.sign_in.second_factor import SHOWN
from tests.builders import a_person
from tests.pei_site.sign_in.codes import code_of
from tests.pei_site.sign_in.test_second_factor import SET_UP, an_officer, set_up
from tests.pei_site.sign_in.test_views import is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demanded(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.mark.parametrize(
    ("role", "root"),
    [(roles.PLANNING, False), (roles.ADMINISTRATOR, False), (None, True)],
)
@pytest.mark.parametrize(
    "page",
    ["/", "/plan/", "/admin/", "/admin/planeacion/", "/admin/tablas/", "/salud/x/"],
)
def test_whose_work_demands_it_reaches_nothing_before(client, role, root, page):
    a_person("ana", role, is_staff=True, is_superuser=root)
    sign_in(client, "ana")

    answer = client.get(page)

    assert answer.status_code in {302, 404}
    if answer.status_code == 302:
        assert answer["Location"] == SET_UP


def test_neither_is_anything_written_before(client):
    an_officer()
    sign_in(client, "pilar")

    answer = client.post("/admin/indicators/note/add/", {"text": "Nueva"})

    assert (answer.status_code, answer["Location"]) == (302, SET_UP)


@pytest.mark.parametrize(
    "role",
    [roles.REPORTER, roles.HEAD, roles.DIRECTOR],
    ids=["reporter", "head", "dir"],
)
def test_the_others_may_do_without(client, role):
    a_person("ana", role, is_staff=True)
    sign_in(client, "ana")

    assert client.get("/plan/").status_code == 200


def test_a_role_that_is_given_later_demands_it_at_once(client):
    ana = a_person("ana", is_staff=True)
    sign_in(client, "ana")
    assert client.get("/cuenta/").status_code == 200
    assert client.get("/plan/").status_code == 200

    ana.groups.add(Group.objects.get(name=roles.PLANNING))

    assert client.get("/plan/")["Location"] == SET_UP


def test_a_role_that_is_given_after_the_factor_was_given_up_demands_one(client):
    ana = a_person("ana", is_staff=True)
    sign_in(client, "ana")
    set_up(client)
    client.post("/cuenta/aplicacion/quitar/")
    assert client.get("/plan/").status_code == 200

    ana.groups.add(Group.objects.get(name=roles.PLANNING))

    assert client.get("/plan/")["Location"] == SET_UP


def test_giving_the_last_factor_up_ends_the_other_sessions(client):
    a_person("ana", is_staff=True)
    sign_in(client, "ana")
    secret = set_up(client)
    there = Client()
    sign_in(there, "ana")
    there.post("/ingresar/codigo/", {"code": code_of(secret, later=1)})
    assert is_in(there)

    client.post("/cuenta/aplicacion/quitar/")

    assert (is_in(client), is_in(there)) == (True, False)


WITH_A_PASSWORD_ALONE = [
    "/cuenta/aplicacion/",
    "/cuenta/aplicacion/quitar/",
    "/cuenta/llaves/agregar/",
    "/cuenta/codigos/",
    "/cuenta/codigos/nuevos/",
    "/cuenta/codigos/descargar/",
    "/cuenta/sesiones/terminar/",
    "/contrasena/",
]


@pytest.mark.parametrize("place", WITH_A_PASSWORD_ALONE)
def test_who_has_one_shows_it_before_anything_of_the_account(client, place):
    an_officer()
    sign_in(client, "pilar")
    set_up(client)
    session = client.session
    del session[SHOWN]
    session.save()

    for ask in (client.get, client.post):
        assert ask(place)["Location"].startswith("/ingresar/confirmar/codigo/?next=")


def test_an_installation_may_do_without(client, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    an_officer()
    sign_in(client, "pilar")

    assert client.get("/plan/").status_code == 200


def test_strangers_are_not_looked_for(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/accesibilidad/")
