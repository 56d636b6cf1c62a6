"""What a screen reader hears: Chromium's accessibility tree, page by page."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.pages import CUTOFF

READ = [
    CUTOFF,
    f"{CUTOFF}objetivos/5/",
    f"{CUTOFF}indicadores/545/",
    f"{CUTOFF}indicadores/",
    "/accesibilidad/",
]
ONCE = {"main", "banner", "contentinfo"}
REGIONS = {"navigation", "region", "complementary", "form", "search"}
NAMED = {"link", "button", "image", "table", "combobox", "textbox", "checkbox"}
EMPTY_WORDS = {"aquí", "ver", "ver más", "más", "leer más", "clic aquí", "enlace"}


@dataclass(frozen=True, slots=True)
class Heard:
    """A node of the tree: what it is, how it is called, of a heading its level."""

    role: str
    name: str
    level: int | None
    url: str | None


def heard(page: Page) -> list[Heard]:
    """Return what is exposed, in the order in which it is read."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    tree = session.send("Accessibility.getFullAXTree")
    nodes = {one["nodeId"]: one for one in tree["nodes"]}
    waiting, found = [tree["nodes"][0]["nodeId"]], []
    while waiting:
        node = nodes[waiting.pop()]
        if not node.get("ignored"):
            found.append(understood(node))
        waiting += [one for one in reversed(node["childIds"]) if one in nodes]
    return found


def understood(node: dict) -> Heard:
    said = {
        one["name"]: one["value"].get("value") for one in node.get("properties", [])
    }
    name = " ".join(node.get("name", {}).get("value", "").split())
    return Heard(node["role"]["value"], name, said.get("level"), said.get("url"))


def faults(all_heard: list[Heard]) -> list[str]:
    """Return what would leave somebody who listens without knowing where they are."""
    return [
        *headings(all_heard),
        *landmarks(all_heard),
        *(f"a {one.role} without a name" for one in all_heard if nameless(one)),
        *(f"two places called {name!r}" for name in ambiguous(all_heard)),
    ]


def headings(all_heard: list[Heard]) -> list[str]:
    levels = [one.level for one in all_heard if one.role == "heading"]
    steps = [
        f"heading {after} after {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    ]
    return (
        steps if levels.count(1) == 1 else [f"{levels.count(1)} main headings", *steps]
    )


def landmarks(all_heard: list[Heard]) -> list[str]:
    roles = Counter(one.role for one in all_heard)
    regions = Counter((one.role, one.name) for one in all_heard if one.role in REGIONS)
    return [
        *(f"{roles[role]} of {role}" for role in sorted(ONCE) if roles[role] != 1),
        *(f"{n} of {where}" for where, n in regions.items() if n > 1 or not where[1]),
    ]


def nameless(one: Heard) -> bool:
    return one.role in NAMED and (not one.name or one.name.lower() in EMPTY_WORDS)


def ambiguous(all_heard: list[Heard]) -> list[str]:
    """Return the names of links that lead to more than one place."""
    places: dict[str, set[str | None]] = {}
    for one in all_heard:
        if one.role == "link":
            places.setdefault(one.name, set()).add(one.url)
    return [name for name, urls in places.items() if len(urls) > 1]


@pytest.mark.parametrize("address", READ)
def test_a_page_tells_who_listens_where_everything_is(page: Page, address):
    page.goto(address)

    assert faults(heard(page)) == []


def test_the_listener_hears_what_is_wrong(page: Page):
    page.set_content(
        "<html lang=es><title>t</title><nav><a href='https://example.org/a'>Ver</a></nav>"
        "<main><h1>Uno</h1><h3>Tres</h3><button></button>"
        "<a href='https://example.org/b'>Informe</a> <a href='https://example.org/c'>Informe</a></main>"
    )

    assert faults(heard(page)) == [
        "heading 3 after 1",
        "0 of banner",
        "0 of contentinfo",
        "1 of ('navigation', '')",
        "a link without a name",
        "a button without a name",
        "two places called 'Informe'",
    ]
