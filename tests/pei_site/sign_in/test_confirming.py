"""Who comes in by the provider alone confirms by going there again."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from objectives import roles
from objectives.models import AccessEvent
from tests.builders import a_person
from tests.pei_site.sign_in.codes import code_of
from tests.pei_site.sign_in.identity import authorize, knows, trust
from tests.pei_site.sign_in.test_provider import EMAIL, come
from tests.pei_site.sign_in.test_second_factor import (
    SET_UP,
    age_the_sign_in,
    set_up,
)
from tests.pei_site.sign_in.test_views import is_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("provider")]
PAGE = "/ingresar/confirmar/proveedor/"
CONFIRM = f"{PAGE}?next=%2Fcuenta%2Faplicacion%2F"
OTHER = "otra@entidad.gov.co"


def without_password(username="ana", email=EMAIL, **changes):
    person = a_person(username, email=email, **changes)
    person.set_unusable_password()
    person.save()
    return person


@pytest.fixture
def subject(address):
    """How the provider calls Ana, who has no password here."""
    without_password()
    return knows(address, EMAIL)


@pytest.fixture
def ana(client, subject):
    """Ana's browser, ten minutes after she came in."""
    come(client, subject)
    age_the_sign_in(client)
    return client


def confirm(client, subject, after=SET_UP):
    return client.get(authorize(client, subject, after, PAGE), follow=True)


def test_what_is_delicate_leads_to_the_provider_and_back(ana, subject):
    asked = ana.get(SET_UP)
    page = ana.get(asked["Location"]).content.decode()
    answer = confirm(ana, subject)

    assert asked["Location"] == CONFIRM
    assert "Confirmar con la cuenta institucional" in page
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, SET_UP)
    set_up(ana)
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_provider_is_told_to_ask_again(ana):
    asked = parse_qs(urlsplit(ana.post(PAGE)["Location"]).query)

    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])
    assert asked["code_challenge_method"] == ["S256"]


def test_what_was_posted_is_done_afterwards(ana, subject):
    confirm(ana, subject)
    secret = ana.get(SET_UP).context["form"].secret
    age_the_sign_in(ana)
    asked = ana.post(SET_UP, {"code": code_of(secret)})

    answer = confirm(ana, subject, SET_UP)

    assert asked["Location"] == CONFIRM
    assert answer.request["PATH_INFO"] == "/cuenta/codigos/"
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize("known", [True, False], ids=["another-account", "nobody"])
def test_another_person_confirms_nothing(ana, address, known):
    if known:
        without_password("eva", OTHER)
    other = knows(address, OTHER)
    if known:
        come(Client(), other)
    links = SocialAccount.objects.count()

    answer = confirm(ana, other)

    assert answer.status_code == 403
    assert "No se confirmó que es usted" in answer.content.decode()
    assert ana.get(SET_UP)["Location"] == CONFIRM
    assert SocialAccount.objects.count() == links
    assert AccessEvent.objects.filter(detail="proveedor, al confirmar").count() == 1
    assert ana.get("/cuenta/").context["user"].get_username() == "ana"


@pytest.mark.parametrize(
    ("seconds", "status"), [(-3600, 403), (-90, 403), (-30, 200), (0, 200)]
)
def test_a_sign_in_of_before_is_not_enough(ana, address, seconds, status):
    when = int(timezone.now().timestamp()) + seconds
    subject = knows(address, EMAIL, auth_time=when)

    assert confirm(ana, subject).status_code == status


@pytest.mark.parametrize("when", ["hoy", 1.5e300, [], True])
def test_a_moment_that_is_none_is_not_enough(ana, address, when):
    assert confirm(ana, knows(address, EMAIL, auth_time=when)).status_code == 403


def test_the_way_back_of_a_sign_in_confirms_nobody_else(ana, address):
    """Coming in as another is coming in as another, and not a confirmation."""
    without_password("eva", OTHER)

    come(ana, knows(address, OTHER))

    assert ana.get("/cuenta/").context["user"].get_username() == "eva"


def test_a_way_back_without_the_session_confirms_nothing(ana, subject):
    place = authorize(ana, subject, SET_UP, PAGE)
    stranger = Client()

    assert stranger.get(place).status_code == 400
    assert not is_in(stranger)


def test_a_session_that_ended_meanwhile_is_not_opened_by_it(ana, subject):
    place = authorize(ana, subject, SET_UP, PAGE)
    session = ana.session
    del session["_auth_user_id"]
    session.save()

    assert ana.get(place).status_code == 403
    assert not is_in(ana)


def test_it_holds_for_five_minutes(ana, subject):
    confirm(ana, subject)

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert ana.get(SET_UP)["Location"] == CONFIRM


def test_nobody_is_sent_to_another_site_afterwards(ana, subject):
    answer = confirm(ana, subject, "https://evil.example/")

    assert answer.redirect_chain[-1][0] == "/cuenta/"


def test_who_has_a_password_is_offered_both(client, address):
    a_person("ana", email=EMAIL)
    come(client, knows(address, EMAIL))
    age_the_sign_in(client)

    page = client.get(client.get(SET_UP)["Location"]).content.decode()

    assert "escriba otra vez su contraseña" in page
    assert f'href="{PAGE}?next=%2Fcuenta%2Faplicacion%2F"' in page


def test_who_must_have_a_factor_confirms_before_setting_it_up(
    client, address, settings
):
    settings.REQUIRE_SECOND_FACTOR = True
    without_password(role=roles.PLANNING, is_staff=True)
    subject = knows(address, EMAIL)
    come(client, subject)
    age_the_sign_in(client)

    answer = confirm(client, subject)

    assert answer.request["PATH_INFO"] == SET_UP


def test_who_is_not_linked_has_nothing_to_confirm_by(client):
    client.force_login(a_person("ida"))

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE).status_code == 403


def test_without_a_provider_it_confirms_nobody(ana, settings):
    trust(settings, None)

    assert ana.post(PAGE).status_code == 403
    assert ana.get(SET_UP).status_code == 403
