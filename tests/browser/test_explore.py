"""The list of every indicator in Chromium: at three widths, and from the keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.pages import CUTOFF
from tests.browser.steps import TOO_WIDE
from tests.browser.test_look import FOCUSED
from tests.browser.test_pages import DESK, PHONE, TABLET

LIST = f"{CUTOFF}indicadores/"
STATES = {
    "all": "",
    "by objective": "?filas=objetivo&orden=-costo&estado=rezago",
    "problems, nothing found": "?dependencia=no-existe&texto=nada&pagina=x",
}


@pytest.mark.parametrize(
    "viewport", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"]
)
def test_every_state_of_the_list_is_usable(page: Page, complaints, viewport):
    page.set_viewport_size(viewport)

    for query in STATES.values():
        page.goto(f"{LIST}{query}")

        assert not page.evaluate(TOO_WIDE)
        assert violations(page) == []
    assert complaints == []


def test_the_list_is_filtered_from_the_keyboard(page: Page):
    page.goto(LIST)
    page.get_by_label("Buscar").focus()

    page.keyboard.type("orientaciones")
    for name in ("objetivo", "dependencia", "tipo", "semaforo"):
        page.keyboard.press("Tab")
        expect(page.locator(f"[name={name}]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Rezago (3)")).to_be_checked()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="1 de 14 indicadores")).to_be_visible()
    expect(page).to_have_url(
        re.compile(r"texto=orientaciones.*&estado=rezago.*#resultados$")
    )
    expect(page.get_by_role("row", name=re.compile("53,73%"))).to_be_visible()


def test_a_heading_sorts_from_the_keyboard_and_says_so(page: Page):
    page.set_viewport_size(DESK)
    page.goto(LIST)
    heading = page.get_by_role("columnheader", name="Avance al corte")

    heading.get_by_role("link").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    outline = page.evaluate(FOCUSED)["outline"]
    page.keyboard.press("Enter")

    assert outline >= 2
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#indicadores tbody tr").first).to_contain_text("53,73%")


def test_on_a_phone_the_form_sorts_and_no_hidden_heading_takes_the_focus(page: Page):
    page.set_viewport_size(PHONE)
    page.goto(LIST)

    expect(page.locator(".sort").first).to_be_hidden()
    page.get_by_label("Ordenar por").select_option("-avance")
    page.get_by_role("button", name="Ver los indicadores").click()

    expect(page.locator("#indicadores tbody tr").first).to_contain_text("144,52%")
