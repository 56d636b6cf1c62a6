"""Do the weights of an objective add up, and what makes them?"""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from objectives import weights

parts_of_any_scale = st.lists(
    st.decimals(0, 10**6, places=4), min_size=1, max_size=30
).filter(any)
typed_weights = st.lists(
    st.none() | st.decimals(0, 100, places=2), min_size=1, max_size=30
)


def numbers(texts: str) -> list[Decimal | None]:
    """Read a row of weights; a dash is an empty field."""
    return [None if text == "-" else Decimal(text) for text in texts.split()]


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


@pytest.mark.parametrize(
    ("parts", "shares"),
    [
        pytest.param("1 1 2", "25.00 25.00 50.00", id="the-example"),
        pytest.param("1 1 1", "33.33 33.33 33.34", id="the-last-takes-the-hundredth"),
        pytest.param("3 3 1", "42.86 42.86 14.28", id="the-largest-remainders-first"),
        pytest.param("2 1", "66.67 33.33", id="not-the-last-but-the-largest"),
        pytest.param("89.5 10.5", "89.50 10.50", id="what-adds-up-stays"),
        pytest.param("0 5", "0.00 100.00", id="0-stays-0"),
        pytest.param("0.0001 0.0003", "25.00 75.00", id="however-small"),
        pytest.param("7", "100.00", id="alone"),
        pytest.param("0 1 1 1", "0.00 33.33 33.33 33.34", id="0-takes-no-remainder"),
    ],
)
def test_parts_of_any_scale_become_percentages(parts, shares):
    assert list(map(str, weights.in_proportion(numbers(parts)))) == shares.split()


@pytest.mark.parametrize("parts", ["0 0", "", "1 -1", "-1"])
def test_what_has_no_proportion_is_refused(parts):
    found = [Decimal(text) for text in parts.split()]

    with pytest.raises(ValueError, match="proportion"):
        weights.in_proportion(found)


@given(parts_of_any_scale)
def test_shares_add_up_and_are_less_than_a_hundredth_away(parts):
    shares = weights.in_proportion(parts)

    assert weights.add_up(shares)
    for part, share in zip(parts, shares, strict=True):
        assert abs(share - part * 100 / sum(parts)) < weights.CENT
        assert share == share.quantize(weights.CENT)


def test_rounding_each_share_alone_would_not_do():
    """Negative control: adding up is not what any rounding gives."""
    thirds = [Decimal(1)] * 3
    alone = [(part * 100 / sum(thirds)).quantize(weights.CENT) for part in thirds]

    assert not weights.add_up(alone)


@pytest.mark.parametrize(
    ("parts", "shares"),
    [
        pytest.param("- - -", "33.33 33.33 33.34", id="empty"),
        pytest.param("80 10", "50.00 50.00", id="whatever-they-were"),
        pytest.param("80 0 -", "50.00 0.00 50.00", id="0-stays"),
        pytest.param("0 0", "50.00 50.00", id="all-0-weigh"),
    ],
)
def test_weights_are_made_even(parts, shares):
    assert list(map(str, weights.evenly(numbers(parts)))) == shares.split()


@pytest.mark.parametrize(
    ("parts", "shares"),
    [
        pytest.param("60 - -", "60.00 20.00 20.00", id="to-the-empty"),
        pytest.param("60 0 -", "60.00 0.00 40.00", id="0-is-not-empty"),
        pytest.param("89.5 10", "89.75 10.25", id="to-all-that-weigh"),
        pytest.param("99.99 0 0", "100.00 0.00 0.00", id="not-to-0"),
        pytest.param("0 0", "50.00 50.00", id="nothing-weighs"),
        pytest.param("10 - - -", "10.00 30.00 30.00 30.00", id="alike"),
    ],
)
def test_the_rest_is_given_out(parts, shares):
    found = weights.with_the_rest(numbers(parts))

    assert [str(one.quantize(weights.CENT)) for one in found] == shares.split()


@pytest.mark.parametrize("parts", ["60 40 -", "60 60"])
def test_where_nothing_is_left_nothing_is_given_out(parts):
    with pytest.raises(ValueError, match="Nothing is left"):
        weights.with_the_rest(numbers(parts))


@given(typed_weights)
def test_whatever_was_typed_the_rest_makes_100(parts):
    if weights.total(part or Decimal(0) for part in parts) >= weights.FULL:
        return

    found = weights.with_the_rest(parts)

    assert weights.add_up(found)
    assert all(
        part is None or one >= part for part, one in zip(parts, found, strict=True)
    )


@given(typed_weights)
def test_whatever_was_typed_even_weights_make_100(parts):
    found = weights.evenly(parts)

    assert weights.add_up(found)
    assert len({one for one in found if one}) <= 2  # a hundredth apart at most
