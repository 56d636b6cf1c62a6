"""Coming in with a second factor, as people do, and the pages on the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from reports.planfiles.demonstration import PASSWORD
from tests.browser.axe import violations
from tests.browser.test_pages import DESK, PHONE, TOO_WIDE
from tests.pei_site.sign_in.codes import code_of


@pytest.fixture
def browser_context_args(browser_context_args: dict, own_site: str) -> dict:
    return browser_context_args | {"base_url": own_site}


def usable(page: Page, complaints: list[str]) -> None:
    """Look at the page as it is, on a desk and on a telephone."""
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        assert not page.evaluate(TOO_WIDE), page.url
    assert violations(page) == [], page.url
    assert complaints == [], page.url


def sign_in(page: Page, password: str = PASSWORD, site: str = "") -> None:
    page.goto(f"{site}/ingresar/")
    page.get_by_label("Usuario o correo electrónico").fill("admin")
    page.get_by_label("Contraseña").fill(password)
    page.get_by_role("button", name="Ingresar", exact=True).click()


def test_a_person_sets_a_second_factor_up_and_comes_in_with_it(page: Page, complaints):
    sign_in(page, "otra")
    expect(page.get_by_text("no corresponden a una cuenta activa")).to_be_visible()
    usable(page, complaints)

    sign_in(page)
    page.get_by_role("link", name="Mi cuenta").click()
    expect(page.get_by_text("(esta)")).to_be_visible()
    usable(page, complaints)

    page.get_by_role("link", name="Activar la aplicación de códigos").click()
    drawn = page.get_by_alt_text(re.compile("Código QR"))
    assert drawn.evaluate("image => image.complete && image.naturalWidth > 0")
    page.get_by_text("No puedo leer el dibujo").click()
    secret = page.locator(".secret").inner_text()
    usable(page, complaints)

    page.locator("[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Activar").click()
    expect(page.locator(".codes li")).to_have_count(10)
    recovery = page.locator(".codes li").first.inner_text()
    usable(page, complaints)

    page.get_by_role("button", name="Salir").click()
    sign_in(page)
    expect(page.get_by_role("heading", name="Código de su aplicación")).to_be_visible()
    usable(page, complaints)
    page.locator("[name=code]").fill(recovery)
    page.get_by_role("button", name="Ingresar").click()
    expect(page.get_by_role("link", name="Mi cuenta")).to_be_visible()


def a_key(page: Page) -> None:
    """Put a security key into the browser: Chromium's own, made of software."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_security_key_lets_in(page: Page, complaints, own_site):
    """A key belongs to a name, so that the site is visited by one."""
    site = own_site.replace("127.0.0.1", "localhost")
    a_key(page)
    sign_in(page, site=site)
    page.goto(f"{site}/cuenta/llaves/agregar/")
    usable(page, complaints)

    page.get_by_role("button", name="Agregarla").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto(f"{site}/cuenta/")
    expect(page.get_by_text("Llave 1", exact=True)).to_be_visible()
    usable(page, complaints)

    page.get_by_role("button", name="Salir").click()
    sign_in(page, site=site)
    expect(page.get_by_role("heading", name="Muestre su llave")).to_be_visible()
    usable(page, complaints)
    page.get_by_role("button", name="Usar mi llave").click()
    expect(page.get_by_role("link", name="Mi cuenta")).to_be_visible()


PAGES = [
    "/contrasena/olvido/",
    "/contrasena/olvido/enviado/",
    "/contrasena/olvido/x/y/",
]


def test_the_pages_of_a_forgotten_password_are_usable(page: Page, complaints):
    for address in PAGES:
        page.goto(address)
        usable(page, complaints)
