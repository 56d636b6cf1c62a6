"""The two judges of the pages, shown something wrong: neither may be blind."""

from playwright.sync_api import Page, Route

from tests.browser.axe import violations

STRICT = {"Content-Security-Policy": "default-src 'self'", "Content-Type": "text/html"}
INLINE = '<!doctype html><html lang="es"><title>t</title><p style="color: red">hola'


def test_axe_sees_an_image_without_a_text(page: Page):
    page.set_content('<html lang="es"><title>t</title><main><img src="x.png"></main>')

    (found,) = violations(page)

    assert found.startswith("image-alt: img: ")


def test_axe_has_nothing_to_say_about_a_right_page(page: Page):
    page.set_content('<html lang="es"><title>t</title><main><h1>Hola</h1></main>')

    assert violations(page) == []


def test_the_browser_complains_about_a_broken_csp(page: Page, complaints: list[str]):
    def answer(route: Route) -> None:
        route.fulfill(body=INLINE, headers=STRICT)

    page.route("**/inline/", answer)

    page.goto("/inline/")

    assert ["Content Security Policy" in text for text in complaints] == [True]
