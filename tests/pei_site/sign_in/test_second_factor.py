"""The second factor: how it is set up, shown, confirmed and lost."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from objectives import roles
from objectives.models import AccessEvent
from pei_site.sign_in.models import Session
from tests.builders import a_member, a_person
from tests.pei_site.sign_in.codes import code_of
from tests.pei_site.sign_in.test_views import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db
SET_UP = "/cuenta/aplicacion/"


@pytest.fixture(autouse=True)
def demanded(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def an_officer(username="pilar", role=roles.PLANNING):
    return a_person(username, role, is_staff=True)


def set_up(client):
    """Set the application up as people do; return its secret."""
    page = client.get(SET_UP)
    secret = page.context["form"].secret
    answer = client.post(SET_UP, {"code": code_of(secret)})
    assert answer["Location"] == "/cuenta/codigos/"
    return secret


@pytest.fixture
def secret(client):
    """Pilar is signed in with the application set up; her secret."""
    an_officer()
    sign_in(client, "pilar")
    return set_up(client)


def test_setting_it_up_opens_the_rest_and_gives_recovery_codes(client, secret):
    assert client.get("/plan/").status_code == 200
    assert len(re.findall(r"<li><code>\d{8}</code></li>", shown_codes(client))) == 10


def shown_codes(client):
    return client.get("/cuenta/codigos/").content.decode()


def test_the_drawing_and_the_key_are_of_the_account(client):
    an_officer()
    sign_in(client, "pilar")

    page = client.get(SET_UP)

    assert page.context["totp_url"].startswith("otpauth://totp/pilar?secret=")
    assert page.context["totp_url"].endswith("&issuer=PEI%20Seguimiento")
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "Su trabajo lo exige" in page.content.decode()


def test_a_wrong_code_sets_nothing_up(client):
    an_officer()
    sign_in(client, "pilar")
    secret = client.get(SET_UP).context["form"].secret

    answer = client.post(SET_UP, {"code": code_of(secret, later=9)})

    assert "Ese código no es." in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_the_secret_is_stored_encrypted(client, secret):
    stored = Authenticator.objects.get(type="totp").data["secret"]

    assert secret not in stored


def test_another_secret_key_reads_it_only_as_a_fallback(client, secret, settings):
    before = settings.SECRET_KEY
    factor = Authenticator.objects.get(type="totp")
    settings.SECRET_KEY = "another"

    assert not factor.wrap().validate_code(code_of(secret, later=1))
    settings.SECRET_KEY_FALLBACKS = [before]
    assert factor.wrap().validate_code(code_of(secret, later=1))


def test_the_other_sessions_end_when_it_is_set_up(client):
    pilar = an_officer()
    sign_in(Client(), "pilar")
    sign_in(client, "pilar")
    set_up(client)

    assert Session.objects.filter(person=pilar).count() == 1


def comes_with(code, page="/ingresar/"):
    """Give the password and then the code, in a new browser; return it and the answer."""
    browser = Client()
    asked = sign_in(browser, "pilar", page)
    assert asked["Location"] == "/ingresar/codigo/"
    assert not is_in(browser)
    return browser, browser.post("/ingresar/codigo/", {"code": code})


def test_the_password_alone_lets_nobody_in(client, secret):
    browser, answer = comes_with("000000")

    assert "Ese código no es." in answer.content.decode()
    assert not is_in(browser)
    assert AccessEvent.objects.filter(detail="código").count() == 1


def test_the_code_of_now_lets_in_and_leads_where_one_wanted(client, secret):
    browser, answer = comes_with(code_of(secret, later=1), "/ingresar/?next=/plan/")

    assert answer["Location"] == "/plan/"
    assert browser.get("/plan/").status_code == 200


def test_a_code_serves_once(client, secret):
    code = code_of(secret, later=1)
    comes_with(code)

    browser, _ = comes_with(code)

    assert not is_in(browser)


def test_a_recovery_code_serves_once(client, secret):
    code = re.search(r"<code>(\d{8})</code>", shown_codes(client))[1]

    first, _ = comes_with(code)
    second, _ = comes_with(code)

    assert (is_in(first), is_in(second)) == (True, False)
    assert len(re.findall(r"<code>\d{8}</code>", shown_codes(client))) == 9


def test_ten_wrong_codes_an_hour_are_enough(client, secret):
    for _ in range(10):
        comes_with("000000")

    browser, answer = comes_with(code_of(secret, later=1))

    assert "Son demasiados intentos." in answer.content.decode()
    assert not is_in(browser)


def test_the_codes_are_taken_away_as_a_file(client, secret):
    answer = client.get("/cuenta/codigos/descargar/")

    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(re.findall(r"^\d{8}$", answer.content.decode(), re.M)) == 10


def test_new_codes_take_the_place_of_the_old_ones(client, secret):
    before = set(re.findall(r"<code>(\d{8})</code>", shown_codes(client)))

    client.post("/cuenta/codigos/nuevos/")

    assert not before & set(re.findall(r"<code>(\d{8})</code>", shown_codes(client)))


def test_who_must_have_it_does_not_give_it_up(client, secret):
    answer = client.post("/cuenta/aplicacion/quitar/")

    assert "no puede quitar el único que tiene" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_may_do_without_gives_it_up_with_its_codes(client):
    a_member("eva")
    sign_in(client, "eva")
    set_up(client)

    client.post("/cuenta/aplicacion/quitar/")

    assert not Authenticator.objects.exists()
    assert sign_in(Client(), "eva")["Location"] == "/admin/"


def test_before_something_delicate_it_is_confirmed_who_sits_there(client, secret):
    age_the_sign_in(client)

    asked = client.get("/cuenta/codigos/")
    wrong = client.post(
        "/ingresar/confirmar/?next=/cuenta/codigos/", {"password": "no"}
    )
    right = client.post(
        "/ingresar/confirmar/?next=/cuenta/codigos/", {"password": PASSWORD}
    )

    assert asked["Location"] == "/ingresar/confirmar/?next=%2Fcuenta%2Fcodigos%2F"
    assert "Esa no es su contraseña." in wrong.content.decode()
    assert right["Location"] == "/cuenta/codigos/"
    assert client.get("/cuenta/codigos/").status_code == 200


def age_the_sign_in(client):
    """Let ten minutes pass for what the session remembers of its sign-in."""
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [
        one | {"at": one["at"] - 600} for one in records
    ]
    session.save()


def test_a_session_from_before_shows_the_factor_to_go_on(client, secret):
    session = client.session
    del session["second_factor"]
    session.save()

    asked = client.get("/plan/")
    client.post(asked["Location"], {"code": code_of(secret, later=1)})

    assert asked["Location"] == "/ingresar/confirmar/codigo/?next=%2Fplan%2F"
    assert client.get("/plan/").status_code == 200


def test_a_lost_telephone_is_forgotten_by_command(client, secret, capsys):
    call_command("reset_second_factor", "pilar")

    assert "pilar" in capsys.readouterr().out
    assert not Authenticator.objects.exists()
    assert not Session.objects.filter(person__isnull=False).exists()
    assert not is_in(client)
    assert sign_in(Client(), "pilar")["Location"] == "/"


def test_the_command_names_whom_it_does_not_find():
    with pytest.raises(CommandError, match="No hay ninguna persona «nadie»"):
        call_command("reset_second_factor", "nadie")
