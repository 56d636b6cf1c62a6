"""The Planning Office's browser, on a copy of the demonstration that a test may write."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from reports.planfiles.demonstration import PASSWORD
from tests.browser.axe import violations
from tests.browser.site import environment, manage, serve

SIZES = [(1440, 900), (768, 1024), (390, 844)]
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def desk_site(prepared: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a copy of the demonstration, for one test that writes."""
    with serve(prepared, tmp_path / "data") as address:
        yield address


@pytest.fixture
def run_there(prepared: Path, tmp_path: Path, desk_site: str) -> Callable[[str], str]:
    """Run Python in the copy, to set a scene: what it prints."""
    env = environment(tmp_path / "data", prepared / "static")

    def run(code: str) -> str:
        return manage("shell", "--no-imports", "--command", code, env=env)

    return run


@pytest.fixture
def context(browser: Browser, desk_site: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=desk_site, locale="es-CO")
    yield context
    context.close()


@pytest.fixture
def desk_page(context: BrowserContext, complaints: list[str]) -> Page:
    """A page signed in as the Planning Office; `complaints` hears what it refuses."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    sign_in(page, "planeacion")
    return page


def sign_in(page: Page, username: str) -> None:
    page.goto("/ingresar/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/")


def check(page: Page, complaints: list[str]) -> None:
    """Look at the page at every size: it fits, all can use it, nothing is refused."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert not page.evaluate(TOO_WIDE), width
        assert violations(page) == [], width
    assert complaints == []
