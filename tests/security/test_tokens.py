"""No form that writes is taken without its token, whoever sends it."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import URLResolver, get_resolver

from tests.security.addresses import address
from tests.security.expectations import EXPECTED, ROLES
from tests.security.matrix import QuickClient, patterns
from tests.security.test_seeded_holes import swapped
from tests.security.world import World
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the views are the same"),
]


def forms(world: World) -> Iterator[tuple[str, str]]:
    """Yield who writes by which address, once for each that somebody writes by."""
    for one in patterns():
        for (method, column), letters in EXPECTED[one.name].items():
            if method == "POST" and "w" in letters:
                role = ROLES[letters.rindex("w")]
                yield role, address(world, one.name, one.model, one.kind, column)
                break


def taken(world: World) -> list[str]:
    """Post each without a token, and return what was not refused for that."""
    found = []
    for role, place in forms(world):
        client = QuickClient(enforce_csrf_checks=True)
        if person := world.people[role]:
            client.force_login(person)
        if client.post(place).status_code != 403:
            found.append(place)
    return found


def exempt() -> list[str]:
    """Return the addresses whose view asks for no token, whatever it answers to a post."""
    return [
        route
        for route, page in pages(get_resolver())
        if getattr(page, "csrf_exempt", False)
    ]


def pages(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Callable]]:
    """Yield the route and the view of every address."""
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from pages(one, route)
        else:
            yield route, one.callback


def test_no_view_is_exempt_from_the_token():
    assert len(list(pages(get_resolver()))) > 200
    assert exempt() == []


def test_a_view_that_is_exempt_is_found():
    page = get_resolver().resolve("/cuenta/sesiones/terminar/").func

    with swapped((page, "csrf_exempt", True)):
        assert exempt() == ["cuenta/sesiones/terminar/"]


def test_no_form_is_taken_without_its_token(world):
    assert len(list(forms(world))) > 60
    assert taken(world) == []


def test_a_form_that_is_exempt_is_found(world):
    place = f"/admin/personas/{world.outsider.pk}/desactivar/"
    page = get_resolver().resolve(place).func

    with swapped((page, "csrf_exempt", True)):
        assert taken(world) == [place]
