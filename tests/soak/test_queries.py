"""V05: at most twelve queries a page, and not one more for more rows.

Every page of the product, as who sees most of it, on a small plan and on a larger one;
`python -m tests.soak.queries --rows 1000` is the same by hand.
"""

import pytest

from tests.soak.test_races import run

pytestmark = pytest.mark.matrix
FEW, MANY = "10", "150"  # lists show up to a hundred rows
MOST = 12
# What the first reader after a write waits for: the open cut-off and the year's gaps.
COMPUTED = 24
A_FILE = (
    "a file that is taken away is registered, which is a write: it is computed again"
)
REVIEW = "roles, permissions, places, replacements, factors and indicators of people"
EXCEPTIONS = {
    "admin:desk_differences_csv": (33, A_FILE),
    "admin:desk_files_plan own": (23, "a file with every table of the plan"),
    "admin:desk_year_approve own": (15, "it confirms what it shows, and digests it"),
    "admin:desk_programming approved": (13, "a draft is chosen: what it proposes"),
    "admin:people_leave own": (14, "it offers people and indicators to choose from"),
    "admin:people_reach": (16, REVIEW),
    "admin:people_reach_csv": (17, REVIEW),
    "admin:people_reach_xlsx": (17, REVIEW),
    "reports:changes_csv": (22, A_FILE),
    "reports:compare_csv open": (23, A_FILE),
    "reports:evidence open": (22, A_FILE),
    "reports:indicators_csv open": (21, A_FILE),
    "reports:indicators_xlsx open": (21, A_FILE),
    "reports:report_csv open": (23, A_FILE),
    "reports:report_json open": (23, A_FILE),
    "reports:report_xlsx open": (23, A_FILE),
    "reports:trend_csv open": (22, A_FILE),
}
GROWS = {
    "admin:desk_change approved": "a draft's effect is what writing each edit does",
    "department_change own": "each person of a department has a field to search by",
}


@pytest.fixture(scope="module")
def counted():
    """What each page asked at both sizes: after a write, and again."""
    return tuple(run("queries", "--rows", rows, patience=900) for rows in (FEW, MANY))


def grown(few, many):
    """Return the pages that ask more for more rows."""
    return {name for name in few if max(map(int.__sub__, many[name], few[name])) > 0}


def test_v05_no_page_asks_more_for_more_rows(counted):
    few, many = counted

    assert set(few) == set(many)
    assert len(few) > 200
    assert grown(few, many) == set(GROWS)


def test_v05_no_page_asks_more_than_twelve(counted):
    _, many = counted
    above = {name: again for name, (_, again) in many.items() if again > MOST}

    told = {name: number for name, (number, _) in EXCEPTIONS.items()}
    assert {name: above[name] for name in above if name not in GROWS} == told


def test_v05_what_a_write_makes_others_ask_is_bounded(counted):
    _, many = counted

    assert [
        name for name, (first, again) in many.items() if first > again + COMPUTED
    ] == []


def test_v05_finds_a_list_that_asks_for_each_of_its_rows():
    few, many = (run("queries", "--rows", rows, "--unsafe") for rows in (FEW, MANY))

    assert grown(few, many) == {"admin:desk_cutoffs"}
