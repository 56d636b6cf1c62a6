"""The Planning Office's browser, on a copy of the demonstration that a test may write."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.site import environment, manage, serve
from tests.browser.steps import sign_in


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
