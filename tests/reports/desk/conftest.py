"""Who runs the plan, signed in."""

import pytest

from objectives import roles
from objectives.models import User
from tests.builders import a_person


@pytest.fixture
def planner(db) -> User:
    return a_person("plan", roles.PLANNING, is_staff=True)


@pytest.fixture
def office(client, planner):
    """A browser of the Planning Office."""
    client.force_login(planner)
    return client
