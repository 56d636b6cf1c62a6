"""How heavy the public pages are, and how long a first visit takes on a slow telephone.

    python -m benchmarks.page_weight [--rounds 3]

Serves the demonstration as the browser tests do (gunicorn, hashed and compressed files)
and visits each page with a new browser: without limits, to count bytes and requests,
and with what Chromium calls fast 3G (1,6 Mbit/s down, 750 kbit/s up, 150 ms of delay)
on a processor four times slower. The times are medians in seconds, of this machine.
"""

import argparse
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import QUIET
from tests.browser.pages import CUTOFF
from tests.browser.site import prepare, serve
from tests.browser.test_speed import transferred

PAGES = (CUTOFF, f"{CUTOFF}objetivos/5/", f"{CUTOFF}indicadores/545/", "/metodologia/")
FAST_3G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4
TIMES = """() => {
  const page = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return [paint.startTime / 1000, page.loadEventEnd / 1000];
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit: bytes over the wire, requests, and seconds to paint and to load."""

    size: int
    requests: int
    paint: float
    load: float


def main() -> None:
    """Serve, visit and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="pei-weight-") as name:
        prepared = prepare(Path(name))
        with serve(prepared, Path(name) / "data") as site, sync_playwright() as tool:
            browser = tool.chromium.launch(
                executable_path="/usr/bin/chromium", args=QUIET
            )
            print(f"{'page':42} {'bytes':>8} {'requests':>8} {'paint':>6} {'load':>6}")
            for page in PAGES:
                visit = measured(browser, site + page, rounds)
                figures = f"{visit.paint:6.2f} {visit.load:6.2f}"
                print(f"{page:42} {visit.size:8} {visit.requests:8} {figures}")
            browser.close()


def measured(browser: Browser, address: str, rounds: int) -> Visit:
    """Count once, and time as often as asked."""
    with_new_page(browser, lambda page: page.goto(address))  # the server has warmed up
    came = with_new_page(browser, lambda page: transferred(page, address))
    times = [
        with_new_page(browser, lambda page: slow(page, address)) for _ in range(rounds)
    ]
    paint, load = (statistics.median(column) for column in zip(*times, strict=True))
    return Visit(sum(size for _, size in came), len(came), paint, load)


def with_new_page(browser: Browser, act: Any) -> Any:
    """Act in a browser that has never been there."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        return act(context.new_page())
    finally:
        context.close()


def slow(page: Page, address: str) -> list[float]:
    """Visit over a slow line; return the seconds to the first paint and to the load."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd")
    return page.evaluate(TIMES)


if __name__ == "__main__":
    main()
