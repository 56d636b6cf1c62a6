"""The rooms of people in a browser: an invitation from the mail to the sign-in."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import check, enter, press

NEW = "una-frase-larga-y-propia"
LINK = """
from objectives.models import User
from objectives.people import links
print(links.path_of(User.objects.get(email="ana@example.org")))
"""


@pytest.fixture
def ana(browser: Browser, desk_site: str) -> Iterator[Page]:
    """The browser of who is invited."""
    context = browser.new_context(base_url=desk_site, locale="es-CO")
    yield context.new_page()
    context.close()


def invite(page: Page, complaints: list[str]) -> None:
    page.goto("/admin/personas/")
    page.get_by_role("link", name="Invitar a una persona").first.click()
    check(page, complaints)
    page.get_by_label("Nombres").fill("Ana")
    page.get_by_label("Apellidos").fill("Rojas")
    page.get_by_label("Correo").fill("ana@example.org")
    page.get_by_label("Papel").select_option("Reportante")
    page.get_by_label("Dependencia").select_option("Subsecretaría Corporativa")
    press(page, "Invitar")
    expect(page.locator(".mark", has_text="Invitación pendiente")).to_be_visible()
    check(page, complaints)


def accept(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(address)
    check(page, complaints)
    page.locator("[name=new_password1]").fill(NEW)
    page.locator("[name=new_password2]").fill(NEW)
    press(page, "Guardar la contraseña")
    enter(page, "ana@example.org", NEW)
    expect(page).to_have_url(re.compile("/admin/mi-mes/"))


def test_a_person_is_invited_comes_in_is_moved_and_leaves(
    desk_page: Page, run_there, ana: Page, complaints: list[str]
):
    invite(desk_page, complaints)
    address = run_there(LINK).strip()
    accept(ana, address, complaints)
    ana.goto(address)
    expect(ana.get_by_role("heading", level=1)).to_have_text("Este enlace ya no sirve")

    desk_page.get_by_role("link", name="Reemplazo").click()
    check(desk_page, complaints)
    desk_page.go_back()
    desk_page.get_by_role("link", name="Cambiar el papel").click()
    desk_page.get_by_role("checkbox").first.check()
    desk_page.get_by_label("Último día").fill("2030-12-31")
    check(desk_page, complaints)
    press(desk_page, "Ver qué haría")
    check(desk_page, complaints)
    press(desk_page, "Confirmar")
    expect(desk_page.get_by_text("hasta el 31/12/2030").first).to_be_visible()

    desk_page.get_by_role("link", name="Desactivar").click()
    check(desk_page, complaints)
    press(desk_page, "Desactivar la cuenta")
    expect(desk_page.locator(".mark", has_text="Desactivada")).to_be_visible()
    ana.goto("/admin/mi-mes/")
    expect(ana).to_have_url(re.compile("/ingresar/"))


def test_the_lists_of_people_fit_and_can_be_used(
    desk_page: Page, complaints: list[str]
):
    for address in ("", "quien-puede-que/?indicador=pic"):
        desk_page.goto(f"/admin/personas/{address}")
        check(desk_page, complaints)
    expect(desk_page.get_by_text("Quién alcanza")).to_have_count(2)
