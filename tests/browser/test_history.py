"""The history of a row and the lists of the admin, for who looks and for who listens."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import check, sign_in

HISTORY = "/admin/indicators/monthlyrecord/1/history/"


@pytest.fixture
def office(page: Page) -> Page:
    """The Planning Office's browser."""
    sign_in(page, "planeacion")
    return page


@pytest.mark.parametrize("address", [HISTORY, f"{HISTORY}1/"])
def test_the_history_is_usable_at_every_size(office: Page, complaints, address):
    assert office.goto(address).status == 200
    assert complaints == []

    check(office, [])  # the policy refuses axe itself where style sheets import others


def test_on_a_phone_each_version_is_a_card_with_its_labels(office: Page):
    office.set_viewport_size({"width": 390, "height": 844})
    office.goto(HISTORY)

    cells = office.locator("#change-history tbody tr:first-child td")
    widths = [one.bounding_box()["width"] for one in cells.all()]
    labels = cells.evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )

    assert min(widths) > 300
    assert labels == [
        f'"{label}: "' for label in ("Acción", "Quién", "Por dónde", "Qué cambió")
    ]


def test_the_icons_of_a_list_are_called_in_spanish(office: Page):
    office.goto("/admin/objectives/user/")

    icons = office.locator("#changelist img[alt]:not([alt=''])")
    names = set(icons.evaluate_all("icons => icons.map(icon => icon.alt)"))

    assert names == {"Buscar", "Sí"}


RECORDS = "/admin/indicators/monthlyrecord/"
LISTS = [RECORDS, "/admin/indicators/indicator/", "/admin/indicators/note/"]


def hidden_at_the_side(page: Page) -> int:
    """Return how many pixels of a list one must scroll sideways to see."""
    return page.locator("#changelist .results").evaluate(
        "region => region.scrollWidth - region.clientWidth"
    )


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("address", LISTS)
def test_on_a_narrow_screen_a_list_shows_every_column(office: Page, address, width):
    office.set_viewport_size({"width": width, "height": 844})
    office.goto(address)

    assert hidden_at_the_side(office) == 0


def test_on_a_phone_each_row_of_a_list_is_a_card_with_its_labels(office: Page):
    office.set_viewport_size({"width": 390, "height": 844})
    office.goto(RECORDS)

    cells = office.locator("#result_list tbody tr:first-child > *")
    labels = cells.evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )

    names = ("Vigencia", "Mes", "Programado", "Ejecutado", "Estado")
    assert labels == ["none", *(f'"{name}: "' for name in names)]


def test_without_scripts_a_list_is_a_table(browser, browser_context_args):
    """The control: the names on the cards are a script's."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "planeacion")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(RECORDS)

    cell = page.locator("#result_list tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "table-cell"
    context.close()


def test_what_does_not_fit_of_a_list_is_scrolled_by_the_keyboard(office: Page):
    """The control of the measure, too: there is something to scroll."""
    office.set_viewport_size({"width": 1000, "height": 844})
    office.goto(RECORDS)
    region = office.get_by_role("region", name="Registros mensuales")

    assert hidden_at_the_side(office) > 0
    region.focus()
    office.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_usable_at_every_size(office: Page, complaints, address):
    office.goto(address)

    assert complaints == []
    check(office, [])
