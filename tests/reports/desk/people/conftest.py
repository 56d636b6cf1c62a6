"""The entity's people, from the least to the most."""

import pytest

from objectives import roles
from objectives.models import User
from tests.builders import a_department, a_member, a_person


@pytest.fixture
def reporter(db) -> User:
    person = a_member("eva", department=a_department("SC"))
    person.email, person.first_name = "eva@example.org", "Eva"
    person.save()
    return person


@pytest.fixture
def administrator(db) -> User:
    return a_person("adm", roles.ADMINISTRATOR, is_staff=True, email="adm@example.org")
