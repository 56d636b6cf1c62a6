"""A01: every address, every role, every method, on own, other's, closed and missing rows."""

import pytest

from tests.security.bodies import AdminBodies
from tests.security.expectations import EXPECTED, ROLES
from tests.security.matrix import Walker, client_of, patterns

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
# Two walks, so that two processes share the work.
WALKS = ["NXSDVR", "HIPAU"]


def test_every_address_has_an_expectation():
    there = {pattern.name for pattern in patterns()}

    assert there - set(EXPECTED) == set()
    assert set(EXPECTED) - there == set()


def test_every_expectation_speaks_of_every_role():
    lines = [letters for cells in EXPECTED.values() for letters in cells.values()]

    assert {len(letters) for letters in lines} == {len(ROLES)}
    assert set("".join(lines)) <= set("kemdnxcgbw")


@pytest.mark.parametrize("roles", WALKS)
def test_every_cell_answers_as_expected_and_writes_only_where_it_may(world, roles):
    bodies = AdminBodies(world, client_of(world.people["U"]))

    wrong = [
        fault for role in roles for fault in Walker(world, role, bodies).mismatches()
    ]

    assert "\n".join(wrong) == ""
