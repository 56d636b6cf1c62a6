"""The way between the rooms of a cut-off: the same on every page of it, and only there."""

import re

import pytest

from tests.builders import a_cutoff, a_person, measured
from tests.reports.closings import two_revisions

HERE = "/cortes/2023-06-30/"
FIRST = f"{HERE}revisiones/1/"
ROOMS = ("", "indicadores/", "dependencias/", "tendencia/", "comparar/", "informe/")
# What is inside a room, and the room.
INSIDE = {
    "objetivos/1/": "",
    "indicadores/321/": "indicadores/",
    "dependencias/SC/": "dependencias/",
    "tendencia/?objetivo=1": "tendencia/",
}
NAV = re.compile(r'<nav class="rooms.*?</nav>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]+)"(?: aria-current="(\w+)")?>')

pytestmark = pytest.mark.django_db


def ways(client, address: str) -> dict[str, str]:
    """Return where the rooms' links lead, each with what it says of the reader's place."""
    (nav,) = NAV.findall(client.get(address).content.decode())
    return dict(LINK.findall(nav))


@pytest.mark.parametrize("start", [HERE, FIRST])
def test_every_page_leads_to_every_room_and_says_where_it_is(client, start):
    measured("321", e="30")
    a_cutoff()
    two_revisions()

    for room in ROOMS:
        assert ways(client, f"{start}{room}") == {
            f"{start}{one}": "page" if one == room else "" for one in ROOMS
        }
    for page, room in INSIDE.items():
        assert ways(client, f"{start}{page}") == {
            f"{start}{one}": "true" if one == room else "" for one in ROOMS
        }


def test_pages_of_no_cutoff_have_no_rooms(client):
    measured("321")
    a_cutoff()
    client.force_login(a_person("rita"))

    for address in ("/plan/", "/metodologia/", "/control-de-cambios/", "/datos/"):
        assert not NAV.search(client.get(address).content.decode())
    assert ways(client, "/")[HERE] == "true"
