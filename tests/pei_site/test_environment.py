"""What an installation says wrongly stops the start, in words and without its secrets."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from pei_site.environment import Environment

WRONG = [
    ("int", "12 horas", "NOMBRE dice «12 horas»: ponga un número entero."),
    ("bool", "sí", "NOMBRE dice «sí»: ponga 1 o 0."),
    (
        "db",
        "postgres://pei:secreta@servidor:puerto/pei",
        "NOMBRE no se puede leer: póngala como postgres://usuario:clave@servidor/base.",
    ),
    (
        "email_url",
        "correo://pei:secreta@servidor",
        "NOMBRE no se puede leer: póngala como smtp+tls://usuario:clave@servidor:587.",
    ),
]


@pytest.mark.parametrize(("kind", "said", "told"), WRONG)
def test_what_is_no_value_is_told(monkeypatch, kind, said, told):
    monkeypatch.setenv("NOMBRE", said)

    with pytest.raises(ImproperlyConfigured) as refusal:
        getattr(Environment(), kind)("NOMBRE")

    assert str(refusal.value) == told


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("1", True),
        ("Yes", True),
        ("true", True),
        ("0", False),
        ("no", False),
        ("", False),
    ],
)
def test_yes_and_no_are_said_in_many_ways(monkeypatch, said, on):
    monkeypatch.setenv("NOMBRE", said)

    assert Environment().bool("NOMBRE") is on


def test_what_is_not_said_is_the_default():
    read = Environment()

    assert (read.int("NADA", default=7), read.bool("NADA", default=True)) == (7, True)
    assert read.db("NADA", default="sqlite:///pei.sqlite3")["NAME"] == "pei.sqlite3"
    assert read.email_url("NADA", default="consolemail://")["EMAIL_BACKEND"]
