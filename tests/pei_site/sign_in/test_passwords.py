"""Changing a password, and choosing another when it was forgotten."""

import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from objectives.models import AccessEvent, User
from pei_site.afterwards import AfterwardsMiddleware
from pei_site.sign_in.models import Session
from pei_site.sign_in.views import ForgottenView
from tests.builders import a_person
from tests.pei_site.sign_in.test_throttle import slowly
from tests.pei_site.sign_in.test_views import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db
NEW = "otra-clave-bastante-larga"


def ask_for_link(client, email):
    mail.outbox.clear()
    return client.post("/contrasena/olvido/", {"email": email})


def link_of(message):
    return re.search(r"https?://\S+?(/contrasena/olvido/\S+/)", message.body)[1]


def test_a_forgotten_password_is_chosen_anew_with_the_link_of_a_message(client):
    a_person("ana", email="ana@entidad.gov.co")
    elsewhere = Client()
    sign_in(elsewhere, "ana")
    ask_for_link(client, "ana@entidad.gov.co")
    link = link_of(mail.outbox[0])

    form = client.get(link, follow=True)
    answer = client.post(
        form.redirect_chain[-1][0], {"new_password1": NEW, "new_password2": NEW}
    )

    assert answer["Location"] == "/contrasena/olvido/listo/"
    assert not Session.objects.filter(person__isnull=False).exists()
    assert not is_in(client)
    assert not is_in(elsewhere)
    assert sign_in(client, "ana", password=NEW).status_code == 302
    assert "ya no sirve" in Client().get(link).content.decode()


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("active", [False, True])
def test_the_link_serves_while_the_account_is_active(client, opened, active):
    """Active, the control: the same link gives the new password."""
    ana = a_person("ana", email="ana@entidad.gov.co")
    ask_for_link(client, "ana@entidad.gov.co")
    link = link_of(mail.outbox[-1])
    form = client.get(link)["Location"] if opened else None
    User.objects.update(is_active=active)

    page = client.get(link, follow=True)
    form = form or page.request["PATH_INFO"]
    client.post(form, {"new_password1": NEW, "new_password2": NEW})

    ana.refresh_from_db()
    assert ("new_password1" in page.content.decode()) is active
    assert ana.check_password(NEW) is active


def test_l09_the_link_leads_to_the_site_whatever_host_was_asked(client):
    a_person("ana", email="ana@entidad.gov.co")

    client.post(
        "/contrasena/olvido/",
        {"email": "ana@entidad.gov.co"},
        headers={"host": "localhost"},
    )

    assert "https://testserver/contrasena/olvido/" in mail.outbox[-1].body
    assert "localhost" not in mail.outbox[-1].body


@pytest.mark.parametrize(
    "email", ["ana@entidad.gov.co", "nadie@entidad.gov.co", "ida@x.co"]
)
def test_l04_asking_for_a_link_answers_everybody_the_same(client, email):
    a_person("ana", email="ana@entidad.gov.co")
    a_person("ida", email="ida@x.co", is_active=False)

    answer = ask_for_link(client, email)

    assert (answer.status_code, answer["Location"]) == (
        302,
        "/contrasena/olvido/enviado/",
    )
    assert len(mail.outbox) == (1 if email.startswith("ana") else 0)


def test_l04_what_depends_on_the_account_happens_after_the_answer(rf):
    a_person("ana", email="ana@entidad.gov.co")
    request = rf.post("/contrasena/olvido/", {"email": "ana@entidad.gov.co"})
    request._dont_enforce_csrf_checks = True

    answer = AfterwardsMiddleware(ForgottenView.as_view())(request)
    before = len(mail.outbox)
    answer.close()

    assert (before, len(mail.outbox)) == (0, 1)


def test_links_for_an_address_are_five_an_hour(client):
    statuses = [
        ask_for_link(client, "ana@entidad.gov.co").status_code for _ in range(6)
    ]

    assert statuses == [302] * 5 + [429]


def test_links_asked_from_an_address_are_twenty_an_hour(client):
    statuses = [
        ask_for_link(client, f"p{number}@entidad.gov.co").status_code
        for number in range(21)
    ]

    assert statuses == [302] * 20 + [429]


def test_a_new_password_ends_the_other_sessions(client):
    ana = a_person("ana")
    sign_in(client, "ana")
    sign_in(Client(), "ana")

    client.post(
        "/contrasena/",
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW},
    )

    assert is_in(client)
    assert Session.objects.filter(person=ana).count() == 1


def test_an_open_session_does_not_help_to_guess_the_password(client):
    client.force_login(a_person("ana"))
    wrong = {"old_password": "no", "new_password1": NEW, "new_password2": NEW}

    statuses = slowly(11, lambda _: client.post("/contrasena/", wrong).status_code)

    assert statuses == [200] * 10 + [429]


def test_who_comes_by_the_provider_changes_the_password_there(client):
    ana = a_person("ana")
    ana.set_unusable_password()
    ana.save()
    client.force_login(ana)

    assert "se cambia allá" in client.get("/contrasena/").content.decode()


def change_on_the_server(monkeypatch, *typed, person="ana"):
    answers = iter(typed)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    mail.outbox.clear()
    call_command("changepassword", person)


def test_a_password_changed_on_the_server_is_told_and_ends_the_sessions(
    client, monkeypatch, capsys, django_capture_on_commit_callbacks
):
    ana = a_person("ana", email="ana@entidad.gov.co")
    sign_in(client, "ana")

    with django_capture_on_commit_callbacks(execute=True):
        change_on_the_server(monkeypatch, NEW, NEW, person="ANA@entidad.gov.co")

    assert capsys.readouterr().out.splitlines() == [
        "Contraseña nueva para ana.",
        (
            "La contraseña de ana cambió y terminaron sus sesiones."
            " Se le avisa en ana@entidad.gov.co."
        ),
    ]
    (message,) = mail.outbox
    assert message.to == [ana.email]
    assert "La contraseña de su cuenta cambió." in message.body
    assert "Quién: quien administra las cuentas de la entidad" in message.body
    assert not Session.objects.filter(person=ana).exists()
    assert AccessEvent.objects.get(event="PASSWORD_CHANGED").person == ana
    assert sign_in(client, "ana", password=NEW).status_code == 302


def test_who_has_no_e_mail_is_told_nothing(monkeypatch, capsys):
    a_person("ana")

    change_on_the_server(monkeypatch, NEW, NEW)

    assert capsys.readouterr().out.endswith("cambió y terminaron sus sesiones.\n")
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("corta", "corta"), "demasiado corta"),
        ((NEW, "otra"), "Las dos contraseñas no son iguales. No se hizo nada."),
    ],
)
def test_a_password_that_the_server_refuses_changes_nothing(
    client, monkeypatch, capsys, django_capture_on_commit_callbacks, typed, said
):
    ana = a_person("ana", email="ana@entidad.gov.co")
    sign_in(client, "ana")

    with (
        pytest.raises(CommandError, match=said),
        django_capture_on_commit_callbacks(execute=True),
    ):
        change_on_the_server(monkeypatch, *typed)

    assert mail.outbox == []
    assert Session.objects.filter(person=ana).exists()
    assert sign_in(Client(), "ana").status_code == 302


def test_the_server_asks_for_the_password_of_somebody_who_is_there(monkeypatch):
    with pytest.raises(CommandError, match="No hay ninguna persona «nadie»"):
        call_command("changepassword", "nadie")


def test_without_a_terminal_the_server_says_so(monkeypatch):
    a_person("ana")

    def nothing_to_read(prompt):
        raise EOFError

    monkeypatch.setattr("getpass.getpass", nothing_to_read)

    with pytest.raises(CommandError, match="No hay terminal en que preguntar"):
        call_command("changepassword", "ana")
