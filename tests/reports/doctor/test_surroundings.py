"""Mail that does not leave, clocks of elsewhere, backups that nobody takes."""

import socket
import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from reports.backup.age import LastGood, remember
from reports.doctor import surroundings
from reports.doctor.finding import WORDS


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
    assert line.endswith(" no recibe: ConnectionRefusedError.")


def test_mail_that_stays_here_is_told():
    assert told(surroundings.mail_server)[0][0] == "aviso"


def test_the_clock_is_the_one_of_bogota(settings):
    assert told(surroundings.clock)[0][0] in {"bien", "aviso"}

    with timezone.override("Europe/Madrid"):
        ((level, line),) = told(surroundings.clock)
    assert level == "MAL"
    assert line.startswith("La zona horaria America/Bogota da ")


def test_backups_that_are_old_gone_or_unknown_are_told(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_MAX_AGE = timedelta(hours=26)
    assert told(surroundings.last_backup)[0][0] == "MAL"

    file = tmp_path / "pei.zip"
    remember(LastGood(timezone.now(), str(file), 1, "a"))
    assert told(surroundings.last_backup)[0][0] == "aviso"

    file.touch()
    assert told(surroundings.last_backup)[0][0] == "bien"

    remember(LastGood(timezone.now() - timedelta(hours=30), str(file), 1, "a"))
    assert told(surroundings.last_backup)[0][0] == "MAL"


def test_without_a_limit_unknown_backups_are_a_warning(settings, tmp_path):
    settings.DATA_DIR, settings.BACKUP_MAX_AGE = tmp_path, timedelta()

    assert told(surroundings.last_backup)[0][0] == "aviso"


def test_timers_count_where_systemd_runs_the_machine(monkeypatch, tmp_path):
    monkeypatch.setattr(surroundings, "SYSTEMD", tmp_path / "no")
    assert told(surroundings.timers) == []

    monkeypatch.setattr(surroundings, "SYSTEMD", tmp_path)
    for said, level in (("active", "bien"), ("inactive", "aviso")):
        command = tmp_path / "systemctl"
        command.write_text(f"#!/bin/sh\necho {said}\n")
        command.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        assert told(surroundings.timers)[0][0] == level


def test_what_the_system_does_not_have_says_nothing():
    assert surroundings._said("no-such-command") == ""
    assert surroundings._said("false") == ""
