"""What the tests of the measuring share."""

import pytest

from tests.builders import an_open_month, measured


@pytest.fixture
def indicator():
    """An indicator that owes the open month of June."""
    an_open_month(6)
    return measured("321", e=None)
