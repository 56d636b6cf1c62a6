"""L02: how many passwords are hashed at once; whom we know has places of their own."""

from contextlib import ExitStack, nullcontext

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.utils import timezone

from objectives.people import links
from pei_site.sign_in import hashing, throttle
from pei_site.sign_in.models import Attempt
from pei_site.slots import place, taken
from tests.builders import a_person
from tests.pei_site.sign_in.test_passwords import NEW, ask_for_link, link_of
from tests.pei_site.sign_in.test_views import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_host(settings, tmp_path):
    """A host's places, for this test alone; nobody waits in it."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(hashing, "PATIENCE", 0)


class WatchedHasher(MD5PasswordHasher):
    """Notes how many places are taken at each hash."""

    places: list[int] = []

    def encode(self, password, salt):
        busy = taken("hashing", hashing.EVERYBODY)
        WatchedHasher.places.append(busy)
        return super().encode(password, salt)


@pytest.fixture
def watched(settings):
    """Watch what is hashed from now on."""
    settings.PASSWORD_HASHERS = [f"{__name__}.WatchedHasher"]
    WatchedHasher.places = []
    return WatchedHasher.places


def by_the_door(client, person):
    sign_in(client, person.username)


def by_a_wrong_password(client, person):
    sign_in(client, person.username, password="no")


def as_nobody(client, person):
    sign_in(client, "nadie")


def by_changing_it(client, person):
    client.force_login(person)
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    return client.post("/contrasena/", form)


def by_confirming(client, person):
    client.force_login(person)
    return client.post("/ingresar/confirmar/?next=/cuenta/", {"password": PASSWORD})


def by_a_message(client, person):
    ask_for_link(client, person.email)
    form = client.get(link_of(mail.outbox[0]), follow=True).redirect_chain[-1][0]
    return client.post(form, {"new_password1": NEW, "new_password2": NEW})


def by_an_invitation(client, person):
    person.link_at = timezone.now()
    person.save()
    form = {"new_password1": NEW, "new_password2": NEW}
    return client.post(links.path_of(person), form)


KNOWN = [by_changing_it, by_confirming, by_a_message, by_an_invitation]
DOORS = [by_the_door, by_a_wrong_password, as_nobody, *KNOWN]


@pytest.mark.parametrize("door", DOORS)
def test_l02_every_door_holds_a_place_while_it_hashes(client, watched, door):
    ana = a_person("ana", email="ana@entidad.gov.co")
    watched.clear()

    door(client, ana)

    assert watched
    assert set(watched) == {1}


def unbounded(*, known):
    return nullcontext()


@pytest.mark.parametrize("door", DOORS)
def test_l02_without_the_places_nothing_would_be_held(
    client, watched, door, monkeypatch
):
    """The control."""
    monkeypatch.setattr(hashing, "turn", unbounded)
    ana = a_person("ana", email="ana@entidad.gov.co")
    watched.clear()

    door(client, ana)

    assert set(watched) == {0}


def take(stack, kind, places):
    """Take so many places for as long as the stack lasts."""
    for _ in range(places):
        stack.enter_context(place(kind, places))


@pytest.fixture
def a_flood():
    """Strangers are hashing and waiting wherever they may."""
    with ExitStack() as stack:
        take(stack, "hashing", hashing.STRANGERS)
        take(stack, "sign-in-strangers", hashing.STRANGERS + hashing.WAITING)
        yield


def test_l02_who_finds_no_place_is_told_and_not_counted(client, watched, a_flood):
    a_person("ana")
    watched.clear()

    answer = sign_in(client, "ana", password="no")

    assert (answer.status_code, answer["Retry-After"]) == (429, "5")
    assert "Este intento no se contó" in answer.content.decode()
    assert not watched
    assert not Attempt.objects.exists()


def test_l02_a_refusal_asks_who_it_is_and_nothing_else(
    client, a_flood, django_assert_num_queries
):
    a_person("ana")

    with django_assert_num_queries(1):
        sign_in(client, "ana")


def test_l02_who_came_in_before_with_this_browser_comes_in_during_a_flood(
    client, request
):
    a_person("ana")
    sign_in(client, "ana")
    client.post("/salir/")
    request.getfixturevalue("a_flood")

    assert sign_in(Client(), "ana").status_code == 429
    assert sign_in(client, "ana").status_code == 302


@pytest.mark.parametrize("door", KNOWN)
def test_l02_strangers_take_nothing_from_whom_we_know(client, a_flood, door):
    answer = door(client, a_person("ana", email="ana@entidad.gov.co"))

    assert answer.status_code == 302


@pytest.mark.parametrize("door", KNOWN)
@pytest.mark.usefixtures("impatient")
def test_when_all_places_are_taken_nothing_changes(client, door):
    ana = a_person("ana", email="ana@entidad.gov.co")
    with ExitStack() as stack:
        take(stack, "hashing", hashing.EVERYBODY)

        answer = door(client, ana)

    ana.refresh_from_db()
    assert (answer.status_code, answer["Retry-After"]) == (429, "5")
    assert ana.check_password(PASSWORD)
    key = throttle.account(ana, "").key
    assert not Attempt.objects.filter(key=key).exists()


def test_a_link_still_serves_after_there_was_no_place(client):
    ana = a_person("ana")
    with ExitStack() as stack:
        known = hashing.EVERYBODY + hashing.WAITING
        take(stack, "sign-in-known", known)
        by_an_invitation(client, ana)

    assert by_an_invitation(client, ana)["Location"] == "/ingresar/"


def test_strangers_leave_a_processor_and_a_place():
    assert hashing.EVERYBODY > hashing.STRANGERS >= 1
