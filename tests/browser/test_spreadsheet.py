"""A reporter's month by spreadsheet and its evidence, in Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.site import environment, manage, serve
from tests.browser.steps import check, press, sign_in
from tests.indicators.evidence.files import HONEST, HOSTILE
from tests.indicators.spreadsheet.scene import filled

MONTH = "/admin/mi-mes/2023-07/"
OPEN = """
from datetime import date
from indicators.actions import open_month
from objectives.models import FiscalYear
open_month(year=FiscalYear.objects.get(year=2023), month=7, due=date(2023, 8, 8))
"""


@pytest.fixture
def july(prepared: Path, tmp_path: Path) -> Iterator[str]:
    """The demonstration with July of 2023 open, for one test that writes."""
    with serve(prepared, tmp_path / "data") as address:
        env = environment(tmp_path / "data", prepared / "static")
        manage("shell", "--no-imports", "--command", OPEN, env=env)
        yield address


@pytest.fixture
def context(browser: Browser, july: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=july, locale="es-CO")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """The page of the demonstration's reporter, signed in."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, "reportante")
    return page


def template(page: Page) -> bytes:
    page.goto(f"{MONTH}subir/")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Descargar plantilla").click()
    assert downloading.value.suggested_filename == "registro-2023-07.xlsx"
    return downloading.value.path().read_bytes()


def upload(page: Page, content: bytes) -> None:
    page.goto(f"{MONTH}subir/")
    file = {"name": "registro.xlsx", "mimeType": "", "buffer": content}
    page.get_by_label("Archivo que llenó").set_input_files(file)
    press(page, "Ver qué cambia")


def test_a_month_is_filled_in_by_spreadsheet(page: Page, complaints: list[str]):
    content = template(page)
    check(page, complaints)
    work = filled(content, {"pic": {"ejecutado": 73, "avance": "Avanza en julio"}})

    upload(page, work)
    check(page, complaints)
    press(page, "Guardar todo")
    page.wait_for_url("**/admin/mi-mes/?mes=2023-07")
    expect(page.get_by_text("Se guardó 1 registro desde el archivo.")).to_be_visible()

    upload(page, work)
    expect(page.get_by_text("El archivo no cambia nada")).to_be_visible()
    check(page, complaints)


def test_what_is_wrong_is_told_with_row_and_column(page: Page, complaints: list[str]):
    work = filled(template(page), {"pic": {"ejecutado": "72.5"}})

    upload(page, work)

    told = page.get_by_role("alert").inner_text()
    assert re.search(r"fila \d+, columna G \(ejecutado\): «72.5» usa punto", told)
    expect(page.get_by_role("button", name="Guardar todo")).to_have_count(0)
    check(page, complaints)


def test_evidence_is_attached_handed_over_and_withdrawn(
    page: Page, complaints: list[str]
):
    upload(page, filled(template(page), {"pic": {"ejecutado": 73}}))
    press(page, "Guardar todo")
    page.wait_for_url("**/admin/mi-mes/?mes=2023-07")
    page.goto(f"{MONTH}pic/")

    attach(page, "acta.pdf", HONEST["acta.pdf"])
    page.get_by_label("Enlace", exact=True).fill("https://example.org/acta")
    press(page, "Agregar enlace")
    check(page, complaints)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="acta.pdf").click()
    press(page, "Retirar acta.pdf")

    assert downloading.value.path().read_bytes() == HONEST["acta.pdf"]
    expect(page.get_by_text("Retirada por Reportante de demostración")).to_be_visible()
    check(page, complaints)


def test_a_hostile_file_is_refused_in_words(page: Page, complaints: list[str]):
    upload(page, filled(template(page), {"pic": {"ejecutado": 73}}))
    press(page, "Guardar todo")
    page.wait_for_url("**/admin/mi-mes/?mes=2023-07")
    page.goto(f"{MONTH}pic/")

    attach(page, *HOSTILE["html as png"])

    expect(page.get_by_text("El contenido no es el de un archivo .png")).to_be_visible()
    expect(page.get_by_text("No hay evidencias todavía.")).to_be_visible()
    check(page, complaints)


def attach(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "", "buffer": content}
    page.get_by_label("Archivos", exact=True).set_input_files(file)
    press(page, "Adjuntar archivos")
