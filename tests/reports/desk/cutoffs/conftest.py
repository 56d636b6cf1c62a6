"""Somebody of the Planning Office at the desk, and June open."""

import pytest
from django.test import Client

from indicators.models import Cutoff
from tests.builders import a_cutoff, measured
from tests.reports.closings import an_officer


@pytest.fixture
def officer(client: Client) -> Client:
    """Return the browser of the Planning Office."""
    client.force_login(an_officer())
    return client


@pytest.fixture
def june() -> Cutoff:
    """Return the open cut-off of June with one indicator exactly on target."""
    measured("321")
    return a_cutoff()
