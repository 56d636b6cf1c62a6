"""The Planning Office at its desk, with the small plan stored."""

import shutil

import pytest
from django.conf import settings
from django.test import Client

from objectives import roles
from objectives.models import User
from tests.builders import a_person
from tests.reports.desk.files.scene import the_small_plan


@pytest.fixture(autouse=True)
def no_uploads() -> None:
    """Forget the files of other tests: their data folder is the same."""
    shutil.rmtree(settings.DATA_DIR / "uploads", ignore_errors=True)


@pytest.fixture
def plan() -> None:
    """The small plan; a module whose every test needs it makes it once instead."""
    the_small_plan()


@pytest.fixture
def planner() -> User:
    return a_person("planeacion", roles.PLANNING, is_staff=True)


@pytest.fixture
def desk(client: Client, planner: User) -> Client:
    client.force_login(planner)
    return client
