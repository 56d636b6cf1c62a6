"""Signing in by the entity's provider, end to end against a real one."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from objectives.models import AccessEvent, User
from pei_site.sign_in.luggage import NAME, Luggage
from tests.builders import a_person
from tests.pei_site.sign_in.identity import (
    BACK,
    BEGIN,
    authorize,
    entity,
    knows,
    trust,
)
from tests.pei_site.sign_in.test_views import is_in, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("provider")]
EMAIL = "ana@entidad.gov.co"


def come(client, subject, after=""):
    return client.get(authorize(client, subject, after))


def test_the_door_offers_the_provider_by_its_name(client):
    page = client.get("/ingresar/?next=/plan/").content.decode()

    assert "Ingresar con la cuenta institucional" in page


def test_the_browser_leaves_with_a_state_and_a_challenge(client, address):
    begun = urlsplit(client.post(BEGIN)["Location"])
    asked = parse_qs(begun.query)

    assert f"{begun.scheme}://{begun.netloc}" == address
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 16


def test_who_has_an_account_comes_in_and_is_known_again(client, address):
    ana = a_person("ana", email=EMAIL)
    subject = knows(address, EMAIL)

    first = come(client, subject, "/plan/")
    second = come(Client(), subject)

    assert (first["Location"], second["Location"]) == ("/plan/", "/")
    assert is_in(client)
    assert list(SocialAccount.objects.values_list("user_id", flat=True)) == [ana.pk]
    assert AccessEvent.objects.filter(person=ana, event="SIGN_IN").count() == 2


def test_the_password_stays(client, address):
    a_person("ana", email=EMAIL)
    come(client, knows(address, EMAIL))

    assert sign_in(Client(), "ana").status_code == 302


def test_who_has_none_is_told_so_and_gets_none(client, address):
    a_person("ana", email=EMAIL)
    subject = knows(address, "otra@entidad.gov.co")

    answer = come(client, subject)

    assert answer.status_code == 403
    assert "No tiene cuenta en este sitio" in answer.content.decode()
    assert not is_in(client)
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("verified", [False, None])
def test_an_e_mail_that_is_not_verified_is_nobodys(client, address, verified):
    a_person("ana", email=EMAIL)
    subject = knows(address, EMAIL, email_verified=verified)

    assert come(client, subject).status_code == 403
    assert not is_in(client)


@pytest.mark.parametrize("letter", ["\N{KELVIN SIGN}", "\N{LATIN SMALL LETTER LONG S}"])
def test_a_letter_that_only_looks_like_anothers_is_nobodys(client, address, letter):
    """The first becomes a k when it is made small."""
    a_person("ana", email="kike.sosa@entidad.gov.co")
    plain = {"\N{KELVIN SIGN}": "k"}.get(letter, "s")
    alike = "kike.sosa@entidad.gov.co".replace(plain, letter, 1)

    assert come(client, knows(address, alike)).status_code == 403
    assert not is_in(client)


def test_neither_is_a_plain_address_anothers_who_has_such_a_letter(client, address):
    """PostgreSQL makes both letters a capital I."""
    a_person("ana", email="d\N{LATIN SMALL LETTER DOTLESS I}ego@entidad.gov.co")

    assert come(client, knows(address, "diego@entidad.gov.co")).status_code == 403
    assert not is_in(client)


def test_an_installation_may_trust_the_providers_e_mails(client, address, settings):
    """Microsoft Entra does not say whether they are verified."""
    trust(settings, entity(address, trust_email=True))
    a_person("ana", email=EMAIL)

    come(client, knows(address, EMAIL, email_verified=None))

    assert is_in(client)


def test_who_was_deactivated_stays_out_even_if_linked(client, address):
    ana = a_person("ana", email=EMAIL)
    subject = knows(address, EMAIL)
    come(Client(), subject)
    ana.is_active = False
    ana.save()

    answer = come(client, subject)

    assert answer.status_code == 403
    assert "Su cuenta está inactiva" in answer.content.decode()
    assert not is_in(client)


def test_who_was_deactivated_before_is_not_linked(client, address):
    a_person("ana", email=EMAIL, is_active=False)

    assert come(client, knows(address, EMAIL)).status_code == 403
    assert not SocialAccount.objects.exists()


def changed(place, **parts):
    """Return the address of the way back with other parts."""
    split = urlsplit(place)
    query = {name: values[0] for name, values in parse_qs(split.query).items()}
    return f"{split.path}?{urlencode(query | parts)}"


@pytest.mark.parametrize("parts", [{"state": "otro"}, {"code": "otro"}, {"state": ""}])
def test_a_tampered_way_back_lets_nobody_in(client, address, parts):
    a_person("ana", email=EMAIL)
    place = authorize(client, knows(address, EMAIL))

    answer = client.get(changed(place, **parts))

    assert answer.status_code == 400
    assert "No se pudo ingresar" in answer.content.decode()
    assert not is_in(client)


def test_it_is_begun_by_a_form_alone(client):
    assert client.get(BEGIN).status_code == 405


def test_whoever_left_to_link_an_account_is_not_let_in(client, address):
    a_person("ana", email=EMAIL)
    place = authorize(client, knows(address, EMAIL))
    luggage = Luggage(client.cookies[NAME].value)
    for state, *_ in luggage["socialaccount_states"].values():
        state["process"] = "connect"
    luggage.save()
    client.cookies[NAME] = luggage.session_key

    assert client.get(place).status_code == 400
    assert not is_in(client)


def test_the_way_back_of_another_browser_lets_nobody_in(client, address):
    a_person("ana", email=EMAIL)
    place = authorize(Client(), knows(address, EMAIL))

    assert client.get(changed(place)).status_code == 400
    assert not is_in(client)


def test_a_way_back_serves_once(client, address):
    a_person("ana", email=EMAIL)
    place = changed(authorize(client, knows(address, EMAIL)))
    client.get(place)
    client.post("/salir/")

    assert client.get(place).status_code == 400
    assert not is_in(client)


def test_who_says_no_at_the_provider_comes_back_to_a_page(client):
    state = parse_qs(urlsplit(client.post(BEGIN)["Location"]).query)["state"][0]

    answer = client.get(
        f"{BACK}?{urlencode({'error': 'access_denied', 'state': state})}"
    )

    assert answer.status_code == 400
    assert "No se pudo ingresar" in answer.content.decode()


def test_a_provider_that_is_away_is_a_page_too(client, settings):
    trust(settings, entity("http://localhost:9"))

    answer = client.post(BEGIN)

    assert answer.status_code == 503
    assert "No se pudo ingresar" in answer.content.decode()


def test_nobody_is_sent_to_another_site_afterwards(client, address):
    a_person("ana", email=EMAIL)

    answer = come(client, knows(address, EMAIL), "https://evil.example/")

    assert answer["Location"] == "/"


def test_without_a_provider_there_is_no_such_door(client, settings):
    trust(settings, None)

    assert client.post(BEGIN).status_code == 404
    assert client.get(BACK).status_code == 404
    assert "Ingresar con" not in client.get("/ingresar/").content.decode()
