"""L01, L02: many who try at the same moment, and a flood of them, with their controls."""

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


def test_of_many_who_try_at_the_same_moment_few_are_judged():
    counts = run("tries_at_once", "--rounds", "3")

    assert counts["most_judged"] <= counts["at_once"]


def test_without_a_second_look_more_of_them_are():
    counts = run("tries_at_once", "--rounds", "10", "--unsafe")

    assert counts["most_judged"] > counts["at_once"]
