"""Columns are as wide as their figures ask for."""

import pytest

from reports.templatetags.widths import has_long_figures
from tests.reports.cards import an_objective, on_target


@pytest.mark.parametrize(
    ("target", "is_long"), [("5486863", False), ("1000000000.50", True)]
)
def test_only_long_figures_ask_for_wider_columns(target, is_long):
    card = an_objective(1, on_target("545", "50", "60", target))

    assert has_long_figures(card) is is_long
