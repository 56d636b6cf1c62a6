"""People are told by e-mail when what protects their account changes."""

import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from objectives.people import links
from pei_site.sign_in.notices import OF_THE_LIBRARY, Change, tell
from tests.builders import a_person
from tests.pei_site.sign_in.codes import code_of
from tests.pei_site.sign_in.identity import knows
from tests.pei_site.sign_in.test_keys import give_up
from tests.pei_site.sign_in.test_passwords import NEW, ask_for_link, link_of
from tests.pei_site.sign_in.test_provider import come
from tests.pei_site.sign_in.test_second_factor import set_up, shown_codes
from tests.pei_site.sign_in.test_views import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
EMAIL = "ana@entidad.gov.co"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def ana():
    return a_person("ana", email=EMAIL)


@pytest.fixture
def hers(ana):
    """The browser in which Ana signed in."""
    client = Client(headers={"User-Agent": FIREFOX}, REMOTE_ADDR="10.1.2.3")
    sign_in(client, "ana")
    return client


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Do something and return the messages that left, each as subject and text."""

    def of(act):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [(one.to, one.subject, one.body) for one in mail.outbox]

    return of


def one_of(messages):
    """Return the text of the only message, which is for Ana."""
    ((to, subject, text),) = messages
    assert to == [EMAIL]
    assert subject.startswith("PEI Seguimiento: ")
    return text


def change_password(client):
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post("/contrasena/", form).status_code == 302


@time_machine.travel("2026-03-02 03:05:00Z", tick=False)
def test_it_says_what_when_from_where_and_what_to_do(hers, told, settings):
    text = one_of(told(lambda: change_password(hers)))

    assert text.strip().splitlines()[2:] == [
        "La contraseña de su cuenta cambió.",
        "",
        "Cuenta: ana",
        "Cuándo: 1 de marzo de 2026, 10:05 p.m., hora de Bogotá",
        "Desde: 10.1.2.3",
        "Con: Firefox en Linux",
        "",
        "Si fue usted, no tiene que hacer nada más. Si no fue usted:",
        f"- elija enseguida otra contraseña en {settings.SITE_URL}/contrasena/olvido/",
        "- revise en «Mi cuenta» su segundo factor y las sesiones abiertas",
        "- avise a la Oficina Asesora de Planeación",
        "",
        "PEI Seguimiento. Mensaje automático: no hace falta responder.",
    ]


def test_the_page_says_the_same(hers, told):
    told(lambda: change_password(hers))

    (page, _) = mail.outbox[0].alternatives[0]
    for words in ("La contraseña de su cuenta cambió.", "10.1.2.3", "Firefox"):
        assert words in page


def test_what_a_browser_says_of_itself_is_not_repeated(ana, told):
    agent = "Firefox/1\r\nBcc: otra@example.org\r\n\r\n<b>Llame al 123</b>"
    client = Client(headers={"User-Agent": agent})
    sign_in(client, "ana")

    text = one_of(told(lambda: change_password(client)))

    assert "\nCon: Firefox\n" in text
    (message,) = mail.outbox
    assert message.recipients() == [EMAIL]
    assert "Llame" not in str(message.message())


def test_a_password_chosen_with_the_link_of_a_message_is_told(client, ana, told):
    ask_for_link(client, EMAIL)
    link = link_of(mail.outbox[0])
    form = client.get(link, follow=True).redirect_chain[-1][0]
    typed = {"new_password1": NEW, "new_password2": NEW}

    text = one_of(told(lambda: client.post(form, typed)))

    assert "con el enlace que se envió a este correo" in text


def test_a_password_put_with_an_invitation_is_told(client, ana, told):
    ana.link_at = timezone.now()
    ana.save()
    typed = {"new_password1": NEW, "new_password2": NEW}

    text = one_of(told(lambda: client.post(links.path_of(ana), typed)))

    assert "con el enlace que se envió a este correo" in text


def test_the_application_of_codes_is_told_when_it_comes_and_goes(hers, told):
    assert "Se activó una aplicación" in one_of(told(lambda: set_up(hers)))

    gone = told(lambda: hers.post("/cuenta/aplicacion/quitar/"))
    assert "Se quitó la aplicación" in one_of(gone)


def test_a_key_that_goes_is_told(hers, ana, told):
    key = Authenticator.objects.create(
        user=ana, type="webauthn", data={"name": "Llave 1", "credential": {}}
    )

    assert "Se quitó una llave" in one_of(told(lambda: give_up(hers, key)))


def test_new_recovery_codes_are_told(hers, told):
    set_up(hers)

    text = one_of(told(lambda: hers.post("/cuenta/codigos/nuevos/")))

    assert "Los anteriores ya no sirven" in text


def test_a_recovery_code_that_is_used_is_told_with_how_many_are_left(hers, told):
    set_up(hers)
    code = re.search(r"<code>(\d{8})</code>", shown_codes(hers))[1]
    browser = Client()
    sign_in(browser, "ana")

    text = one_of(told(lambda: browser.post("/ingresar/codigo/", {"code": code})))

    assert "un código de recuperación" in text
    assert "Quedan 9." in text


def test_a_recovery_code_that_confirms_is_told_too(hers, told):
    set_up(hers)
    code = re.search(r"<code>(\d{8})</code>", shown_codes(hers))[1]

    page = "/ingresar/confirmar/codigo/?next=/cuenta/"
    text = one_of(told(lambda: hers.post(page, {"code": code})))

    assert "Quedan 9." in text


def test_a_code_of_the_application_is_no_news(hers, told):
    secret = set_up(hers)
    browser = Client()
    sign_in(browser, "ana")
    code = code_of(secret, later=1)

    assert told(lambda: browser.post("/ingresar/codigo/", {"code": code})) == []


@pytest.mark.usefixtures("provider")
def test_the_providers_identity_is_told_when_it_is_linked_and_not_again(
    ana, address, told
):
    subject = knows(address, EMAIL)

    assert "vinculada" in one_of(told(lambda: come(Client(), subject)))
    assert told(lambda: come(Client(), subject)) == []


def test_a_factor_that_the_administrator_forgets_is_told(hers, told, capsys):
    set_up(hers)

    text = one_of(told(lambda: call_command("reset_second_factor", "ana")))

    assert "Se quitó su segundo factor" in text
    assert "Quién: quien administra las cuentas de la entidad" in text
    assert "Desde:" not in text


def test_a_refused_change_is_not_told(hers, told):
    form = {"old_password": "no", "new_password1": NEW, "new_password2": NEW}

    assert told(lambda: hers.post("/contrasena/", form)) == []


@transaction.atomic
def changed_and_taken_back(person, request):
    tell(Change.PASSWORD, person, request)
    raise RuntimeError


def test_what_is_taken_back_is_not_told(ana, rf, told):
    def change():
        with pytest.raises(RuntimeError):
            changed_and_taken_back(ana, rf.get("/"))

    assert told(change) == []


def test_who_has_no_mailbox_is_told_nothing(rf, told):
    assert told(lambda: tell(Change.PASSWORD, a_person("ida"), rf.get("/"))) == []


def test_a_mail_server_that_is_away_keeps_nobody(hers, settings, told, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    told(lambda: change_password(hers))

    assert "What was to follow an answer failed" in caplog.text


def test_every_change_has_words_for_a_subject_and_a_sentence():
    for change in Change:
        subject, sentence = change.value
        assert subject[0].islower()
        assert sentence.endswith(".")
    assert set(OF_THE_LIBRARY.values()) < set(Change)
