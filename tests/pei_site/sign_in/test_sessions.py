"""L05 and L06: sessions end by themselves, by their person, and all at once."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pei_site.sign_in.models import Session
from pei_site.sign_in.sessions import (
    browser_called,
    end_session,
    end_sessions,
    mark_of,
    open_sessions,
)
from tests.builders import a_person
from tests.pei_site.sign_in.test_views import is_in, sign_in

pytestmark = pytest.mark.django_db
START = timezone.now()


def minutes(number):
    return time_machine.travel(START + timedelta(minutes=number), tick=False)


def signed_in(agent="", address="10.0.0.1"):
    client = Client(REMOTE_ADDR=address, headers={"User-Agent": agent})
    with minutes(0):
        sign_in(client, "ana")
    return client


@pytest.mark.parametrize(("idle", "still"), [(29, True), (31, False)])
def test_l06_half_an_hour_without_asking_ends_a_session(idle, still):
    a_person("ana")
    client = signed_in()

    with minutes(idle):
        assert is_in(client) is still


def test_l06_who_goes_on_asking_goes_on_until_twelve_hours():
    a_person("ana")
    client = signed_in()

    stays = []
    for minute in range(20, 800, 20):
        with minutes(minute):
            stays.append(is_in(client))

    assert stays == [True] * 35 + [False] * 4


def test_the_cookie_ends_with_the_browser():
    a_person("ana")

    assert signed_in().cookies["sid"]["max-age"] == ""


def writes_of(client, minute):
    with (
        minutes(minute),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        client.get("/cuenta/")
    return [one["sql"][:24] for one in asked if not one["sql"].startswith("SELECT")]


def test_a_session_is_stamped_once_a_minute():
    a_person("ana")
    client = signed_in()

    assert writes_of(client, 0.5) == []
    assert len(writes_of(client, 1.5)) == 1
    assert writes_of(client, 2) == []


def test_the_stamp_leaves_what_another_request_wrote():
    a_person("ana")
    client = signed_in()
    key = client.cookies["sid"].value
    before = Session.objects.get(pk=key).session_data

    writes_of(client, 5)

    assert Session.objects.get(pk=key).session_data == before


def test_l05_the_session_of_a_sign_in_is_new_and_its_twelve_hours_too():
    a_person("ana")
    client = Client()
    with minutes(-25):
        session = client.session
        session["planted"] = 1
        session.save()
    client.cookies["sid"] = session.session_key

    with minutes(0):
        sign_in(client, "ana")

    row = Session.objects.get()
    assert row.pk != session.session_key
    assert row.started_at == START


def test_people_see_where_they_are_signed_in():
    a_person("ana")
    here = signed_in("Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0", "10.0.0.7")
    signed_in("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Safari/537.36", "10.0.0.8")
    a_person("eva")

    with minutes(1):
        page = here.get("/cuenta/")

    shown = [
        (one.browser, one.address, one.current) for one in page.context["sessions"]
    ]
    assert shown == [
        ("Firefox en Linux", "10.0.0.7", True),
        ("Chrome en Android", "10.0.0.8", False),
    ]
    keys = Session.objects.values_list("pk", flat=True)
    assert not any(key in page.content.decode() for key in keys)


def test_people_end_one_of_their_sessions():
    a_person("ana")
    here, there, elsewhere = (signed_in() for _ in range(3))
    with minutes(1):
        handle = here.get("/cuenta/").context["sessions"][1].handle
        here.post("/cuenta/sesiones/terminar/", {"session": handle})

        assert [is_in(one) for one in (here, there, elsewhere)].count(True) == 2
        assert is_in(here)


def test_people_end_all_the_others():
    a_person("ana")
    here, there = signed_in(), signed_in()

    with minutes(1):
        answer = here.post("/cuenta/sesiones/terminar/", follow=True)

        assert "La sesión terminó." in answer.content.decode()
        assert is_in(here)
        assert not is_in(there)


def test_nobody_ends_the_session_of_another():
    a_person("ana")
    a_person("eva")
    hers = signed_in()
    other = Client()
    with minutes(1):
        sign_in(other, "eva")
        handle = hers.get("/cuenta/").context["sessions"][0].handle
        other.post("/cuenta/sesiones/terminar/", {"session": handle})

        assert is_in(hers)


def test_a_session_of_unknown_origin_is_shown_and_ended_too():
    ana = a_person("ana")
    with minutes(0):
        Client().force_login(ana)
        (one,) = open_sessions(ana, None)

    assert (one.started_at, one.seen_at) == (START, START)
    assert (one.address, one.browser, one.current) == ("", "Otro navegador", False)
    assert [end_session(ana, text) for text in ("", one.handle[:-1])] == [False, False]
    assert [end_session(ana, one.handle) for _ in range(2)] == [True, False]


def test_what_is_signed_for_a_session_is_of_that_one():
    a_person("ana")
    here, there = signed_in(), signed_in()

    def mark(client):
        with minutes(1):
            return mark_of(client.get("/cuenta/").wsgi_request)

    assert mark(here) == mark(here)
    assert mark(here) != mark(there)
    assert here.cookies["sid"].value not in mark(here)


def test_all_of_a_persons_sessions_end_at_once():
    ana = a_person("ana")
    clients = [signed_in(), signed_in()]

    assert end_sessions(ana) == 2

    with minutes(1):
        assert not any(map(is_in, clients))


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36 Edg/130",
            "Edge en Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/17 Safari/604.1",
            "Safari en iPhone",
        ),
        ("curl/8", "Otro navegador"),
        ("", "Otro navegador"),
    ],
)
def test_a_browser_is_called_by_its_name(agent, name):
    assert browser_called(agent) == name
