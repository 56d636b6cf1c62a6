"""The provider's second factor, and ours after it."""

import pytest
from django.test import Client

from objectives import roles
from pei_site.sign_in.provider import FACTOR_OF
from tests.builders import a_person
from tests.pei_site.sign_in.codes import code_of
from tests.pei_site.sign_in.identity import entity, knows, trust
from tests.pei_site.sign_in.test_provider import EMAIL, come
from tests.pei_site.sign_in.test_second_factor import SET_UP, set_up
from tests.pei_site.sign_in.test_views import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("provider")]


def an_officer():
    return a_person("ana", roles.PLANNING, is_staff=True, email=EMAIL)


@pytest.mark.parametrize(
    ("trusted", "amr", "enough"),
    [
        ("no", ["pwd", "mfa"], False),
        ("amr", ["pwd", "mfa"], True),
        ("amr", ["pwd"], False),
        ("amr", None, False),
        ("siempre", None, True),
    ],
)
def test_the_providers_second_factor_counts_as_far_as_it_is_trusted(
    client, address, settings, trusted, amr, enough
):
    settings.REQUIRE_SECOND_FACTOR = True
    trust(settings, entity(address, second_factor=trusted))
    an_officer()
    come(client, knows(address, EMAIL, **({"amr": amr} if amr else {"amr": []})))

    answer = client.get("/plan/")

    assert answer.status_code == (200 if enough else 302)


def test_the_two_factors_of_one_person_are_not_anothers(client, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    eva = a_person("eva", roles.PLANNING, is_staff=True)
    an_officer()
    session = client.session
    session[FACTOR_OF] = eva.pk
    session.save()

    sign_in(client, "ana")

    assert client.get("/plan/")["Location"] == SET_UP


def test_who_set_up_a_factor_here_shows_it_after_the_provider(
    client, address, settings
):
    settings.REQUIRE_SECOND_FACTOR = True
    an_officer()
    subject = knows(address, EMAIL)
    come(client, subject)
    secret = set_up(client)
    browser = Client()

    asked = come(browser, subject, "/plan/")
    shown = browser.post("/ingresar/codigo/", {"code": code_of(secret, later=1)})

    assert asked["Location"] == "/ingresar/codigo/"
    assert shown["Location"] == "/plan/"
