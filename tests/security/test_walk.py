"""A01 and V07: odd requests to every address break nothing, and write nothing by refusals.

One of so many here, in turn; `python -m tests.soak.odd_requests` sends all of them.
"""

import pytest

from tests.security.bodies import AdminBodies
from tests.security.matrix import client_of
from tests.security.odd_holes import HOLES
from tests.security.walk import TOKEN, Oddity
from tests.swapping import swapped

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
AS = [("U", TOKEN), ("R", TOKEN), ("N", TOKEN), ("R", "")]  # who, with which token
EVERY, ENOUGH = 599, 600  # of the odd requests of each, and how many are sent in all


@pytest.fixture
def bodies(world) -> AdminBodies:
    return AdminBodies(world, client_of(world.people["U"]))


def test_v07_no_odd_request_breaks_the_server_or_writes_where_it_is_refused(
    world, bodies
):
    walkers = [Oddity(world, role, bodies, token) for role, token in AS]

    asked = [
        one
        for turn, walker in enumerate(walkers)
        for one in walker.walk(every=EVERY, first=turn * EVERY // len(AS))
    ]

    found = [f"{one.what}: {fault}" for one in asked for fault in one.faults]
    assert "\n".join(found) == ""
    assert len(asked) > ENOUGH


def test_v07_the_walk_reaches_what_writes(world, bodies):
    asked = list(Oddity(world, "U", bodies).walk(["admin:people_place"]))

    assert sum(one.wrote for one in asked) > 20


@pytest.mark.parametrize("hole", HOLES, ids=[name.replace(" ", "-") for name in HOLES])
def test_v07_the_walk_finds_a_seeded_hole(world, bodies, hole):
    places, only = HOLES[hole]

    with swapped(*places):
        assert any(one.faults for one in Oddity(world, "U", bodies).walk([only]))
