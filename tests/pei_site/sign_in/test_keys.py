"""Security keys: whose lets in, and giving one up. The browser's: tests/browser/test_sign_in.py."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from objectives import roles
from pei_site.sign_in.second_factor import SHOWN
from tests.builders import a_person
from tests.pei_site.sign_in.soft_key import SoftKey
from tests.pei_site.sign_in.test_second_factor import set_up
from tests.pei_site.sign_in.test_views import is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(client, settings):
    """The key of Pilar, who must have a second factor and came in with it."""
    settings.REQUIRE_SECOND_FACTOR = True
    pilar = a_person("pilar", roles.PLANNING, is_staff=True)
    sign_in(client, "pilar")
    session = client.session
    session[SHOWN] = True
    session.save()
    return Authenticator.objects.create(
        user=pilar, type="webauthn", data={"name": "Llave 1", "credential": {}}
    )


def give_up(client, key):
    return client.post(f"/cuenta/llaves/{key.pk}/quitar/")


def test_a_key_is_named_before_it_is_given_up(client, key):
    page = client.get(f"/cuenta/llaves/{key.pk}/quitar/").content.decode()

    assert "<h1>Quitar «Llave 1»</h1>" in page


def test_the_only_factor_of_who_must_have_one_stays(client, key):
    assert give_up(client, key)["Location"] == "/cuenta/"

    page = client.get("/cuenta/").content.decode()
    assert "no puede quitar el único que tiene" in page
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_with_another_factor_the_key_may_go(client, key):
    set_up(client)

    assert give_up(client, key)["Location"] == "/cuenta/"
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_nobody_gives_up_the_key_of_another(client, key):
    a_person("eva")
    client.post("/salir/")
    sign_in(client, "eva")

    assert give_up(client, key).status_code == 404


MADE_UP = [
    '{"id": "x"}',
    "[]",
    "null",
    '{"rawId": 7}',
    '"',
    '{"id": "eA", "rawId": "eA"}',
]


@pytest.mark.parametrize("answer", MADE_UP)
def test_a_made_up_answer_of_a_key_is_refused(client, settings, answer):
    settings.REQUIRE_SECOND_FACTOR = False
    a_person("eva")
    sign_in(client, "eva")

    page = client.post("/cuenta/llaves/agregar/", {"credential": answer})

    assert "La llave no se pudo agregar." in page.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("answer", MADE_UP)
def test_a_made_up_answer_lets_nobody_in(client, key, answer):
    client.post("/salir/")
    Authenticator.objects.filter(pk=key.pk).update(type="totp", data={"secret": "x"})
    sign_in(client, "pilar")

    page = client.post("/ingresar/codigo/", {"credential": answer})

    assert page.status_code == 200
    assert not is_in(client)


@pytest.fixture
def keys():
    """The keys of Ana and of Eva, as they added them."""
    added = {}
    for name in ("ana", "eva"):
        client, added[name] = Client(), SoftKey()
        a_person(name)
        sign_in(client, name)
        page = client.get("/cuenta/llaves/agregar/")
        answer = added[name].registers(page.context["js_data"]["creation_options"])
        client.post("/cuenta/llaves/agregar/", {"credential": answer})
    return added


def asked_of(client, name):
    """Sign in with the password; return what the page asks the key."""
    sign_in(client, name)
    return client.get("/ingresar/codigo/").context["js_data"]["request_options"]


def lets_in(client, answer):
    client.post("/ingresar/codigo/", {"credential": answer})
    return is_in(client)


def test_ones_own_key_lets_in_once(client, keys):
    answer = keys["ana"].shows(asked_of(client, "ana"))
    assert lets_in(client, answer)

    other = Client()
    asked_of(other, "ana")
    assert not lets_in(other, answer)


def test_the_key_of_another_lets_nobody_in(client, keys):
    for name in (keys["eva"].name, keys["ana"].name):
        keys["eva"].name = name

        assert not lets_in(client, keys["eva"].shows(asked_of(client, "ana")))


def test_what_a_key_says_to_another_site_lets_nobody_in(client, keys):
    answer = keys["ana"].shows(asked_of(client, "ana"), site="https://evil.example")

    assert not lets_in(client, answer)


def test_what_was_asked_of_one_person_is_no_answer_for_another(client, keys):
    answer = keys["eva"].shows(asked_of(client, "eva"))
    asked_of(client, "ana")

    assert not lets_in(client, answer)
