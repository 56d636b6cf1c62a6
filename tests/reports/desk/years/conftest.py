"""The Planning Office at its desk, and the years that its tests look at."""

import pytest

from objectives import roles
from objectives.models import User
from tests.builders import a_person

YEARS = "/admin/mesa/vigencias/"
NEW = f"{YEARS}nueva/"
Y2023 = f"{YEARS}2023/"
APPROVE = f"{Y2023}aprobar/"
# The rules of a year, as the form of a new one posts them.
RULES = {"cap": "", "band_medium": "80", "band_high": "90"}
# What the reference sheet of an indicator needs to be complete.
SHEET = {
    "purpose": "Saber",
    "formula": "a/b",
    "frequency": "Mensual",
    "source": "SIG",
    "verification": "Acta",
}


@pytest.fixture
def planner(db) -> User:
    return a_person("plan", roles.PLANNING, is_staff=True, first_name="Pilar")


@pytest.fixture
def office(client, planner):
    client.force_login(planner)
    return client


def text_of(response) -> str:
    """Return a page's words, with the spaces of a reader."""
    return " ".join(response.content.decode().split())


def told(response) -> list[str]:
    """Return the messages that a page shows."""
    return [str(message) for message in response.context["messages"]]
