"""The trend on a phone, on a desk and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.pages import CUTOFF
from tests.browser.steps import TOO_WIDE

TREND = f"{CUTOFF}tendencia/"
LARGE = "#tendencia-plan-ancha-t"
SMALL = "#tendencia-plan-breve-t"


@pytest.mark.parametrize(
    ("width", "seen", "unseen"),
    [(390, SMALL, LARGE), (1440, LARGE, SMALL)],
    ids=["phone", "desk"],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_trend_is_readable(page: Page, complaints, width, seen, unseen, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)

    page.goto(TREND)

    expect(page.locator("svg", has=page.locator(seen))).to_be_visible()
    expect(page.locator("svg", has=page.locator(unseen))).to_be_hidden()
    assert complaints == []
    assert not page.evaluate(TOO_WIDE)
    assert violations(page) == []


def test_an_objective_is_one_key_away_and_tells_what_its_sums_would_reach(page: Page):
    page.goto(TREND)

    page.locator(".trend-card").get_by_role("link", name="Objetivo 5").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{TREND}?objetivo=5")
    chart = page.get_by_role(
        "img", name="Indicador sectorial 545: cumplimiento por mes"
    )
    expect(chart).to_be_visible()
    expect(page.get_by_text("Proyección a diciembre: 76,87%.")).to_be_visible()
    assert violations(page) == []
