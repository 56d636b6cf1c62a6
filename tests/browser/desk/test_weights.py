"""Weights as the Planning Office does them: proportions, the effect, then saving."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import check, sign_in

PAGE = "/admin/mesa/pesos/2023/1/"
A_CHANGE = """
from objectives.models import Change, FiscalYear
year = FiscalYear.objects.get(year=2023)
Change.objects.create(plan=year.plan, year=2023, state="APPROVED", number="002",
                      description="Se ajustan los pesos del objetivo 1")
"""
FIRST, SECOND = "Peso de Indicador sectorial 321", "Peso de Meta proyecto de inversión"


def test_weights_are_tried_seen_and_saved(
    desk_page: Page, complaints: list[str], run_there
):
    run_there(A_CHANGE)
    page = desk_page
    page.goto("/admin/mesa/pesos/2023/")
    page.get_by_role("link", name="Objetivo 1", exact=True).click()

    page.get_by_label(FIRST).fill("3")
    page.get_by_label(SECOND).fill("1,5")
    expect(page.locator("[data-sum]")).to_have_text("4,50%")
    expect(page.locator("[data-sum-mark]")).to_have_text("Faltan 95,50")
    page.get_by_role("button", name="Llevar a porcentajes").click()

    expect(page.get_by_label(FIRST)).to_have_value("66,67")
    expect(page.get_by_label(SECOND)).to_have_value("33,33")
    expect(page.locator("[data-sum-mark]")).to_have_text("Suma 100,00")
    page.get_by_label(SECOND).press("Enter")  # looks, and saves nothing

    effect = page.locator("#efecto")
    expect(
        effect.get_by_role("row", name=re.compile("^Objetivo 1 98,49%"))
    ).to_be_visible()
    expect(effect).to_contain_text("66,67% × 98,31%")
    check(page, complaints)

    page.get_by_label("Cambio", exact=True).select_option(index=1)
    page.get_by_role("button", name="Guardar estos pesos").click()

    expect(page.locator(".messagelist")).to_contain_text(
        "quedó registrado en el Cambio 002"
    )
    expect(page.get_by_label(FIRST)).to_have_value("66,67")
    check(page, complaints)


def test_without_javascript_the_buttons_do_it(browser: Browser, desk_site: str):
    context = browser.new_context(
        base_url=desk_site, locale="es-CO", java_script_enabled=False
    )
    page = context.new_page()
    sign_in(page, "planeacion")
    page.goto(PAGE)
    page.get_by_label(FIRST).fill("")
    page.get_by_label(SECOND).fill("40")

    page.get_by_role("button", name="Repartir lo que falta").click()

    expect(page.get_by_label(FIRST)).to_have_value("60,00")
    expect(page.locator("[data-sum]")).to_have_text("100,00%")
    context.close()
