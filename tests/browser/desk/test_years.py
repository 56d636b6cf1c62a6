"""A year made from the one before, prepared and approved, in a browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.steps import check

YEARS = "/admin/mesa/vigencias/"
# What the programming screens would write: every target, and months that add up to it.
PROGRAMMED = """
from decimal import Decimal
from indicators.models import Indicator, MonthlyRecord, YearTarget
from objectives.models import FiscalYear
year = FiscalYear.objects.get(year=2024)
for indicator in Indicator.objects.all():
    target, _ = YearTarget.objects.get_or_create(
        year=year, indicator=indicator, defaults={"target": Decimal(100)})
    MonthlyRecord.objects.create(
        year=year, indicator=indicator, month=12, programmed=target.target)
"""


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def make_2024(page: Page, complaints: list[str]) -> None:
    """Decide one indicator by hand and the rest by the button, and make the year."""
    page.get_by_role("link", name="Crear una vigencia").click()
    title(page, "Nueva vigencia")
    row = page.get_by_role("row").filter(has_text="Indicador sectorial 545")
    expect(row).to_contain_text("4.012.807")
    one = page.get_by_role("row").filter(has_text="Indicador sectorial 321")
    one.get_by_label("Continuar en el nivel alcanzado").check()
    check(page, complaints)
    page.get_by_role("button", name="Crear la vigencia 2024").click()
    title(page, "Nueva vigencia")  # the browser asks for the decisions that are missing
    page.get_by_role("button", name="Trasladar lo que faltó").click()
    expect(row.get_by_label("Trasladar lo que faltó: meta 4.012.807")).to_be_checked()
    expect(one.get_by_label("Continuar en el nivel alcanzado")).to_be_checked()
    page.get_by_role("button", name="Crear la vigencia 2024").click()


def approve_2024(page: Page, complaints: list[str]) -> None:
    """Read what is locked, and approve."""
    page.get_by_role("link", name="Revisar y aprobar").click()
    title(page, "Aprobar la vigencia 2024")
    check(page, complaints)
    page.get_by_role("button", name="Aprobar la vigencia 2024").click()
    expect(page.locator(".messagelist")).to_contain_text("quedó aprobada")


def test_a_year_is_made_from_the_one_before_and_approved(
    desk_page: Page, complaints: list[str], run_there: Callable[[str], str]
):
    page = desk_page
    page.goto(YEARS)
    check(page, complaints)

    make_2024(page, complaints)

    title(page, "Vigencia 2024")
    expect(page.locator(".messagelist")).to_contain_text("Se creó la vigencia 2024")
    gap = "los meses suman 0 y la programación anual es 4012807"
    expect(page.locator(".gap.blocking").filter(has_text=gap)).to_be_visible()
    expect(page.get_by_role("button", name="Aprobar la vigencia 2024")).to_be_disabled()
    check(page, complaints)
    run_there(PROGRAMMED)
    page.reload()
    expect(page.get_by_text("Lista.")).to_be_visible()

    approve_2024(page, complaints)

    title(page, "Vigencia 2024")
    expect(page.get_by_role("link", name="Preparar un cambio")).to_be_visible()
    check(page, complaints)


def test_the_demonstrations_year_is_ready(desk_page: Page, complaints: list[str]):
    desk_page.goto(f"{YEARS}2023/")

    expect(desk_page.locator(".desk-head .mark")).to_have_text("Aprobada")
    expect(desk_page.locator(".gap.blocking")).to_have_count(0)
    desk_page.get_by_text("Hoja de vida (14)").click()
    expect(
        desk_page.get_by_role("link", name="Completar la hoja del indicador 321")
    ).to_be_visible()
    check(desk_page, complaints)
