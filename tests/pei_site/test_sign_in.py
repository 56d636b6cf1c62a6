"""Signing in leads each person to their work, and no form is lost on the way."""

import pytest
from django.test import Client

from objectives import roles
from tests.builders import a_member, a_person

pytestmark = pytest.mark.django_db
PASSWORD = "clave-de-prueba-larga"


def sign_in(client, username, page="/ingresar/"):
    return client.post(page, {"username": username, "password": PASSWORD})


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


def test_a_wrong_password_is_said_in_spanish(client):
    a_member("eva")

    answer = client.post("/ingresar/", {"username": "eva", "password": "otra"})

    assert (
        "introduzca un nombre de usuario y clave correctos" in answer.content.decode()
    )


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
