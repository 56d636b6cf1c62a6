"""Chromium of the operating system, and the product served for it to visit."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage

from tests.browser.site import prepare, serve

QUIET = [
    "--no-sandbox",  # root in a container has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    # Playwright's event loop stays in this thread, where Django would take it for
    # asynchronous code and refuse the database to the tests that follow.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    chromium = shutil.which("chromium")
    assert chromium, "Falta chromium: ejecute script/bootstrap test."
    return browser_type_launch_args | {"executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict, site: str) -> dict:
    return browser_context_args | {"base_url": site, "locale": "es-CO"}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration plan loaded, and the static files; shared by the workers."""
    own = tmp_path_factory.getbasetemp()
    return prepare(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that the tests share, so they only read."""
    with serve(prepared, tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture
def own_site(prepared: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a site for one test that writes."""
    with serve(prepared, tmp_path / "data") as address:
        yield address


@pytest.fixture
def complaints(context: BrowserContext) -> list[str]:
    """What the browser complains about, CSP violations included, as it happens."""
    heard: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(message.text)

    context.on("console", listen)
    context.on("weberror", lambda event: heard.append(str(event.error)))
    return heard
