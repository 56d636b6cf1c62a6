"""A director on a phone: where the plan stands, what moved, who is late and why."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.pages import CUTOFF

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args, viewport=PHONE)
    yield context.new_page()
    context.close()


def test_the_first_screen_of_a_phone_holds_the_figures(phone: Page):
    phone.goto(CUTOFF)

    for figure in ("99,39%", "96,61%"):
        expect(phone.locator(".hero").get_by_text(figure).first).to_be_in_viewport()


def test_who_is_late_and_why_needs_no_click(phone: Page):
    phone.goto(CUTOFF)

    first = (
        phone.get_by_role("region", name="Lo que se rezaga")
        .get_by_role("article")
        .first
    )

    expect(first).to_contain_text("53,73%")
    expect(first).to_contain_text("Responde:")
    expect(first).to_contain_text("Presenta un rezago de 1.269.378")


def test_the_year_in_figures_opens_without_javascript(
    browser: Browser, browser_context_args: dict
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(CUTOFF)

    page.get_by_text("Las líneas del año, en cifras").click()

    expect(page.get_by_role("table", name="Cumplimiento al final")).to_be_visible()
    context.close()


def test_what_a_cut_off_lacks_is_a_page_that_everybody_can_use(phone: Page):
    answer = phone.goto(f"{CUTOFF}objetivos/99/")

    assert answer.status == 404
    assert violations(phone) == []
    phone.get_by_role("link", name="Ir al seguimiento").click()
    expect(phone).to_have_url(f"{phone.url.split('/cortes/')[0]}{CUTOFF}")
