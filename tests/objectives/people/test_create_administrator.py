"""manage.py create_administrator: the first person, with no password in clear."""

import io
import sys

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from objectives import roles
from objectives.models import User
from tests.builders import a_person

pytestmark = pytest.mark.django_db
WHO = ["luz@example.org", "--first-name", "Luz", "--last-name", "Peña"]
SECRET = "una-frase-larga-y-propia"


def run(*options: str) -> str:
    told = io.StringIO()
    call_command("create_administrator", *WHO, *options, stdout=told)
    return told.getvalue()


def way(kind: str, monkeypatch, tmp_path) -> list[str]:
    """Put the password where an option says."""
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    monkeypatch.setenv("PEI_ADMINISTRATOR_PASSWORD", SECRET)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    return {
        "file": ["--password-file", str(tmp_path / "secret")],
        "stdin": ["--password-stdin"],
        "env": ["--password-env"],
    }[kind]


@pytest.mark.parametrize("kind", ["file", "stdin", "env"])
def test_the_password_comes_from_anywhere_but_the_command(kind, monkeypatch, tmp_path):
    run(*way(kind, monkeypatch, tmp_path))

    luz = User.objects.get()
    assert luz.check_password(SECRET)
    assert (luz.username, luz.is_staff, luz.is_superuser) == (
        "luz@example.org",
        True,
        False,
    )
    assert [group.name for group in luz.groups.all()] == [roles.ADMINISTRATOR]
    assert [(one.act, one.by, one.door) for one in luz.steps.all()] == [
        ("CREATED", None, "COMMAND")
    ]


def test_it_asks_twice_at_a_terminal(monkeypatch):
    typed = iter([SECRET, SECRET])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)

    run()

    assert User.objects.get().check_password(SECRET)


def test_two_that_differ_make_nothing(monkeypatch):
    typed = iter([SECRET, "otra"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)

    with pytest.raises(CommandError, match="no son iguales"):
        run()

    assert not User.objects.exists()


def test_without_a_terminal_it_says_what_to_use(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    with pytest.raises(CommandError, match="--password-file"):
        run()


def test_a_link_is_printed_or_sent_instead_of_a_password(client):
    printed = run("--link").splitlines()[1]
    run_again = ["otra@example.org", *WHO[1:], "--another", "--send"]
    call_command("create_administrator", *run_again, stdout=io.StringIO())

    sent = mail.outbox[0]
    assert sent.to == ["otra@example.org"]
    for text in (printed, sent.body):
        path = text[text.index("/invitacion/") :].split()[0]
        assert client.get(path).status_code == 200


def test_there_is_a_first_one_and_others_only_when_told(monkeypatch, tmp_path):
    a_person("adm", roles.ADMINISTRATOR)

    with pytest.raises(CommandError, match="Ya hay 1: adm"):
        run("--link")
    run("--link", "--another")

    assert User.objects.count() == 2


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        ({"email": "no es un correo"}, "correo"),
        ({"password": "1q2w3e4r5t6y7u8i9o0p"}, "común"),
        ({"password": "corta"}, "por lo menos 15"),
        ({"email": "ANA@example.org"}, "Ya hay una persona"),
    ],
)
def test_what_the_forms_refuse_makes_nothing(monkeypatch, spoil, message):
    a_person("ana", email="ana@example.org")
    monkeypatch.setenv("PEI_ADMINISTRATOR_PASSWORD", spoil.get("password", SECRET))
    line = [spoil.get("email", WHO[0]), *WHO[1:], "--password-env"]

    with pytest.raises(CommandError, match=message):
        call_command("create_administrator", *line)

    assert User.objects.count() == 1
