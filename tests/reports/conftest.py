"""What several tests of the papers begin from."""

import pytest

from indicators.models import Cutoff
from tests.builders import a_cutoff, measured


@pytest.fixture
def draft() -> Cutoff:
    """Return an open cut-off with one indicator at 98,00 %."""
    measured("321", p="50", e="49")
    return a_cutoff()
