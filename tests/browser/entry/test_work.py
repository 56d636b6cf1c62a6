"""The monthly entry as people do it: few clicks, every key, nothing lost."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.entry.conftest import HOME, JULY
from tests.browser.steps import TOO_WIDE, enter
from tests.browser.test_pages import PHONE


def state_of(page: Page, key: str) -> str:
    page.goto(f"{JULY}{key}/")
    return page.locator(".state .mark").inner_text().strip()


def test_three_clicks_from_sign_in_to_a_submitted_value(browser: Browser, month: str):
    page = browser.new_context(base_url=month, locale="es-CO").new_page()
    page.goto("/admin/")
    enter(page, "reportante")  # 1
    assert page.url.endswith(HOME)
    page.get_by_role("link", name="Indicador sectorial 321").click()  # 2
    page.get_by_label("Valor ejecutado").fill("75")
    page.get_by_role("button", name="Enviar", exact=True).click()  # 3

    expect(page.locator(".messagelist")).to_contain_text("enviado")
    assert state_of(page, "321") == "Enviado"
    page.context.close()


def send(page: Page, value: str) -> None:
    page.goto(f"{JULY}545/")
    page.get_by_label("Valor ejecutado").fill(value)
    page.get_by_label("Causa del rezago").fill("Menor demanda de la línea.")
    page.get_by_role("button", name="Enviar", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("enviado")


def verify(page: Page) -> None:
    page.goto(HOME)
    page.locator("#waiting").get_by_label("(545)").check()
    page.get_by_role("button", name="Verificar los marcados").click()
    expect(page.locator(".messagelist")).to_contain_text("Verificado (1)")


def give_back(page: Page, observation: str) -> None:
    page.goto(HOME)
    page.locator("#waiting").get_by_role("link", name="545").click()
    page.get_by_text("Devolver con una observación").click()
    page.get_by_label("Observación", exact=True).fill(observation)
    page.get_by_role("button", name="Devolver", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("devuelto")


def test_a_value_goes_its_way_and_back(open_as, complaints):
    reporter, head, planning = map(open_as, ("reportante", "jefe", "planeacion"))

    send(reporter, "400000")
    verify(head)
    give_back(planning, "Falta un canal.")
    reporter.goto(HOME)
    expect(reporter.locator(".observed")).to_have_text("Falta un canal.")
    send(reporter, "450000")
    verify(head)
    planning.goto(f"{JULY}545/")
    planning.get_by_role("button", name="Aprobar").click()
    expect(planning.locator(".messagelist")).to_contain_text("aprobado")

    assert state_of(reporter, "545") == "Aprobado"
    assert complaints == []


def test_how_it_stands_follows_what_is_typed(open_as, complaints):
    page = open_as("reportante")
    page.goto(f"{JULY}546/")

    page.get_by_label("Valor ejecutado").press_sequentially("20000")

    expect(page.locator(".card [data-told=percent]")).to_have_text("140,33%")
    expect(page.locator(".warnings")).to_contain_text("más de 125%")
    expect(page.locator("[data-cause]")).to_contain_text("Obligatoria para enviar")
    page.get_by_label("Valor ejecutado").fill("20.5")
    expect(page.locator(".warnings")).to_contain_text("usa punto")
    page.get_by_label("Avance cualitativo").fill("x" * 4001)
    expect(page.locator(".over")).to_have_text("4.001 de 4.000 caracteres")
    assert complaints == []


def test_the_keyboard_alone_reports(open_as):
    page = open_as("reportante")
    page.goto(HOME)
    page.get_by_role("link", name="Indicador sectorial 551").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{JULY}551/")
    for _ in range(30):
        if page.evaluate("document.activeElement.name") == "executed":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".messagelist")).to_contain_text("enviado")


def test_a_text_outlives_the_session(open_as, month):
    page = open_as("reportante")
    page.goto(f"{JULY}464/")
    page.get_by_label("Avance cualitativo").fill("Una hora de trabajo")
    page.context.clear_cookies(name="sid")
    page.get_by_role("button", name="Guardar borrador").click()
    expect(page.get_by_role("heading")).to_have_text("Su sesión terminó")
    expect(page.get_by_label("Avance cualitativo")).to_have_value("Una hora de trabajo")
    assert violations(page) == []

    page.goto(f"{JULY}464/")
    enter(page, "reportante")
    expect(page.get_by_label("Avance cualitativo")).to_have_value("")
    page.get_by_role("button", name="Recuperarlo").click()
    expect(page.get_by_label("Avance cualitativo")).to_have_value("Una hora de trabajo")
    page.get_by_role("button", name="Guardar borrador").click()

    expect(page.locator(".messagelist")).to_contain_text("guardado")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_text_outlives_a_sign_in_in_another_tab(open_as):
    page = open_as("reportante")
    page.goto(f"{JULY}pic/")
    page.get_by_label("Avance cualitativo").fill("Media hora de trabajo")
    page.context.clear_cookies(name="sid")
    other = page.context.new_page()
    other.goto(HOME)
    enter(other, "reportante")  # it renews the token that the old form carries
    page.get_by_role("button", name="Guardar borrador").click()
    page.wait_for_function("!document.querySelector('[name=narrative]')")

    page.goto(f"{JULY}pic/")
    page.get_by_role("button", name="Recuperarlo").click()
    expect(page.get_by_label("Avance cualitativo")).to_have_value(
        "Media hora de trabajo"
    )


def test_two_people_see_both_versions(open_as):
    first, second = open_as("reportante"), open_as("jefe")
    for page in (first, second):
        page.goto(f"{JULY}552/")
    first.get_by_label("Avance cualitativo").fill("Lo primero")
    first.get_by_role("button", name="Guardar borrador").click()
    expect(first.locator(".messagelist")).to_contain_text("guardado")
    second.get_by_label("Avance cualitativo").fill("Lo segundo")
    second.get_by_role("button", name="Guardar borrador").click()

    compare = second.locator(".compare")
    expect(compare).to_contain_text("Lo primero")
    expect(compare).to_contain_text("Lo segundo")
    assert violations(second) == []
    second.set_viewport_size(PHONE)
    assert not second.evaluate(TOO_WIDE)
    assert violations(second) == []
    second.get_by_role("button", name="Guardar la mía").click()

    expect(second.get_by_label("Avance cualitativo")).to_have_value("Lo segundo")
    expect(second.locator(".messagelist")).to_contain_text("guardado")


def test_a_grid_gives_back_what_it_cannot_save(open_as):
    page = open_as("reportante")
    page.goto(f"{JULY}cuadricula/")
    page.get_by_label(re.compile(r"Valor ejecutado: .*\(514\)")).fill("72.5")
    row = page.get_by_role("row").filter(has_text="Indicador sectorial 514")
    expect(row.locator(".warnings")).to_contain_text("usa punto")
    page.get_by_label(re.compile(r"Avance cualitativo: .*\(513\)")).fill("Bien")
    page.get_by_role("button", name="Guardar", exact=True).click()

    expect(page.get_by_role("alert").first).to_contain_text("No se guardó ninguna fila")
    assert violations(page) == []
    page.get_by_label(re.compile(r"Valor ejecutado: .*\(514\)")).fill("72,5")
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Se guardaron 2 filas")


def test_everything_works_without_javascript(open_as):
    page = open_as("reportante", java_script_enabled=False)
    page.goto(f"{JULY}554/")
    page.get_by_label("Valor ejecutado").fill("80,5")
    page.get_by_role("button", name="Enviar", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("enviado")
