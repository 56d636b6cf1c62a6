"""N05: the demonstration and a plan, byte for byte the same on both databases."""

from tests.soak.test_races import run, several_writers


@several_writers  # once, where there is a server to compare with
def test_both_databases_give_the_same_bytes():
    assert run("parity", "--plans", "1", "--seconds", "200") == {
        "plans": 1,
        "demonstration": True,
        "papers": 5 + 2 * 4,  # of one cut-off with its PDF, and of two
        "different": 0,
        "first_seed": 1,
    }
