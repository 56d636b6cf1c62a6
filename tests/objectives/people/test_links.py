"""One-time links: what they open, what ends them, and that a bad one tells nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from objectives import roles
from objectives.models import User
from objectives.people import accounts, letters, links
from objectives.people.accounts import Name
from objectives.people.places import Place
from pei_site.sign_in.models import Session
from tests.builders import a_department, a_person

pytestmark = pytest.mark.django_db
NEW = "una-frase-larga-y-propia"
WORDS = {"new_password1": NEW, "new_password2": NEW}
ANA = Name("Ana", "Rojas", "Ana.Rojas@example.org")


@pytest.fixture
def office() -> User:
    return a_person("plan", roles.PLANNING, is_staff=True)


@pytest.fixture
def invited(office) -> User:
    place = Place(roles.REPORTER, a_department(), timezone.localdate())
    return accounts.invite(name=ANA, place=place, by=office)


def test_the_person_sets_a_password_and_signs_in_with_their_e_mail(client, invited):
    page = links.path_of(invited)
    assert client.get(page).status_code == 200
    assert client.get(page).status_code == 200  # looking spends nothing

    assert client.post(page, WORDS)["Location"] == "/ingresar/"

    signed = {"username": "ana.rojas@example.org", "password": NEW}
    assert client.post("/ingresar/", signed)["Location"] == "/admin/"
    story = invited.steps.values_list("act", "by", "door")
    assert list(story)[::-1] == [
        ("INVITED", User.objects.get(username="plan").pk, "COMMAND"),
        ("ACCEPTED", invited.pk, "FORM"),
    ]


def test_a_weak_password_is_refused_and_the_link_goes_on(client, invited):
    page = links.path_of(invited)

    answer = client.post(page, {"new_password1": "corta", "new_password2": "corta"})

    assert "por lo menos 15 caracteres" in answer.content.decode()
    assert client.post(page, WORDS).status_code == 302


def test_a_new_password_ends_the_sessions_of_before(client, office):
    ana = a_person("ana", email="ana@example.org")
    client.force_login(ana)
    page = links.path_of(accounts.make_link(person=ana, by=office))

    Client().post(page, WORDS)

    assert client.get("/contrasena/")["Location"].startswith("/ingresar/")


def used(person: User) -> None:
    uid, token = links.path_of(person).strip("/").split("/")[1:]
    accounts.accept(uid=uid, token=token, password=NEW)


def replaced(person: User) -> None:
    accounts.make_link(person=person, by=None)


def revoked(person: User) -> None:
    accounts.revoke_link(person=person, by=User.objects.get(username="plan"))


def signed_in(person: User) -> None:
    User.objects.filter(pk=person.pk).update(last_login=timezone.now())


def disabled(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def moved(person: User) -> None:
    User.objects.filter(pk=person.pk).update(email="otra@example.org")


def another_password(person: User) -> None:
    User.objects.filter(pk=person.pk).update(password=make_password(NEW))


ENDED = [used, replaced, revoked, signed_in, disabled, moved, another_password]


@pytest.mark.parametrize("end", ENDED)
def test_a_link_that_no_longer_serves_gets_the_answer_of_one_that_never_did(
    client, invited, end
):
    page = links.path_of(invited)
    made_up = page[:-2] + ("a/" if page[-2] != "a" else "b/")
    nowhere = "/invitacion/OTk5OTk/c4k-abc/"
    never = [client.get(one) for one in (made_up, nowhere, "/invitacion/ñ/x/")]

    end(invited)

    answers = [client.get(page), client.post(page, WORDS), *never]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1


@pytest.mark.parametrize(("days", "status"), [(6, 200), (8, 404)])
def test_an_invitation_waits_a_week(client, invited, days, status):
    page = links.path_of(invited)

    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert client.get(page).status_code == status


@pytest.mark.parametrize(("hours", "status"), [(23, 200), (25, 404)])
def test_a_link_for_who_came_in_before_serves_a_day(client, office, hours, status):
    ana = a_person("ana", email="ana@example.org", last_login=timezone.now())
    page = links.path_of(accounts.make_link(person=ana, by=office))

    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
        assert client.get(page).status_code == status


def test_links_of_two_people_are_not_each_others(client, invited):
    other = a_person("luz", email="luz@example.org", link_at=invited.link_at)
    token = links.path_of(invited).strip("/").split("/")[2]
    uid = links.path_of(other).strip("/").split("/")[1]

    assert client.get(f"/invitacion/{uid}/{token}/").status_code == 404


def test_l09_the_letter_leads_to_the_site_that_was_configured(invited, settings):
    settings.SITE_URL = "https://pei.example.gov.co"

    letter = letters.link_message(invited)

    address = f"https://pei.example.gov.co{links.path_of(invited)}"
    assert address in letter.body
    assert address in letter.alternatives[0].content


def test_the_password_that_a_link_set_leaves_no_session_behind(client, office):
    ana = a_person("ana", email="ana@example.org")
    client.force_login(ana)

    used(accounts.make_link(person=ana, by=office))

    assert not Session.objects.filter(person=ana).exists()


def test_the_page_tells_its_address_to_no_other_site(client, invited):
    answer = client.get(links.path_of(invited))

    # Not no-referrer: browsers would post its form with `Origin: null`, which is refused.
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("event", ["update", "delete"])
def test_the_story_of_an_account_is_only_added_to(invited, event):
    lines = invited.steps.all()

    with pytest.raises(DatabaseError):
        lines.update(detail="Otro") if event == "update" else lines.delete()
