"""A13: what is given to a person is kept by no cache, and nobody gets what is another's."""

from collections.abc import Iterator

import pytest
from django.test import Client

from indicators.admin import scope
from reports import doors
from tests.builders import a_department, a_member
from tests.security.addresses import address
from tests.security.expectations import EXPECTED, ROLES
from tests.security.matrix import client_of, header_faults, patterns
from tests.security.test_seeded_holes import everything, swapped
from tests.security.world import World
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the pages are the same"),
]
ENOUGH = 200  # requests


def private_pages(world: World) -> list[str]:
    """Return every page that the reporter opens and a stranger is sent away from."""
    reporter, stranger = ROLES.index("R"), ROLES.index("N")
    return [
        address(world, one.name, one.model, one.kind, column)
        for one in patterns()
        for (method, column), letters in EXPECTED[one.name].items()
        if method == "GET" and letters[reporter] == "k" and letters[stranger] == "e"
    ]


def alternating(pages: list[str], readers: dict[str, Client]) -> Iterator[tuple]:
    """Ask each page in turns, each reader with what the page told the other."""
    tags: dict[str, str] = {}
    for place in pages:
        for way in ("get", "head"):
            for name, client in readers.items():
                told = {"If-None-Match": tags.get(place, '"x"'), "Age": "1"}
                answer = getattr(client, way)(place, headers=told)
                tags[place] = answer.headers.get("ETag", tags.get(place, '"x"'))
                yield place, name, answer


def crossed(world: World, pages: list[str], *, at_least: int = 0) -> list[str]:
    """Return what a cache could give to another, and what shows another's."""
    other = a_member("o.tra9", department=a_department("B"))
    readers = {one.username: client_of(one) for one in (world.people["R"], other)}
    # What only the other one's pages say.
    signs = {"r.ita7": ("o.tra9", "Indicador B1"), "o.tra9": ("r.ita7", "Indicador A1")}
    found, asked = [], 0
    for place, name, answer in alternating(pages, readers):
        asked += 1
        username, indicator = signs[name]
        content = answer.getvalue().decode("utf-8", "replace")
        shown = f'user-name">{username}' in content
        shown = shown or (place.startswith("/admin/") and indicator in content)
        faults = list(header_faults(answer, known=True))
        # The papers of the entity are one and the same for its people.
        same = answer.status_code == 304 and not place.startswith("/cortes/")
        if shown or faults or same or answer.status_code >= 500:
            found.append(f"{name} {place}: {answer.status_code} {faults} {shown}")
    assert asked >= at_least
    return found


def test_a13_two_people_who_alternate_never_get_each_others_pages(world):
    assert crossed(world, private_pages(world), at_least=ENOUGH) == []


def test_a13_finds_what_caches_may_keep_and_what_is_anothers(world):
    """The control: a page that says that it is public, and a list that is everybody's."""

    def public(request, response, **kwargs):
        # With the cookie of the form to sign out it would be kept by nobody.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        response.headers["Cache-Control"] = "public, max-age=60"
        return response

    pages = ["/cortes/2023-06-30/", "/admin/indicators/indicator/"]

    with swapped((doors, "shared", public), (scope, "visible", everything)):
        found = crossed(world, pages)

    assert len(found) == 6  # for both readers, and a HEAD shows no list


@pytest.mark.parametrize(
    ("vary", "faults"), [("Cookie", 0), ("Accept, Cookie", 0), ("Accept", 1), ("", 1)]
)
def test_a13_finds_what_a_cache_would_give_to_who_has_a_session(world, vary, faults):
    answer = client_of(None).get("/cortes/2023-03-31/")
    assert "public" in answer["Cache-Control"]

    answer["Vary"] = vary

    assert len(list(header_faults(answer, known=False))) == faults
