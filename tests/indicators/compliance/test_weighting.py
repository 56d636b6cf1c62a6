from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.compliance.weighting import (
    Weighted,
    overall,
    weighted_mean,
)
from objectives.weights import add_up as weights_add_up
from tests.indicators.compliance.builders import D, F, part

HALF = F(1, 2)


@pytest.mark.parametrize(
    ("parts", "mean"),
    [
        pytest.param([], None, id="empty"),
        pytest.param([part("100", None)], None, id="nothing-judged"),
        pytest.param([part("0", 1)], None, id="judged-weighs-nothing"),
        pytest.param([part("0", 1), part("100", None)], None, id="weight-unjudged"),
        pytest.param([part("100", 0)], F(0), id="zero-is-not-none"),
        pytest.param([part("30", HALF), part("70", 1)], F(17, 20), id="weighted"),
        pytest.param(
            [part("30", HALF), part("60", 1), part("10", None)], F(5, 6), id="renormal"
        ),
        pytest.param([part("40", 0), part("60", 1)], F(3, 5), id="zero-counts"),
        pytest.param([part("50", 3), part("50", 0)], F(3, 2), id="over-in-full"),
        pytest.param([part("50", -1), part("50", 1)], F(0), id="negative-in-full"),
        pytest.param([part("25", 0), part("75", F(4, 3))], F(1), id="exactly-1"),
        pytest.param([part("0.01", 1), part("99.99", 0)], F(1, 10000), id="hundredth"),
    ],
)
def test_the_mean_of_what_can_be_judged(
    parts: list[Weighted], mean: Fraction | None
) -> None:
    assert weighted_mean(parts) == mean


@pytest.mark.parametrize(
    ("ratios", "cap", "mean"),
    [
        pytest.param([F(3, 2), HALF], None, F(1), id="none"),
        pytest.param([F(3, 2), HALF], F(1), F(3, 4), id="100-percent"),
        pytest.param([F(3, 2), HALF], F(6, 5), F(17, 20), id="another-figure"),
        pytest.param([F(3, 2), HALF], F(2), F(1), id="above-all"),
        pytest.param([F(2, 5), F(2, 5)], F(1), F(2, 5), id="does-not-raise"),
        pytest.param([F(-1, 2), F(3, 2)], F(1), F(1, 4), id="negatives-untouched"),
        pytest.param([F(3, 2), None], F(1), F(1), id="leaves-what-is-not-judged"),
        pytest.param([F(3, 2), HALF], F(0), F(0), id="of-0-is-a-cap"),
    ],
)
def test_the_cap_cuts_each_part(
    ratios: list[Fraction | None], cap: Fraction | None, mean: Fraction
) -> None:
    assert weighted_mean([part("50", ratio) for ratio in ratios], cap) == mean


def test_the_mean_takes_its_parts_from_a_generator() -> None:
    assert weighted_mean(part("50", ratio) for ratio in (0, 1)) == HALF


def test_the_simple_mean_of_the_objectives_that_are_not_null() -> None:
    assert overall([(F(1), None), (HALF, None), (None, None)]) == F(3, 4)


def test_the_weighted_mean_if_all_objectives_carry_weights() -> None:
    assert overall([(F(1), D(75)), (HALF, D(25))]) == F(7, 8)


def test_a_null_objective_leaves_the_weighted_mean() -> None:
    assert overall([(None, D(75)), (HALF, D(25))]) == HALF


def test_a_weight_of_zero_is_a_weight() -> None:
    assert overall([(F(1), D(0)), (HALF, D(100))]) == HALF


@pytest.mark.parametrize(
    "objectives",
    [[], [(None, None)], [(None, D(100))], [(F(1), D(0))]],
    ids=["empty", "null", "null-weighted", "weighs-nothing"],
)
def test_the_plan_is_null_where_no_objective_is_judged(
    objectives: list[tuple[Fraction | None, Decimal | None]],
) -> None:
    assert overall(objectives) is None


@pytest.mark.parametrize("ratio", [F(1), None], ids=["judged", "null"])
def test_some_weights_without_the_others_are_an_error(ratio: Fraction | None) -> None:
    message = r"^Either every objective carries a weight or none does\.$"

    with pytest.raises(ValueError, match=message):
        overall([(ratio, None), (HALF, D(50))])


@pytest.mark.parametrize(
    ("weights", "add_up"),
    [
        pytest.param(["100"], True, id="one"),
        pytest.param(["33.33", "33.33", "33.34"], True, id="thirds"),
        pytest.param(["33.33", "33.33", "33.33"], False, id="a-hundredth-short"),
        pytest.param(["60", "40.01"], False, id="a-hundredth-over"),
        pytest.param(["0", "100.00"], True, id="a-zero"),
        pytest.param([], False, id="none"),
    ],
)
def test_weights_add_up_to_exactly_100(weights: list[str], add_up: bool) -> None:  # noqa: FBT001 -- the expected answer
    assert weights_add_up(D(weight) for weight in weights) is add_up
