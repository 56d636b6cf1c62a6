from fractions import Fraction

import pytest

from indicators.compliance.status import Thresholds, band, compare
from indicators.compliance.vocabulary import Band, Status
from tests.indicators.compliance.builders import D, F

HALF = F(1, 2)


@pytest.mark.parametrize(
    ("ratio", "status"),
    [
        (F(1), Status.ON_TARGET),
        (F(99996, 100000), Status.BEHIND),
        (1 - F(1, 10**30), Status.BEHIND),
        (1 + F(1, 10**30), Status.OVER),
        (F(0), Status.BEHIND),
        (F(-1), Status.BEHIND),
        (F(2), Status.OVER),
    ],
    ids=str,
)
def test_status_compares_the_unrounded_ratio_with_1(
    ratio: Fraction, status: Status
) -> None:
    assert compare(ratio) == status


@pytest.mark.parametrize(
    ("ratio", "color"),
    [
        (None, None),
        (F(-1), Band.LOW),
        (F(0), Band.LOW),
        (F(4, 5) - F(1, 10**30), Band.LOW),
        (F(4, 5), Band.MEDIUM),
        (F(9, 10) - F(1, 10**30), Band.MEDIUM),
        (F(9, 10), Band.HIGH),
        (F(3), Band.HIGH),
    ],
    ids=str,
)
def test_bands_are_contiguous_ranges_of_the_unrounded_ratio(
    ratio: Fraction | None, color: Band | None
) -> None:
    assert band(ratio, Thresholds()) == color


@pytest.mark.parametrize(
    ("ratio", "color"),
    [
        (F(5999, 10000), Band.LOW),
        (F(6, 10), Band.MEDIUM),
        (F(755, 1000), Band.HIGH),
    ],
    ids=str,
)
def test_thresholds_can_be_configured(ratio: Fraction, color: Band) -> None:
    assert band(ratio, Thresholds(medium=D(60), high=D("75.5"))) == color
