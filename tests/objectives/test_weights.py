"""Do the weights of an objective add up?"""

from decimal import Decimal

import pytest

from objectives import weights


@pytest.mark.parametrize(
    ("parts", "full"),
    [
        (["89.50", "10.50"], True),
        (["33.33", "33.33", "33.34"], True),
        (["33.33", "33.33", "33.33"], False),
        (["100", "0.01"], False),
        ([], False),
    ],
)
def test_weights_add_up_to_exactly_100(parts, full):
    assert weights.add_up(map(Decimal, parts)) is full
