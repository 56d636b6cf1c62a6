"""A12 and L05 to L07: revocation, sessions, signing in and out."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from objectives.models import Membership, User
from pei_site.sign_in.models import Session
from tests.security.people import PASSWORD
from tests.security.test_scope import signed_in

pytestmark = pytest.mark.django_db
ENTRY = "/admin/mi-mes/2023-07/A1/"


def end_membership(person: User) -> None:
    Membership.objects.filter(user=person).update(end="2023-01-31")


def disable(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def drop_role(person: User) -> None:
    person.groups.clear()


def no_longer_staff(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_staff=False)


@pytest.mark.parametrize(
    ("revoke", "answer"),
    [
        (end_membership, 404),
        (disable, 302),
        (drop_role, 403),
        (no_longer_staff, 302),
    ],
)
def test_a12_the_next_request_obeys_a_revocation(world, revoke, answer):
    client = signed_in(world, "R")
    assert client.get(ENTRY).status_code == 200

    revoke(world.people["R"])

    assert client.get(ENTRY).status_code == answer
    assert client.post(ENTRY, {"executed": "1", "version": "1"}).status_code in {
        302,
        403,
        404,
    }


def test_a12_a_permission_that_is_taken_away_is_gone_at_once(world):
    client = signed_in(world, "I", "approve_record")
    move = "/admin/mi-mes/2023-09/A1/mover/"
    returning = {"to": "RETURN", "observation": "Corrija."}
    world.people["I"].user_permissions.remove(
        Permission.objects.get(codename="approve_record")
    )

    assert client.post(move, returning).status_code == 403


def test_l05_signing_in_changes_the_session(world):
    client = Client()
    client.session.save()
    session = client.session
    session["planted"] = "1"
    session.save()
    client.cookies["sid"] = session.session_key

    client.post("/ingresar/", {"username": "r.ita7", "password": PASSWORD})

    assert client.cookies["sid"].value != session.session_key
    assert not Session.objects.filter(pk=session.session_key).exists()


def test_l06_signing_out_is_posted_and_ends_the_session(world):
    client = signed_in(world, "R")
    key = client.cookies["sid"].value

    assert client.get("/salir/").status_code == 405
    assert client.get(ENTRY).status_code == 200
    client.post("/salir/")

    client.cookies["sid"] = key
    assert client.get(ENTRY).status_code == 302


def test_l06_a_new_password_ends_the_other_sessions(world):
    here, there = signed_in(world, "R"), signed_in(world, "R")
    new = "otra-clave-bastante-larga"

    here.post(
        "/contrasena/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert here.get(ENTRY).status_code == 200
    assert there.get(ENTRY).status_code == 302


def test_l06_posts_without_a_token_are_refused(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["R"])

    for place in (
        ENTRY,
        "/salir/",
        "/contrasena/",
        "/admin/mi-mes/2023-07/cuadricula/",
    ):
        assert client.post(place, {"executed": "1", "version": "1"}).status_code == 403


OFF_SITE = [
    "https://evil.example/",
    "http://evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "ftp://evil.example/",
    " https://evil.example",
    "\thttps://evil.example",
    "/\t/evil.example",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "%2F%2Fevil.example",
    "/%0d%0aLocation: https://evil.example",
]


@pytest.mark.parametrize("target", OFF_SITE)
def test_l07_nobody_is_sent_to_another_site(world, target):
    signed, stranger = signed_in(world, "R"), Client()
    record = world.pks["monthlyrecord"]["own"]
    login = {"username": "r.ita7", "password": PASSWORD, "next": target}

    answers = [
        stranger.get("/admin/login/", {"next": target}),
        signed.get("/ingresar/", {"next": target}),
        signed.get("/admin/login/", {"next": target}),
        signed.post(f"/admin/evidencias/registro/{record}/enlace/", {"next": target}),
        stranger.post("/ingresar/", login),
        stranger.get("/ingresar/confirmar/proveedor/", {"next": target}),
        signed.post("/salir/", {"next": target}),
    ]

    for answer in answers:
        assert answer.status_code == 302
        place = answer.headers["Location"]
        arrival = urlsplit(urljoin("http://testserver/ingresar/", place))
        assert (arrival.scheme, arrival.netloc) == ("http", "testserver")
        assert not place.startswith(("//", "/\\", "\\"))
        assert "\n" not in place
