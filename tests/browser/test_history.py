"""The history of a row and the lists of the admin, for who looks and for who listens."""

import pytest
from playwright.sync_api import Page

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
