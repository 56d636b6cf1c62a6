"""Every page of the monthly entry: everybody can use it, nothing is refused."""

import pytest

from tests.browser.axe import violations
from tests.browser.entry.conftest import HOME, JULY
from tests.browser.steps import TOO_WIDE
from tests.browser.test_pages import DESK, PHONE, TABLET


@pytest.mark.parametrize(
    "viewport", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"]
)
@pytest.mark.parametrize(
    ("username", "address"),
    [
        ("reportante", HOME),
        ("reportante", f"{JULY}543/"),
        ("reportante", f"{HOME}2023-06/543/"),
        ("reportante", f"{JULY}cuadricula/"),
        ("reportante", "/admin/indicadores/543/2023/cuadricula/"),
        ("jefe", HOME),
        ("planeacion", HOME),
        ("planeacion", f"{JULY}543/"),
    ],
)
def test_a_page_of_the_entry_is_usable(
    open_as, complaints, username, address, viewport
):
    page = open_as(username)
    page.set_viewport_size(viewport)

    assert page.goto(address).status == 200

    assert complaints == []
    assert not page.evaluate(TOO_WIDE)
    assert violations(page) == []
