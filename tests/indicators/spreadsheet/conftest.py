"""June of 2023, open, with two indicators of Ana's department and one of another."""

import pytest

from indicators import actions
from indicators.models import Indicator
from objectives.models import User
from tests.builders import a_department, a_year, measured
from tests.indicators.evidence.scene import DUE, a_member


@pytest.fixture
def june():
    actions.open_month(year=a_year(), month=6, due=DUE)
    for key, code in (("1", "SC"), ("2", "SC"), ("9", "TIC")):
        measured(key, e=None, department=a_department(code))
    return Indicator.objects


@pytest.fixture
def ana(june) -> User:
    return a_member("ana", "SC")


@pytest.fixture
def reporter(client, ana):
    client.force_login(ana)
    return client
