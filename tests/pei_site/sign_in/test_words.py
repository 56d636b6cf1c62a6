"""L03: what a password may be."""

import pytest
import time_machine
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from objectives.models import User
from tests.builders import a_plan

pytestmark = pytest.mark.django_db


def refusals(password):
    try:
        validate_password(
            password, User(username="ana.ruiz", email="ana@correo.example")
        )
    except ValidationError as refusal:
        return [one.code for one in refusal.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        "caballo pila grapa correcta",
        "a" * 7 + "ñandú" * 12,
        "x" * 64,
        "Tr3s tristes tigres! 🐅",
        "peinado-de-lado-y-a-pie",
        "sólo letras sin número",
    ],
)
def test_long_ones_are_taken_whatever_they_are_made_of(password):
    assert refusals(password) == []


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("catorce-signos", "password_too_short"),
        ("123456789987654321", "password_too_common"),
        ("ana@correo.example", "password_too_similar"),
        ("Secretaria-de-todos", "password_context"),
        ("viva Bogotá la bella", "password_context"),
        ("PLANEACIÓN para siempre", "password_context"),
        ("el-pei-de-todas-y-todos", "password_context"),
        ("verano caluroso 2026", "password_context"),
        ("verano2027caluroso", "password_context"),
        ("la general sin memoria", "password_context"),
    ],
)
@time_machine.travel("2026-05-01")
def test_what_anybody_would_try_here_is_refused(password, code):
    a_plan(entity="Secretaría General")

    assert refusals(password) == [code]


def test_the_refusal_names_the_word_and_what_to_do_instead():
    with pytest.raises(ValidationError, match="No use «secretaria» en la contraseña"):
        validate_password("secretaria-de-todos")
