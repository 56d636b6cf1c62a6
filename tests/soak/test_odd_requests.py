"""Odd requests to every address, few of them, each apart (tests/security/test_walk.py)."""

import pytest

from tests.soak.test_races import run

pytestmark = pytest.mark.matrix


def test_no_odd_request_costs_five_seconds_or_a_quarter_of_a_gigabyte():
    counts = run("odd_requests", "--every", "499", "--roles", "", patience=600)

    assert counts["requests"] > 150
    assert counts["faults"] == 0
    assert (counts["slowest"] <= 5, counts["largest"] <= 256) == (True, True)
