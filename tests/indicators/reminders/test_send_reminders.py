"""Reminders: who is written to, when, and what the message says."""

import smtplib
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from indicators import actions
from indicators.models import Responsibility, SentReminder
from indicators.transitions import Move
from objectives import roles
from objectives.models import User
from tests.builders import (
    a_member,
    a_person,
    an_indicator,
    an_open_month,
    measured,
    report,
)

pytestmark = pytest.mark.django_db
DUE = date(2023, 7, 10)


class NoPost(EmailBackend):
    """A post office that refuses one address."""

    def send_messages(self, messages):
        if any("eva@" in to for message in messages for to in message.to):
            raise smtplib.SMTPServerDisconnected("gone")
        return super().send_messages(messages)


@pytest.fixture
def owed():
    an_open_month(6, due=DUE)
    indicator = measured("321", e=None, name="Paz <y> reconciliación")
    reporter = a_member("eva")
    reporter.email, reporter.first_name = "eva@example.org", "Eva"
    reporter.save()
    return indicator


def send(capsys, *options, on=DUE - timedelta(days=1)):
    with time_machine.travel(f"{on}T12:00:00-05:00", tick=False):
        call_command("send_reminders", *options)
    return capsys.readouterr().out


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("left", [5, 3, 1, -1, -7, -15])
def test_people_are_written_to_on_these_days(capsys, left):
    send(capsys, on=DUE - timedelta(days=left))

    assert [message.to for message in mail.outbox] == [["eva@example.org"]]


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("left", [6, 4, 2, 0, -2, -8, -30])
def test_people_are_left_in_peace_on_all_others(capsys, left):
    send(capsys, on=DUE - timedelta(days=left))

    assert mail.outbox == []


@pytest.mark.usefixtures("owed")
def test_the_message_links_straight_to_the_row(capsys, settings):
    settings.SITE_URL = "https://pei.example.org"

    send(capsys)

    message = mail.outbox[0]
    html = message.alternatives[0].content
    link = "https://pei.example.org/admin/mi-mes/2023-06/321/"
    assert message.subject == "PEI: un indicador pendiente, junio de 2023 vence mañana"
    assert message.body.startswith("Eva:\n")
    assert "Junio de 2023 vence mañana (10 de julio de 2023)." in message.body
    assert "- Indicador sectorial 321. Paz <y> reconciliación\n" in message.body
    assert link in message.body
    assert f'<a href="{link}">' in html
    assert "Paz &lt;y&gt; reconciliación" in html


@pytest.mark.usefixtures("owed")
def test_nobody_is_written_to_twice_in_a_day(capsys):
    send(capsys)
    printed = send(capsys)

    assert len(mail.outbox) == 1
    assert printed == "0 mensajes enviados.\n"
    assert SentReminder.objects.get().rows == 1


@pytest.mark.usefixtures("owed")
def test_dry_run_prints_and_sends_nothing(capsys):
    printed = send(capsys, "--dry-run")

    assert mail.outbox == []
    assert not SentReminder.objects.exists()
    assert "Para: eva@example.org" in printed
    assert "1 mensajes por enviar; no se envió ninguno." in printed


def test_several_indicators_make_one_message(capsys, owed):
    measured("322", weight="0", e=None)

    send(capsys)

    assert [message.subject for message in mail.outbox] == [
        "PEI: 2 indicadores pendientes, junio de 2023 vence mañana"
    ]


def test_who_reported_or_owes_nothing_is_not_written_to(capsys, owed):
    report(owed, 6, "60", state="SUBMITTED")
    an_indicator("999")

    send(capsys)

    assert mail.outbox == []


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_who_left_or_has_no_address_is_not_written_to(capsys, change):
    person = a_person("otra", roles.REPORTER)
    type(person).objects.filter(username="eva").update(**change)

    send(capsys)

    assert mail.outbox == []


def test_a_substitute_is_written_to(capsys, owed):
    substitute = a_person("sub", roles.REPORTER, email="sub@example.org")
    Responsibility.objects.create(
        indicator=owed, user=substitute, start=date(2023, 7, 1), end=date(2023, 7, 31)
    )

    send(capsys)

    assert {message.to[0] for message in mail.outbox} == {
        "eva@example.org",
        "sub@example.org",
    }


def test_the_head_is_told_what_waits_for_verification(capsys, owed):
    head = a_member("jefa", roles.HEAD)
    head.email = "jefa@example.org"
    head.save()
    report(owed, 6, "60", state="SUBMITTED")

    send(capsys)

    assert [message.to for message in mail.outbox] == [["jefa@example.org"]]
    assert "Por verificar:" in mail.outbox[0].body
    assert "Por reportar" not in mail.outbox[0].body


@pytest.mark.usefixtures("owed")
def test_one_failure_stops_nobody_else_and_is_told(capsys, settings):
    other = a_member("luz")
    other.email = "luz@example.org"
    other.save()
    settings.EMAIL_BACKEND = f"{__name__}.NoPost"

    with pytest.raises(CommandError, match="1 mensajes no salieron"):
        send(capsys)

    assert [message.to for message in mail.outbox] == [["luz@example.org"]]
    assert [row.user.username for row in SentReminder.objects.all()] == ["luz"]


def returned(owed, django_capture_on_commit_callbacks):
    planning = a_person("plan", roles.PLANNING, first_name="Pía", last_name="Ríos")
    reporter = User.objects.get(username="eva")
    record = actions.move(
        record=report(owed, 6, "60", state="DRAFT"), to=Move.SUBMIT, by=reporter
    )
    with django_capture_on_commit_callbacks(execute=True):
        actions.move(
            record=record,
            to=Move.RETURN,
            by=planning,
            about="VALUE",
            observation="Mal.\nRevise",
        )


def test_a_returned_record_is_told_at_once(owed, django_capture_on_commit_callbacks):
    returned(owed, django_capture_on_commit_callbacks)

    message = mail.outbox[0]
    assert message.to == ["eva@example.org"]
    assert message.subject == "PEI: devuelto Indicador sectorial 321, junio de 2023"
    assert "Observación (el valor), de Pía Ríos:\nMal.\nRevise\n" in message.body
    assert "/admin/mi-mes/2023-06/321/" in message.body
    assert (
        "<blockquote><p>Mal.<br>Revise</p></blockquote>"
        in message.alternatives[0].content
    )


def test_a_return_stands_though_its_message_does_not_leave(
    owed, django_capture_on_commit_callbacks, settings
):
    settings.EMAIL_BACKEND = f"{__name__}.NoPost"

    returned(owed, django_capture_on_commit_callbacks)

    assert owed.records.get(month=6).state == "RETURNED"
    assert mail.outbox == []
