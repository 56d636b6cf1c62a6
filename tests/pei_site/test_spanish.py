"""What people read is in Spanish, the libraries' own pages and messages too."""

import json
import re
from collections.abc import Iterable, Iterator

import pytest
from django.utils import translation

from tests.pei_site.spanish import english, left_over, words
from tests.security.matrix import client_of
from tests.security.payloads import PAYLOADS
from tests.security.poisoned import Told, places_of, refused_forms
from tests.security.world import World
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the pages are the same"),
]
DESK, MONTH = ("/admin/mesa/",), ("/admin/mi-mes/",)
# Who reads which pages: the superuser all tables and the account, others their rooms.
READ = {"U": ("/admin/", "/cuenta/", "/contrasena/"), "P": DESK, "R": MONTH}
# What the matrix does not ask: searches, filters, pages, drill-downs, what is not there.
BESIDES = (
    "objectives/accessevent/?at__year=2023",
    "objectives/accessevent/?q=nada",
    "objectives/user/?q=nada",
    "objectives/user/?is_staff__exact=1",
    "objectives/user/?p=9",
    "objectives/user/?o=9",
    "objectives/user/99999/change/",
    "indicators/indicator/?q=nada&kind__exact=SECTORAL",
    "indicators/indicator/add/?_popup=1",
)


def read(world: World) -> Iterator[Told]:
    """Ask for every page of the data entry, each as one who works on it."""
    for role, prefixes in READ.items():
        client = client_of(world.people[role])
        others = DESK + MONTH if role == "U" else ()
        for place in dict.fromkeys(places_of(world, role)):
            if place.startswith(prefixes) and not place.startswith(others):
                yield f"{role} {place}", client.get(place)


def besides(world: World) -> Iterator[Told]:
    client = client_of(world.people["U"])
    for place in BESIDES:
        yield place, client.get(f"/admin/{place}", follow=True)


def in_english(told: Iterable[Told], typed: str = "") -> dict[str, list[str]]:
    """Return what each page says in English; a page that does not is there too."""
    return {
        place: left_over(answer.content.decode(), typed)
        for place, answer in told
        if answer.headers.get("Content-Type", "").startswith("text/html")
    }


def wrong(found: dict[str, list[str]]) -> list[str]:
    return [f"{place}: {one}" for place, texts in found.items() for one in texts]


def test_every_page_is_in_spanish(world):
    found = in_english([*read(world), *besides(world)])

    assert wrong(found) == []
    assert len(found) > 150


def test_what_is_said_to_a_form_that_is_refused_is_in_spanish(world):
    told = (one for one in refused_forms(world, "U") if "/admin/" in one[0])

    found = in_english(told, " ".join(PAYLOADS))

    assert wrong(found) == []
    assert len(found) > 50


def test_what_scripts_of_the_admin_say_is_in_spanish(admin_client):
    script = admin_client.get("/admin/jsi18n/").content.decode()
    told = json.loads(re.search(r"const newcatalog = (\{.*?\n  \});", script, re.S)[1])

    assert len(told) > 40
    assert [one for one in told.values() if words(str(one)) & english()] == []


def test_pages_in_english_are_found(world):
    with translation.override("en"):
        found = in_english(besides(world))

    assert len(found) == len(BESIDES)
    assert [place for place, texts in found.items() if not texts] == []


def test_english_is_found_wherever_it_is_read():
    page = (
        "<title>View history</title><p>Histórico</p><!-- view --><script>view</script>"
        "<img alt='Deleted'><a title='Abrir' aria-label='Change'>Ver el acta.pdf</a>"
        "<input type=submit value=Save><input value='view'><p>Created</p> and"
    )

    assert sorted(left_over(page)) == [
        *("Change", "Created", "Deleted", "Save", "View history", "and"),
    ]
