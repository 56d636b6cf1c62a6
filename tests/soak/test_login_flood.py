"""L02: during a flood of sign-ins few passwords are hashed at once, and we let our own in."""

from tests.soak.test_races import run

SHORT = ["--seconds", "2", "--empty", "1"]


def test_of_a_flood_few_are_hashed_at_once_and_the_rest_are_told():
    counts = run("login_flood", *SHORT)

    assert counts["most_at_once"] <= counts["places"]
    assert counts["busy"] > 0
    assert (counts["known_in"], counts["server_errors"]) == (1, 0)
    assert "unanswered" not in counts


def test_without_the_places_as_many_as_there_are_threads():
    counts = run("login_flood", *SHORT, "--unsafe")

    assert counts["most_at_once"] > counts["places"]
    assert "busy" not in counts
