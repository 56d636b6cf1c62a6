"""N07: a few plans followed step by step beside the model, and its control."""

from tests.soak.test_races import run

BROKEN = 4  # rules that are broken here; the command breaks them all


def test_product_and_model_agree_after_every_step():
    seen = run("stateful", "--examples", "10", "--steps", "30", "--first", "7")

    assert (seen["examples"], seen["divergences"]) == (10, 0)
    assert seen["acts"]["close done"] >= 1
    assert seen["acts"]["enter done"] >= 1


def test_a_rule_that_is_broken_is_noticed():
    seen = run("stateful", "--unsafe", "--examples", "60", "--faults", str(BROKEN))

    assert (seen["faults"], seen["unseen"]) == (BROKEN, [])
