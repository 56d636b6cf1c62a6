"""Requests as bytes to the served product, few of those changed by chance."""

from tests.soak.test_races import run


def test_v07_no_bytes_break_the_served_product():
    counts = run("raw_requests", "--mutated", "100", "--pairs", "10")

    assert counts["faults"] == 0
    assert counts["shapes"] > 200
