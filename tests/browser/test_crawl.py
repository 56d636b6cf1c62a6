"""Every link of the site is followed: none is broken, and no page complains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import APIRequestContext, Browser, BrowserContext

from tests.browser.pages import CUTOFF
from tests.browser.steps import sign_in

MOST_PAGES = 400  # a stop for links without end, as a calendar's would be
WHO = ["", "planeacion", "directivo"]
# What writes, leaves or signs out is for other tests; so are the papers, which are made.
KEY = re.compile(r"(indicadores|dependencias)/[^/]+/")
LEFT_OUT = re.compile(r"/salir/|/admin/(?!$)|informe\.p|\.xlsx|/static/|next=")
# Every order of every choice is a page: they are tried by the tests of the list.
SAME_PAGE = re.compile(r"[?&](orden|filas|pagina)=")


class Links(HTMLParser):
    """The addresses that a page leads to, or is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep where a link, a picture or a style sheet points."""
        self.found += [
            value for name, value in attrs if name in {"href", "src"} and value
        ]


@dataclass
class Walk:
    """What was visited, with how it answered, and who led there."""

    answers: dict[str, int] = field(default_factory=dict)
    led_by: dict[str, str] = field(default_factory=dict)

    @property
    def broken(self) -> list[str]:
        """Return the addresses that did not answer well, each with a page that leads there."""
        return [
            f"{status} {url} (from {self.led_by.get(url)})"
            for url, status in self.answers.items()
            if status >= 400
        ]

    def by_pattern(self) -> list[str]:
        """Return one page of each kind: where only the numbers and keys differ."""
        kinds: dict[str, str] = {}
        for url in self.answers:
            path = KEY.sub(r"\1/k/", urlsplit(url).path)
            kinds.setdefault(re.sub(r"\d[^/]*", "n", path), url)
        return list(kinds.values())


def links_of(page: str, here: str) -> list[str]:
    """Return the links of a page to its own site, without what is left out."""
    reader = Links()
    reader.feed(page)
    whole = (urldefrag(urljoin(here, one)).url for one in reader.found)
    site = urlsplit(here).netloc
    return [
        one
        for one in whole
        if urlsplit(one).netloc == site
        and not LEFT_OUT.search(one)
        and not SAME_PAGE.search(one)
    ]


def walk(client: APIRequestContext, start: str) -> Walk:
    """Follow every link from an address, each once."""
    seen, waiting = Walk(), [start]
    while waiting:
        url = waiting.pop(0)
        if url in seen.answers:
            continue
        assert len(seen.answers) < MOST_PAGES, f"too many pages, last {url}"
        response = client.get(url)
        seen.answers[url] = response.status
        if "text/html" in response.headers.get("content-type", ""):
            for one in links_of(response.text(), response.url):
                seen.led_by.setdefault(one, url)
                waiting.append(one)
    return seen


@pytest.fixture(params=WHO, ids=lambda who: who or "anonymous")
def context(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict
) -> Iterator[BrowserContext]:
    """The browser of somebody of each kind."""
    context = browser.new_context(**browser_context_args)
    if request.param:
        page = context.new_page()
        sign_in(page, request.param)
        page.close()
    yield context
    context.close()


def test_every_link_leads_somewhere_and_no_page_complains(
    context: BrowserContext, site: str, complaints: list[str]
):
    walked = walk(context.request, f"{site}/")
    page = context.new_page()

    for url in walked.by_pattern():
        if urlsplit(url).path.endswith("/"):  # the others are files
            page.goto(url)

    assert f"{site}{CUTOFF}indicadores/545/" in walked.answers
    assert walked.broken == []
    assert complaints == []


class Faulty(BaseHTTPRequestHandler):
    """A site of two pages, the second with a link that leads nowhere."""

    pages = {"/": b"<a href='/b/#x'>b</a>", "/b/": b"<img src='/missing.png'>"}

    def do_GET(self) -> None:
        """Answer a page, or that it is not there."""
        self.send_response(200 if self.path in self.pages else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.pages.get(self.path, b""))

    def log_message(self, *parts: object) -> None:
        """Say nothing."""


def test_the_walk_sees_a_broken_link(browser: Browser):
    client = browser.new_context()
    with ThreadingHTTPServer(("127.0.0.1", 0), Faulty) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"

        walked = walk(client.request, f"{site}/")
        server.shutdown()
    client.close()

    assert walked.broken == [f"404 {site}/missing.png (from {site}/b/)"]
