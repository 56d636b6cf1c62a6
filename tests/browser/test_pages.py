"""Every page in Chromium: it answers, everybody can use it, nothing is refused."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.pages import ADMIN, CUTOFF, PRIVATE, PUBLIC, UNKNOWN
from tests.browser.steps import TOO_WIDE, sign_in

DESK = {"width": 1440, "height": 900}
TABLET = {"width": 768, "height": 1024}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def signed_in(browser: Browser, browser_context_args: dict) -> dict:
    """The cookies of the demonstration's administrator."""
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    sign_in(page, "admin")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def context(
    request: pytest.FixtureRequest, context: BrowserContext
) -> Iterator[BrowserContext]:
    """A stranger's browser, or with `signed_in` in the test the administrator's."""
    if "signed_in" in request.fixturenames:
        context.add_cookies(request.getfixturevalue("signed_in")["cookies"])
    return context


# Between the two ends a page of each kind is enough.
ON_TABLETS = (CUTOFF, f"{CUTOFF}objetivos/5/", f"{CUTOFF}indicadores/545/", "/plan/")
VISITS = [
    *((address, DESK) for address in PUBLIC),
    *((address, PHONE) for address in PUBLIC),
    *((address, TABLET) for address in ON_TABLETS),
]


@pytest.mark.parametrize(
    ("address", "viewport"),
    VISITS,
    ids=[f"{address}-{viewport['width']}" for address, viewport in VISITS],
)
def test_a_public_page_is_usable(page: Page, complaints, address, viewport):
    page.set_viewport_size(viewport)

    answer = page.goto(address)

    assert answer.status == 200
    assert complaints == []
    assert not page.evaluate(TOO_WIDE)
    assert violations(page) == []


def test_a_page_that_is_not_there_says_so(page: Page):
    answer = page.goto("/no-existe/")

    assert answer.status == 404
    assert violations(page) == []


@pytest.mark.parametrize("address", UNKNOWN)
def test_a_reader_learns_that_a_cutoff_is_not_there(signed_in, page: Page, address):
    answer = page.goto(address)

    assert answer.status == 404
    assert violations(page) == []


@pytest.mark.parametrize("address", [*PRIVATE, *ADMIN])
def test_a_private_page_is_usable(signed_in, page: Page, complaints, address):
    answer = page.goto(address)

    assert answer.status == 200
    assert page.url.endswith(address)
    assert complaints == []
    assert violations(page) == []


@pytest.mark.parametrize("address", [*PRIVATE, *ADMIN, *UNKNOWN])
def test_a_private_page_asks_a_stranger_to_sign_in(page: Page, address):
    page.goto(address)

    assert "/ingresar/" in page.url or "/admin/login/" in page.url


def test_the_dashboard_works_without_javascript(browser: Browser, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()

    page.goto("/")

    expect(page.get_by_text("99,39").first).to_be_visible()
    context.close()


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page: Page):
    page.goto(CUTOFF)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert (
        page.evaluate("location.hash") == f"#{page.locator('main').get_attribute('id')}"
    )
