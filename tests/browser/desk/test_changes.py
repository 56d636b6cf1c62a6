"""A change from its draft to the register, as the Planning Office does it."""

from playwright.sync_api import Page, expect

from tests.browser.steps import check

APPROVED = """
from indicators.approval import approve_year
from objectives.models import FiscalYear
approve_year(year=FiscalYear.objects.get(year=2023), by=None)
"""


def begin(page: Page) -> None:
    page.goto("/admin/mesa/cambios/")
    page.get_by_role("link", name="Preparar un cambio").click()
    page.get_by_label("Vigencia desde la que rige").select_option("2023")
    page.get_by_label("Cambio realizado").fill("Se fija un tope a la sobre ejecución.")
    page.get_by_label("Justificación").fill("Lo pidió el comité.")
    page.get_by_role("button", name="Crear el borrador").click()
    expect(page.locator(".messagelist")).to_contain_text("quedó preparado")


def propose(page: Page) -> None:
    page.get_by_role("link", name="Proponer tope y pesos").click()
    page.get_by_label("Tope de sobre ejecución").fill("100")
    page.get_by_role("button", name="Proponer").click()
    expect(page.locator(".messagelist")).to_contain_text("Quedó propuesto")
    page.get_by_role("link", name="Proponer hoja de vida").click()
    page.get_by_role("combobox", name="Indicador").select_option("551")
    page.get_by_role("button", name="Ver su hoja de vida").click()
    page.get_by_label("Unidad").fill("jornadas")
    page.get_by_role("button", name="Proponer").click()


def approve(page: Page) -> None:
    page.get_by_role("link", name="Aprobar…").click()
    page.get_by_label("Fecha de la aprobación").fill("2023-07-03")
    page.get_by_label("Acto o acta").fill("Acta 4 de 2023")
    page.get_by_label("La instancia lo aprobó").check()


def test_a_change_is_drafted_approved_and_registered(desk_page, run_there, complaints):
    run_there(APPROVED)

    begin(desk_page)
    check(desk_page, complaints)
    propose(desk_page)
    expect(desk_page.locator(".desk-table tbody tr")).to_have_count(2)
    expect(desk_page.locator("#efecto")).to_contain_text("Objetivo 5")
    expect(desk_page.locator("#efecto")).to_contain_text("76,87%")
    check(desk_page, complaints)
    approve(desk_page)
    check(desk_page, complaints)
    desk_page.get_by_role("button", name="Aprobar y aplicar").click()
    expect(desk_page.locator(".messagelist")).to_contain_text(
        "El Cambio 002 quedó aprobado y aplicado."
    )

    desk_page.get_by_role("link", name="Volver al control de cambios").click()
    entry = desk_page.get_by_role("article", name="Cambio 002")
    expect(entry).to_contain_text("Comité Institucional de Gestión y Desempeño")
    expect(entry.locator(".change__figures li")).to_have_text(
        [
            "Tope de sobre ejecución antes — después 100,00%",
            "Unidad · Indicador sectorial 551 antes Número después jornadas",
        ]
    )
    check(desk_page, complaints)


def test_a_draft_is_reviewed_with_the_keyboard_alone(desk_page, run_there, complaints):
    run_there(APPROVED)
    begin(desk_page)
    propose(desk_page)

    desk_page.get_by_role("button", name="Quitar: Unidad").focus()
    desk_page.keyboard.press("Enter")
    expect(desk_page.locator(".messagelist")).to_contain_text("Se quitó del borrador.")
    expect(desk_page.locator(".desk-table tbody tr")).to_have_count(1)
    desk_page.get_by_role("link", name="Retirar…").focus()
    desk_page.keyboard.press("Enter")
    expect(desk_page.get_by_role("button", name="Retirar el borrador")).to_be_visible()
    check(desk_page, complaints)
    desk_page.get_by_role("button", name="Retirar el borrador").focus()
    desk_page.keyboard.press("Enter")

    expect(desk_page.locator(".messagelist")).to_contain_text("quedó retirado")
    check(desk_page, complaints)
