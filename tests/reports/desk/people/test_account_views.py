"""Accounts on the desk: inviting, sending links, correcting, closing and opening."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from objectives import roles
from objectives.models import User
from objectives.people import links
from tests.builders import a_department, a_person

pytestmark = pytest.mark.django_db
NEW = "una-frase-larga-y-propia"
ANA = {"first_name": "Ana", "last_name": "Rojas", "email": "ana@example.org"}


def place(name: str, person: User | None = None) -> str:
    args = [person.pk] if person else []
    return reverse(f"admin:people_{name}", args=args)


def place_values(**changes: object) -> dict:
    values = {
        "role": roles.REPORTER,
        "department": a_department("SC").pk,
        "start": "2023-01-01",
    }
    return ANA | values | changes


def test_an_invitation_makes_the_account_and_sends_the_link(office, client):
    answer = office.post(place("invite"), place_values(end="2030-12-31"), follow=True)

    ana = User.objects.get(username="ana@example.org")
    assert str(ana) == "Ana Rojas"
    assert (ana.is_staff, ana.has_usable_password()) == (True, False)
    assert [group.name for group in ana.groups.all()] == [roles.REPORTER]
    rows = ana.memberships.values_list("department__code", "role", "start", "end")
    assert [tuple(map(str, row)) for row in rows] == [
        ("SC", "REPORTER", "2023-01-01", "2030-12-31")
    ]
    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    assert "Invitación pendiente" in answer.content.decode()
    for text in (letter.body, letter.alternatives[0].content):
        path = re.search(r"/invitacion/[^/]+/[^/]+/", text)[0]
        assert client.get(path).status_code == 200


def test_who_has_not_accepted_comes_first_in_the_list(office, reporter):
    office.post(place("invite"), place_values(first_name="Zoe", last_name="Zuluaga"))

    page = office.get(place("home"))

    assert [str(line.person) for line in page.context["waiting"]] == ["Zoe Zuluaga"]
    assert str(page.context["lines"][0].person) == "Zoe Zuluaga"
    assert "1 sin aceptar." in page.content.decode()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"email": "EVA@example.org"}, "Ya hay una persona con ese correo."),
        ({"email": "eva"}, "dirección de correo electrónico válida"),
        ({"department": ""}, "Elija la dependencia"),
        ({"start": ""}, "Escriba desde cuándo."),
        ({"end": "2022-12-31"}, "no puede ser anterior"),
        ({"role": roles.DIRECTOR}, "papel de toda la entidad"),
        ({"role": roles.ADMINISTRATOR}, "Escoja una opción válida"),
    ],
)
@pytest.mark.usefixtures("reporter")
def test_what_is_wrong_is_told_and_makes_nothing(office, changes, told):
    before = User.objects.count()

    answer = office.post(place("invite"), place_values(**changes))

    assert told in answer.content.decode()
    assert User.objects.count() == before
    assert mail.outbox == []


def test_a_role_of_the_entity_has_no_place(office):
    office.post(place("invite"), place_values(role=roles.DIRECTOR, department=""))

    director = User.objects.get(email="ana@example.org")
    assert [group.name for group in director.groups.all()] == [roles.DIRECTOR]
    assert not director.memberships.exists()


def test_the_link_is_sent_again_and_the_one_before_dies(office, client):
    office.post(place("invite"), place_values())
    ana = User.objects.get(email="ana@example.org")
    first = links.path_of(ana)

    office.post(place("link", ana))

    assert len(mail.outbox) == 2
    assert client.get(first).status_code == 404
    ana.refresh_from_db()
    assert client.get(links.path_of(ana)).status_code == 200


def test_the_link_is_revoked(office, client):
    office.post(place("invite"), place_values())
    ana = User.objects.get(email="ana@example.org")
    path = links.path_of(ana)

    page = office.post(place("revoke", ana), follow=True).content.decode()

    assert client.get(path).status_code == 404
    assert "Sin contraseña ni invitación" in page


def test_a_message_that_does_not_leave_is_told(office, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    answer = office.post(place("invite"), place_values(), follow=True)

    assert "El mensaje no salió" in answer.content.decode()
    assert User.objects.filter(email="ana@example.org").exists()


def test_the_office_mends_an_address_until_the_person_comes_in(office):
    office.post(place("invite"), place_values())
    ana = User.objects.get(email="ana@example.org")
    right = ANA | {"email": "ana.rojas@example.org"}

    page = office.post(place("correct", ana), right, follow=True)
    assert "El enlace anterior ya no sirve" in page.content.decode()
    ana.refresh_from_db()
    assert (ana.username, ana.email) == ("ana.rojas@example.org",) * 2

    ana.set_password(NEW)
    ana.save()
    office.post(place("correct", ana), ANA | {"first_name": "Anita"})
    ana.refresh_from_db()
    assert (ana.first_name, ana.email) == ("Anita", "ana.rojas@example.org")


def test_who_has_no_email_is_sent_no_link_and_can_be_corrected(office):
    ana = a_person("ana", roles.DIRECTOR, last_login=timezone.now())

    asked = office.get(place("link", ana)).content.decode()
    office.post(place("correct", ana), ANA | {"email": ""})

    assert "No tiene correo." in asked
    assert "Enviar el enlace" not in asked
    assert f'href="{place("correct", ana)}"' in asked
    ana.refresh_from_db()
    assert (str(ana), ana.email) == ("Ana Rojas", "")


def test_an_account_is_closed_and_opened(office, reporter):
    office.post(place("deactivate", reporter), {"reason": "Se fue"})
    reporter.refresh_from_db()
    assert not reporter.is_active

    page = office.post(place("reactivate", reporter), follow=True).content.decode()
    reporter.refresh_from_db()
    assert reporter.is_active
    assert "Se fue" in page
    assert mail.outbox[0].to == ["eva@example.org"]


def test_each_page_asks_before_it_does(office, reporter):
    for name in ("person", "correct", "link", "place", "leave", "deactivate"):
        assert office.get(place(name, reporter)).status_code == 200
    assert not reporter.steps.exists()


def test_people_are_found_by_every_word(office, reporter):
    a_person("otra", first_name="Eva")

    found = office.get(place("home"), {"q": "eva example"}).context["lines"]

    assert [line.person for line in found] == [reporter]


def test_the_list_takes_the_same_queries_for_many(
    office, django_assert_max_num_queries
):
    for number in range(12):
        a_person(f"p{number}", roles.REPORTER)

    with django_assert_max_num_queries(8):
        office.get(place("home"))
