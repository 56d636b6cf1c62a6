"""Plan files up and down in a browser: what comes down goes up and changes nothing."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.steps import check

FILES = "/admin/mesa/archivos/"


def upload(page: Page, name: str, content: bytes) -> None:
    page.goto(FILES)
    file = {"name": name, "mimeType": "", "buffer": content}
    page.get_by_label("Archivo", exact=True).set_input_files(file)
    page.get_by_role("button", name="Revisar qué cambia").click()
    expect(page.get_by_role("region", name="Resultado")).to_be_visible()


def download(page: Page, link: str) -> tuple[str, bytes]:
    page.goto(FILES)
    with page.expect_download() as downloading:
        page.get_by_role("link", name=link, exact=True).click()
    return downloading.value.suggested_filename, Path(
        downloading.value.path()
    ).read_bytes()


def test_the_whole_plan_comes_down_goes_up_and_changes_nothing(
    desk_page: Page, complaints: list[str]
):
    name, content = download(desk_page, "Descargar .xlsx")
    check(desk_page, complaints)

    upload(desk_page, name, content)

    expect(desk_page.get_by_text("El archivo no cambia nada")).to_be_visible()
    expect(desk_page.get_by_role("button", name="Confirmar")).to_have_count(0)
    check(desk_page, complaints)


def test_a_wrong_weight_is_told_with_row_and_column(
    desk_page: Page, complaints: list[str]
):
    name, content = download(desk_page, "ponderaciones con datos, .csv")
    wrong = content.replace(b'"89,5"', b"89.5")
    assert wrong != content

    upload(desk_page, name, wrong)

    expect(desk_page.get_by_role("alert")).to_contain_text(
        "Hay 1 problema por corregir"
    )
    told = "ponderaciones.csv, fila 2, columna peso: «89.5» usa punto"
    expect(desk_page.locator(".files-problems")).to_contain_text(told)
    expect(desk_page.get_by_role("button", name="Confirmar")).to_have_count(0)
    check(desk_page, complaints)


def test_what_a_file_changes_is_seen_before_it_is_saved(
    desk_page: Page, complaints: list[str]
):
    text = "codigo,nombre\nsubsecretaria-corporativa,Subsecretaría nueva\n"

    upload(desk_page, "dependencias.csv", text.encode())
    row = desk_page.get_by_role("row", name=re.compile("dependencias.csv, fila 2"))
    expect(row).to_contain_text("Subsecretaría nueva")
    check(desk_page, complaints)
    desk_page.get_by_role("button", name="Confirmar y guardar todo").click()

    expect(desk_page.get_by_text("Quedó todo lo que mostraba")).to_be_visible()
    check(desk_page, complaints)
    desk_page.goto("/admin/objectives/department/")
    expect(desk_page.get_by_text("Subsecretaría nueva")).to_be_visible()
    desk_page.get_by_role("link", name="Importar").click()
    expect(desk_page.get_by_label("Tabla", exact=True)).to_have_value("dependencias")
