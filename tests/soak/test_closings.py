"""Two closings of one cut-off at once, with the negative control (P06)."""

from tests.soak.test_races import run, several_writers, without_protection

pytestmark = several_writers


def test_of_six_who_close_at_once_one_wins_and_the_rest_are_told():
    assert run("two_closings", "--rounds", "3") == {
        "rounds": 3,
        "without_one_winner": 0,
    }


def test_closing_without_a_lock_lets_several_win_or_fail():
    seen = without_protection("two_closings", "without_one_winner", rounds=3)

    assert seen["without_one_winner"] >= 1
