"""Signing in leads each person to their work, and no form is lost on the way."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from objectives import roles
from objectives.people.standing import deactivate
from pei_site.sign_in.forms import WRONG
from pei_site.sign_in.models import Session
from tests.builders import a_member, a_person

pytestmark = pytest.mark.django_db
PASSWORD = "clave-de-prueba-larga"


def sign_in(client, username, page="/ingresar/", password=PASSWORD):
    return client.post(page, {"username": username, "password": password})


def is_in(client):
    return client.get("/cuenta/").status_code == 200


@pytest.mark.parametrize("role", [roles.REPORTER, roles.HEAD])
def test_who_reports_goes_to_their_month(client, role):
    a_member("eva", role)

    assert sign_in(client, "eva")["Location"] == "/admin/"


@pytest.mark.parametrize("role", [roles.PLANNING, roles.DIRECTOR, None])
def test_everybody_else_goes_to_the_follow_up(client, role):
    a_person("ana", role)

    assert sign_in(client, "ana")["Location"] == "/"


def test_a_page_that_was_asked_for_is_the_one_that_opens(client):
    a_member("eva")

    answer = sign_in(client, "eva", "/ingresar/?next=/plan/")

    assert answer["Location"] == "/plan/"


def test_who_asked_for_a_page_is_told_why_they_sign_in(client):
    why = "Para ver esa página necesita ingresar con su cuenta."

    assert why in client.get("/ingresar/?next=/cuenta/").content.decode()
    assert why not in client.get("/ingresar/").content.decode()


def test_the_e_mail_serves_as_well(client):
    a_person("ana", email="Ana@Entidad.gov.co")

    sign_in(client, "ana@entidad.gov.co")

    assert is_in(client)


def test_a_user_name_goes_before_the_e_mail_of_another(client):
    a_person("ana", email="plan@entidad.gov.co")
    eva = a_person("plan@entidad.gov.co")

    sign_in(client, "plan@entidad.gov.co")

    assert client.session["_auth_user_id"] == str(eva.pk)


REFUSED = [
    ("eva", "otra"),
    ("nadie", PASSWORD),
    ("ida", PASSWORD),
    ("eva", PASSWORD[1:]),
]


@pytest.mark.parametrize(("username", "password"), REFUSED)
def test_a_refusal_is_said_in_spanish_and_does_not_say_why(client, username, password):
    a_member("eva")
    a_person("ida", is_active=False)

    answer = sign_in(client, username, password=password)

    told = re.findall(
        r'class="errorlist nonfield"><li>(.+?)</li>', answer.content.decode()
    )
    assert answer.status_code == 200
    assert told == [WRONG]
    assert not is_in(client)


class CountingHasher(MD5PasswordHasher):
    """Counts the passwords that are hashed."""

    hashed = 0

    def encode(self, password, salt):
        CountingHasher.hashed += 1
        return super().encode(password, salt)


@pytest.mark.parametrize(("username", "password"), REFUSED)
def test_every_refusal_costs_one_hash(client, settings, username, password):
    """Time tells nothing, because each costs the same (measured: docs/reliability.md)."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    a_member("eva")
    a_person("ida", is_active=False)
    CountingHasher.hashed = 0

    sign_in(client, username, password=password)

    assert CountingHasher.hashed == 1


def test_an_endless_password_is_not_worth_a_hash(client, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    a_member("eva")
    CountingHasher.hashed = 0

    answer = sign_in(client, "eva", password="x" * 1025)

    assert (answer.status_code, CountingHasher.hashed) == (200, 0)


@pytest.mark.parametrize("place", ["/registro/", "/ingresar/registro/", "/signup/"])
def test_nobody_signs_up(client, place):
    assert client.get(place).status_code == 404


def test_the_administration_leaves_by_the_same_way(client):
    client.force_login(a_member("eva"))

    assert client.get("/admin/logout/").status_code == 405
    assert client.post("/admin/logout/")["Location"] == "/"
    assert not is_in(client)


def test_deactivating_somebody_ends_their_sessions(client):
    eva = a_member("eva")
    client.force_login(eva)

    deactivate(person=eva, by=None)

    assert not Session.objects.filter(person=eva).exists()
    assert not is_in(client)


def test_a_form_of_another_sign_in_is_refused_and_its_text_given_back():
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_member("eva"))

    answer = client.post(
        "/admin/mi-mes/2023-06/321/",
        {"entry-narrative": "Lo que escribí", "password": "secreta"},
    )

    text = answer.content.decode()
    assert answer.status_code == 403
    assert "Lo que escribí" in text
    assert "secreta" not in text
