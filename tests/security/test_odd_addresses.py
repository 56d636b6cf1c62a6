"""V07: whatever stands in an address of the product, the server does not break."""

import pytest
from django.core.paginator import Paginator

from reports.desk.cutoffs import decision_views
from reports.desk.cutoffs.decision_views import PER_PAGE
from tests.security.matrix import client_of
from tests.security.odd import odd_places
from tests.security.test_seeded_holes import swapped
from tests.security.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
# Each makes a paper: their words are those of the page in HTML.
PAPERS = ("informe.pdf", "informe.pptx", "informe.xlsx", "plan/zip", "plan/xlsx")


@pytest.fixture
def world(settings, world) -> World:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.security.odd.NotingMiddleware"]
    return world


def broken(world: World, role: str, only: str = "") -> tuple[int, list[str]]:
    """Ask for every odd address; return how many there were, and what broke."""
    client = client_of(world.people[role])
    places = [
        place
        for place in odd_places(world, client, only)
        if not any(paper in place for paper in PAPERS)
    ]
    return len(places), [
        place[:150] for place in places if client.get(place).status_code >= 500
    ]


@pytest.mark.parametrize("role", ["N", "P"])
def test_v07_no_odd_address_breaks_the_server(world, role):
    asked, found = broken(world, role)

    assert found == []
    assert asked > 3_000  # the resolver was read


def test_v07_finds_a_page_that_takes_any_word_for_a_number(world):
    def turn_to(request, rows):
        page = request.GET.get("pagina") or "1"
        return Paginator(rows, PER_PAGE).get_page(int(page))

    with swapped((decision_views, "_turn_to", turn_to)):
        _, found = broken(world, "P", "admin:desk_decisions")

    page = "/admin/mesa/cortes/2023-12-31/decisiones/"
    assert f"{page}?pagina=abc.-" in found
    assert all(place.startswith(f"{page}?pagina=") for place in found)
