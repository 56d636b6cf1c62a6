"""Security keys: giving one up. Using one is shown in tests/browser/test_sign_in.py."""

import pytest
from allauth.mfa.models import Authenticator

from objectives import roles
from pei_site.sign_in.second_factor import SHOWN
from tests.builders import a_person
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
