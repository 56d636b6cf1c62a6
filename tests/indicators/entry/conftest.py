"""July of 2023 is open, and the department SC owes indicator 321: 70 of 100, 60 in June."""

from decimal import Decimal

import pytest

from indicators.models import Indicator, MonthlyRecord
from objectives import roles
from objectives.models import User
from tests.builders import (
    a_department,
    a_member,
    a_person,
    an_indicator,
    an_open_month,
    program,
    report,
)

JULY = "/admin/mi-mes/2023-07/"
PAGE = f"{JULY}321/"
HOME_OF_JULY = "/admin/mi-mes/?mes=2023-07"


def an_owed(key: str = "321", p: str = "70", **changes) -> Indicator:
    """Make an indicator that owes July, with an approved 60 in June."""
    indicator = an_indicator(key, **changes)
    program(indicator, "100", {6: "60", 7: p, 12: "100"})
    report(indicator, 6, "60", narrative="Lo de junio")
    return indicator


def typed(executed: str = "70", version: int = 1, **texts: str) -> dict[str, str]:
    """Return what the form of an entry posts."""
    values = {"narrative": "Avance", "cause": "", "delays": "", **texts}
    return {"executed": executed, "version": str(version), **values}


def sent(**changes: str) -> dict[str, str]:
    """Return what the button Enviar posts."""
    return typed(**changes) | {"accion": "enviar"}


def stored(key: str = "321", month: int = 7) -> MonthlyRecord:
    """Read a record again."""
    return MonthlyRecord.objects.get(indicator__key=key, month=month)


def told(response) -> list[str]:
    """Return the messages that the next page shows."""
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def july(db):
    return an_open_month(7)


@pytest.fixture
def owed(july) -> Indicator:
    return an_owed()


@pytest.fixture
def eva(db) -> User:
    return a_member("eva")


@pytest.fixture
def boss(db) -> User:
    return a_member("boss", roles.HEAD)


@pytest.fixture
def planner(db) -> User:
    return a_person("plan", roles.PLANNING, is_staff=True)


@pytest.fixture
def foreign(july) -> Indicator:
    return an_owed("foranea", department=a_department("OTRA"))


@pytest.fixture
def reporter(client, eva):
    client.force_login(eva)
    return client


SEVENTY = Decimal(70)
