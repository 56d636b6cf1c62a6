"""Changes approved at once, with the negative control."""

from tests.soak.test_races import run, several_writers, without_protection

pytestmark = several_writers


def test_changes_that_are_approved_at_once_have_numbers_of_their_own():
    assert run("changes_at_once", "--rounds", "3") == {
        "rounds": 3,
        "without_their_numbers": 0,
    }


def test_numbering_without_a_lock_gives_some_the_same_or_nothing():
    seen = without_protection("changes_at_once", "without_their_numbers", rounds=3)

    assert seen["without_their_numbers"] >= 1
