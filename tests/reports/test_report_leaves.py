"""The report of a great plan on screen: leaf by leaf, all of it within reach."""

import re

import pytest

from reports import leaves
from tests.builders import an_objective, measured
from tests.reports import closings
from tests.reports.papers import PAGE
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db


@module_scene
def published():
    """June is published, with five objectives of one indicator; one of them lags."""
    for number in range(1, 6):
        measured(f"32{number}", e="59", objective=an_objective(number))
    closings.published()


@pytest.fixture
def small_leaves(monkeypatch):
    """Let a leaf have two rows, and a page three."""
    monkeypatch.setattr(leaves, "WHOLE", 3)
    monkeypatch.setattr(leaves, "ROWS", 2)


def text(client, query=""):
    answer = client.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def anchors(page):
    return set(re.findall(r'id="((?:objetivo-\d|[a-z]+(?:-[a-z]+)*))"', page))


def test_a_report_that_fits_is_whole_whatever_is_asked(client):
    for query in ("", "?parte=2", "?hallazgos=1", "?parte=x&hallazgos=9"):
        page = text(client, query)

        assert {"objetivo-1", "objetivo-5", "hallazgos", "firmas"} <= anchors(page)
        assert "Partes del informe" not in page
        assert "parte=" not in page.replace(f"{query}", "")


def test_all_of_the_whole_is_on_some_leaf_and_nothing_twice(client, monkeypatch):
    whole = {one for one in anchors(text(client)) if one != "contenido"}
    monkeypatch.setattr(leaves, "WHOLE", 3)
    monkeypatch.setattr(leaves, "ROWS", 2)

    told = [text(client, f"?parte={number}") for number in range(1, 6)]

    sections = [re.findall(r'<section class="report[^>]*labelledby="([^"]+)"', page) for page in told]  # fmt: skip
    flat = [one for page in sections for one in page]
    assert len(flat) == len(set(flat))
    assert set(flat) <= whole
    assert sections[1:4] == [
        ["objetivo-1", "objetivo-2"],
        ["objetivo-3", "objetivo-4"],
        ["objetivo-5"],
    ]
    assert [len(re.findall("<h1", page)) for page in told] == [1] * 5


def test_links_of_the_first_leaf_lead_to_what_is_on_the_others(client, small_leaves):
    first = text(client)

    led = set(re.findall(r'href="(\?parte=\d)#([a-z0-9-]+)"', first))

    assert ("?parte=3", "objetivo-4") in led
    assert ("?parte=5", "hallazgos") in led
    for query, anchor in led:
        assert anchor in anchors(text(client, query))


def test_each_leaf_leads_to_the_one_before_and_the_one_after(client, small_leaves):
    ways = [
        re.findall(
            r'rel="(prev|next)" href="\?parte=(\d)"', text(client, f"?parte={n}")
        )
        for n in (1, 3, 5)
    ]

    assert ways == [[("next", "2")], [("prev", "2"), ("next", "4")], [("prev", "4")]]


def test_findings_are_asked_for_by_their_name(client, small_leaves):
    page = text(client, "?hallazgos=1")

    assert "hallazgos" in anchors(page)
    assert "Ésta es la 5 de 5" in page


@pytest.mark.parametrize("asked", ["9", "0", "x", "-1", "٢"])
def test_a_leaf_that_is_not_there_is_told(client, small_leaves, asked):
    assert f"No existe la parte «{asked}»" in text(client, f"?parte={asked}")
