"""Programming as the Planning Office does it: a row spread, a grid saved at once."""

from playwright.sync_api import Page, expect

from tests.browser.steps import check

# A year that is being made: nothing programmed in it yet, and nothing closed.
A_NEW_YEAR = """
from objectives.models import FiscalYear
year = FiscalYear.objects.get(year=2023)
FiscalYear.objects.create(plan=year.plan, year=2024)
"""
GRID = "/admin/mesa/programacion/2024/"


def test_a_target_is_spread_and_saved_from_the_grid(
    desk_page: Page, complaints: list[str], run_there
):
    run_there(A_NEW_YEAR)
    page = desk_page
    page.goto(GRID)
    row = page.get_by_role("row", name="Indicador sectorial 545")
    check(page, complaints)

    page.get_by_label("Meta del año: Indicador sectorial 545").fill("5486863")
    expect(row.locator("[data-mark]")).to_have_text("Faltan 5.486.863")
    row.get_by_role("button", name="Repartir").click()

    december = page.get_by_label("Diciembre: Indicador sectorial 545")
    expect(page.get_by_label("Enero: Indicador sectorial 545")).to_have_value("457239")
    expect(december).to_have_value("457234")
    december.fill("457235")
    expect(row.locator("[data-mark]")).to_have_text("Sobran 1")
    december.fill("457234")
    expect(row.locator("[data-mark]")).to_have_text("Suma la meta")
    page.get_by_role("button", name="Guardar todas las filas").click()

    expect(page.locator(".messagelist")).to_contain_text(
        "Indicador sectorial 545: Se guardó"
    )
    expect(december).to_have_value("457234")


def test_an_indicators_closed_months_are_only_read(
    desk_page: Page, complaints: list[str]
):
    page = desk_page
    page.goto("/admin/mesa/programacion/2023/545/")

    expect(page.get_by_label("Julio")).to_be_editable()
    expect(page.get_by_label("Junio")).to_have_count(0)
    expect(page.locator("[data-shut='6']")).to_have_text("2.743.434")
    page.get_by_role("button", name="Repartir la meta").click()

    expect(page.get_by_label("Julio")).to_have_value("457238")
    expect(page.get_by_label("Diciembre")).to_have_value("457239")
    page.get_by_label("Diciembre").fill("457240")
    expect(page.locator("[data-rolled]")).to_have_text("5.486.864")
    page.get_by_role("button", name="Guardar", exact=True).click()

    expect(page.get_by_role("alert").first).to_contain_text("No se guardó")
    expect(page.get_by_label("Diciembre")).to_have_value("457240")
    complaints.clear()  # the refusal is an answer 409, and the browser tells it
    check(page, complaints)
