"""The first visit is light, asks little, and nothing moves while it arrives."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.pages import CUTOFF

LARGEST_VISIT = 150_000  # bytes over the wire: HTML, styles, script, fonts, pictures
MOST_REQUESTS = 12  # of a first visit, the page itself included
STILL = 0.01  # cumulative layout shift; 0.1 is what the guidelines call good
READ = [CUTOFF, f"{CUTOFF}objetivos/5/", f"{CUTOFF}indicadores/545/"]
# Cumulative: what moves without anybody having touched the page.
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""
FIRST_WORDS = """() => new Promise(resolve => {
  new PerformanceObserver(list => {
    if (list.getEntriesByName('first-contentful-paint').length) resolve();
  }).observe({type: 'paint', buffered: true});
})"""
JUMP = """() => new Promise(resolve => {
  const late = document.createElement('div');
  late.setAttribute('class', 'hero');
  late.textContent = 'Un aviso que llega tarde y empuja todo lo demás.';
  document.querySelector('main').prepend(late);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
})"""


@pytest.fixture
def first(browser: Browser, browser_context_args: dict) -> Iterator[Page]:
    """A page of a browser that has never been here."""
    context = browser.new_context(
        **browser_context_args, viewport={"width": 390, "height": 844}
    )
    yield context.new_page()
    context.close()


def transferred(page: Page, address: str) -> list[tuple[str, int]]:
    """Visit, and return what came over the wire, in the order in which it was asked for.

    Each is an address and its bytes, headers too. What arrives first is not always what
    was asked for first: a page that streams ends after its fonts.
    """
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def sent(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def loaded(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", loaded)
    page.goto(address, wait_until="networkidle")
    return [(url, sizes[one]) for one, url in names.items() if one in sizes]


def visit_with_late_fonts(page: Page, address: str) -> None:
    """Let the fonts arrive when the page has been drawn without them."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2", hold)
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate(FIRST_WORDS)
    assert held  # or nothing was late
    while held:
        held.pop().continue_()
    page.wait_for_load_state("networkidle")


def swapping(route: Route) -> None:
    """Give the styles, with fonts that are drawn whenever they arrive."""
    answer = route.fetch()
    styles = answer.text()
    assert "font-display:optional" in styles.replace(" ", "")
    route.fulfill(response=answer, body=styles.replace("optional", "swap"))


def test_the_first_visit_is_light_and_asks_little(first: Page):
    came = transferred(first, CUTOFF)

    assert came[0][0].endswith(CUTOFF)
    assert [name for name, _ in came if ".woff2" in name]  # fonts were counted
    assert sum(size for _, size in came) < LARGEST_VISIT
    assert len(came) <= MOST_REQUESTS


def test_the_scale_sees_what_is_heavy(first: Page):
    def heavier(route: Route) -> None:
        route.fulfill(body="/*" + "x" * LARGEST_VISIT + "*/", content_type="text/css")

    first.route("**/base*.css", heavier)

    assert max(size for _, size in transferred(first, CUTOFF)) >= LARGEST_VISIT


@pytest.mark.parametrize("address", READ)
def test_nothing_moves_while_a_page_arrives(first: Page, address):
    first.goto(address, wait_until="networkidle")

    assert first.evaluate(SHIFTS) < STILL


@pytest.mark.parametrize("address", READ)
def test_nothing_moves_when_the_fonts_come_late(first: Page, address):
    visit_with_late_fonts(first, address)

    assert first.evaluate(SHIFTS) < STILL


def test_fonts_that_took_the_place_of_others_would_move_the_page(first: Page):
    first.route("**/tokens*.css", swapping)

    visit_with_late_fonts(first, READ[-1])

    assert first.evaluate(SHIFTS) > STILL


def test_the_observer_sees_what_moves(first: Page):
    first.goto(CUTOFF, wait_until="networkidle")

    first.evaluate(JUMP)

    assert first.evaluate(SHIFTS) > STILL


def test_what_a_page_needs_is_asked_for_at_once(first: Page):
    """Styles, script and fonts stand in the head: no file is found inside another."""
    first.goto(CUTOFF, wait_until="networkidle")

    asked = first.evaluate(
        "performance.getEntriesByType('resource')"
        ".map(e => [e.initiatorType, new URL(e.name).pathname])"
    )
    found_inside = [path for kind, path in asked if kind == "css"]

    # The italic is of a few words only: it may come when they are drawn.
    assert [path for path in found_inside if "italic" not in path] == []


def test_pages_come_compressed(first: Page):
    answer = first.goto(CUTOFF)

    assert answer.header_value("content-encoding") == "gzip"
