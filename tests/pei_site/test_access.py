"""The register of access: what is written down, and that downloads always are."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse

from objectives import roles
from objectives.models import AccessEvent
from pei_site import tracing
from pei_site.access import DownloadsMiddleware, Event, record
from tests.builders import a_cutoff, a_person, a_year, measured

pytestmark = pytest.mark.django_db
TYPED = "juan.perez"


def events():
    return list(AccessEvent.objects.values_list("event", "person__username", "detail"))


def test_an_event_says_who_from_where_and_in_which_request(rf):
    person = a_person("ana")
    request = rf.get("/", REMOTE_ADDR="192.0.2.7")
    tracing._begin(request)

    record(Event.SIGN_IN, request, person)

    event = AccessEvent.objects.get()
    assert (event.event, event.person, event.address) == (
        "SIGN_IN",
        person,
        "192.0.2.7",
    )
    assert event.request == tracing.current_identifier()
    assert str(event) == "Ingreso"


def test_without_a_person_it_is_whose_the_request_is(rf):
    request = rf.get("/")
    request.user = a_person("ana")
    record(Event.SESSIONS_ENDED, request)
    request.user = AnonymousUser()
    record(Event.SIGN_OUT, request)
    record(Event.IMPORT, None)

    assert events() == [
        ("IMPORT", None, ""),
        ("SIGN_OUT", None, ""),
        ("SESSIONS_ENDED", "ana", ""),
    ]


def test_the_name_of_nobody_is_kept_as_a_digest_that_tells_repetitions(rf):
    for typed in (TYPED, "  JUAN.perez ", "otra"):
        record(Event.SIGN_IN_FAILED, rf.get("/"), account=typed)

    other, again, first = AccessEvent.objects.values_list("account", flat=True)
    assert first == again != other
    assert len(first) == 16
    assert TYPED not in first


def test_the_name_of_somebody_is_that_person_by_name_or_mail(rf):
    person = a_person("ana", email="ana@example.org")

    record(Event.SIGN_IN_FAILED, rf.get("/"), account="ana")
    record(Event.SIGN_IN_FAILED, rf.get("/"), account=" Ana@Example.org")
    record(Event.SIGN_IN_FAILED, rf.get("/"), account="\x00")

    nobody, by_mail, by_name = AccessEvent.objects.all()
    assert by_mail.person == by_name.person == person
    assert (by_name.account, by_mail.account, nobody.person) == ("", "", None)


def test_a_name_that_is_the_mail_of_another_is_whose_name_it_is(rf):
    a_person("bea", email="ana@example.org")
    ana = a_person("ana@example.org")

    record(Event.SIGN_IN_FAILED, rf.get("/"), account="ana@example.org")

    assert AccessEvent.objects.get().person == ana


def test_a_detail_is_one_short_line(rf):
    record(Event.IMPORT, rf.get("/"), detail="a\r\nb\u202ec" + "x" * 400)

    assert AccessEvent.objects.get().detail == "a  b c" + "x" * 294


def test_people_go_on_when_nothing_can_be_written_down(rf, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE objectives_accessevent RENAME TO elsewhere")

    record(Event.SIGN_OUT, rf.get("/"))

    assert "An access event was not written down" in caplog.messages


@pytest.mark.parametrize(
    "path",
    ["2023-06-30/informe.csv", "2023-06-30/indicadores.csv", "2023-06-30/informe.json"],
)
def test_a_draft_taken_away_is_registered(client, path):
    measured("321")
    a_cutoff()
    client.force_login(a_person("ana", roles.PLANNING))

    assert client.get(f"/cortes/{path}?q=secreto").status_code == 200
    assert events() == [("EXPORT", "ana", f"/cortes/{path}")]


def test_tables_of_the_plan_taken_from_the_desk_are_registered(client):
    a_year()
    client.force_login(a_person("ana", roles.PLANNING, is_staff=True))

    client.get("/admin/mesa/archivos/tablas/objetivos.csv")

    assert [event[:2] for event in events()] == [("EXPORT", "ana")]


def test_pages_heads_refusals_and_what_anybody_may_take_are_not(rf):
    person = a_person("ana")

    def answer(method, user, status=200, **headers):
        request = getattr(rf, method)("/x")
        request.user = user
        DownloadsMiddleware(lambda _: HttpResponse(status=status, headers=headers))(
            request
        )

    file = {"Content-Disposition": "attachment"}
    answer("get", person)
    answer("head", person, **file)
    answer("get", person, 304, **file)
    answer("get", AnonymousUser(), **file)
    assert events() == []

    answer("post", person, **file)
    assert events() == [("EXPORT", "ana", "/x")]


def test_administrators_look_at_it_and_nobody_else(client):
    AccessEvent.objects.create(event="SIGN_IN", person=a_person("alguien"))
    address = "/admin/objectives/accessevent/"
    client.force_login(a_person("a", roles.ADMINISTRATOR, is_staff=True))

    assert "Ingreso" in client.get(f"{address}?q=alguien").content.decode()

    client.force_login(a_person("p", roles.PLANNING, is_staff=True))
    assert client.get(address).status_code == 403
