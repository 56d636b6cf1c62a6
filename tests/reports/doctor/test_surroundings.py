"""Mail that does not leave, clocks of elsewhere, units that do not run."""

import socket
import threading
from pathlib import Path

import pytest
from django.utils import timezone

from reports.doctor import copies, machine, surroundings
from reports.doctor.finding import WORDS

ROOT = Path(__file__).parents[3]


def told(check):
    return [(WORDS[one.level], one.told) for one in check()]


@pytest.fixture
def smtp(settings):
    """A mail server of one conversation, on a port of its own."""
    settings.EMAIL_BACKEND = surroundings.SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 0
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    listener = socket.create_server(("127.0.0.1", 0))
    settings.EMAIL_PORT = listener.getsockname()[1]
    said = []

    def serve():
        line, _ = listener.accept()
        with line, line.makefile("rwb", buffering=0) as talk:
            talk.write(b"220 hola\r\n")
            for asked in talk:
                said.append(asked.split()[0].decode().lower())
                talk.write(b"221 adios\r\n" if said[-1] == "quit" else b"250 bien\r\n")

    server = threading.Thread(target=serve, daemon=True)
    server.start()
    yield said
    listener.close()


def test_a_mail_server_that_answers_is_sent_nothing(smtp, settings):
    assert told(surroundings.mail_server) == [
        ("bien", f"El servidor de correo 127.0.0.1:{settings.EMAIL_PORT} recibe.")
    ]
    assert smtp == ["quit"]


def test_a_mail_server_that_is_not_there_is_told(settings):
    settings.EMAIL_BACKEND = surroundings.SMTP
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()

        ((level, line),) = told(surroundings.mail_server)

    assert level == "MAL"
    assert line.endswith(" no recibe: nadie escucha en ese puerto.")


def test_mail_that_stays_here_is_told():
    assert told(surroundings.mail_server)[0][0] == "aviso"


def test_the_clock_is_the_one_of_bogota(settings):
    assert told(surroundings.clock)[0][0] in {"bien", "aviso"}

    with timezone.override("Europe/Madrid"):
        ((level, line),) = told(surroundings.clock)
    assert level == "MAL"
    assert line.startswith("La zona horaria America/Bogota da ")


@pytest.fixture
def systemctl(monkeypatch, tmp_path):
    """Be a machine of systemd's, whose systemctl says one word of every unit."""
    monkeypatch.setattr(machine, "SYSTEMD", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    def say(word):
        command = tmp_path / "systemctl"
        command.write_text(f"#!/bin/sh\necho {word}\n")
        command.chmod(0o755)

    return say


@pytest.mark.parametrize(
    ("word", "timers", "service"),
    [
        ("active", ["bien"], ["bien"]),
        ("inactive", ["aviso"], ["MAL"]),
        ("failed", ["aviso", "MAL"], ["MAL"]),
    ],
)
def test_units_that_are_off_or_failed_are_told(systemctl, word, timers, service):
    systemctl(word)

    assert [level for level, _ in told(surroundings.timers)] == timers
    assert [level for level, _ in told(surroundings.service)] == service


def test_units_count_where_systemd_runs_the_machine(monkeypatch, tmp_path):
    monkeypatch.setattr(machine, "SYSTEMD", tmp_path / "no")

    assert told(surroundings.timers) + told(surroundings.service) == []


def test_every_timer_of_ours_is_looked_at():
    shipped = {path.stem for path in (ROOT / "deploy/systemd").glob("*.timer")}

    assert {*surroundings.TIMERS, copies.BASE} == shipped


def test_what_the_system_does_not_have_says_nothing():
    assert machine.said("no-such-command") == ""
    assert machine.said("false") == ""
