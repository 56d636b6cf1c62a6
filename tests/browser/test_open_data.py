"""Open data in Chromium: usable pages, and pictures and files that others can use."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.pages import CUTOFF
from tests.browser.steps import TOO_WIDE
from tests.browser.test_pages import DESK, PHONE

PAGES = ("/datos/", "/publicaciones/")
# The right end of each text of a badge, and of the badge.
ENDS = """() => {
  const ends = box => box.x + box.width;
  return [
    [...document.querySelectorAll('text')].map(one => ends(one.getBBox())),
    document.querySelector('svg').viewBox.baseVal.width,
  ];
}"""
READS = "address => fetch(address).then(answer => answer.ok, () => false)"
WIDTH = "picture => picture.naturalWidth"


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_the_open_data_is_usable(page: Page, complaints, address, viewport):
    page.set_viewport_size(viewport)

    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    # A data block for search engines among them: the CSP has nothing against it.
    assert complaints == []
    assert not page.evaluate(TOO_WIDE)
    assert violations(page) == []


def test_another_site_shows_a_badge(page: Page, site):
    page.set_content(
        f"<img alt='badge' src='{site}/insignias/5.svg'>"
        f"<img alt='missing' src='{site}/insignias/99.svg'>"
    )
    page.wait_for_load_state("networkidle")

    badge, missing = page.get_by_alt_text("badge"), page.get_by_alt_text("missing")
    expect(badge).to_be_visible()
    assert badge.evaluate(WIDTH) > 200
    assert missing.evaluate(WIDTH) == 0


class Blank(BaseHTTPRequestHandler):
    """Answers an empty page to everything."""

    def do_GET(self) -> None:  # the name that http.server asks for
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def neighbour() -> Iterator[str]:
    """The address of another site, on the same machine as Chromium demands."""
    with HTTPServer(("127.0.0.1", 0), Blank) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_another_site_reads_the_files_and_not_the_pages(page: Page, site, neighbour):
    page.goto(neighbour)

    assert page.evaluate(READS, f"{site}{CUTOFF}informe.json")
    assert page.evaluate(READS, f"{site}{CUTOFF}informe.csv")
    assert page.evaluate(READS, f"{site}/datos/esquema.json")
    assert not page.evaluate(READS, f"{site}{CUTOFF}")


def test_the_texts_of_a_badge_fit_whatever_the_font(page: Page):
    drawn = page.request.get(f"{CUTOFF}revisiones/1/objetivos/5/insignia.svg").text()
    page.set_content(drawn)

    ends, width = page.evaluate(ENDS)

    assert len(ends) == 4
    assert max(ends) <= width
