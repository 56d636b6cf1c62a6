"""What the tests in Chromium do alike: sign in, press a button, look at every size."""

from playwright.sync_api import Locator, Page

from reports.planfiles.password import PASSWORD
from tests.browser.axe import violations

SIZES = [(1440, 900), (768, 1024), (390, 844)]
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


def sign_in(page: Page, username: str) -> None:
    """Sign in as one of the demonstration's people; the page they are led to is there."""
    page.goto("/ingresar/")
    enter(page, username)


def enter(page: Page, username: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in that the page shows, and wait for where it leads."""
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(password)
    follow(page, page.locator("main form [type=submit]"))
    assert "/ingresar/" not in page.url


def press(page: Page, name: str) -> None:
    """Press the button of that name, and wait for the page that answers."""
    follow(page, page.get_by_role("button", name=name, exact=True))


def follow(page: Page, control: Locator) -> None:
    """Click what leads to a page, and wait for it: a click alone returns before."""
    with page.expect_navigation():
        control.click()


def check(page: Page, complaints: list[str]) -> None:
    """Look at the page at every size: it fits, all can use it, nothing is refused."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert not page.evaluate(TOO_WIDE), width
        assert violations(page) == [], width
    assert complaints == []
