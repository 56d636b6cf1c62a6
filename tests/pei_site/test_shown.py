"""A cell in a message: one line, so that each line of a rejection names its file."""

import pytest

from pei_site.sheets.widgets import shown


@pytest.mark.parametrize(
    ("cell", "quoted"),
    [
        ("Primera,\nen dos líneas", "«Primera, en dos líneas»"),
        ("x" * 41, f"«{'x' * 40}…»"),
        ("321", "«321»"),
    ],
)
def test_a_cell_is_quoted_in_one_line_and_cut_short(cell, quoted):
    assert shown(cell) == quoted
