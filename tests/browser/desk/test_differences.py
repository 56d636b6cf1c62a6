"""What changed, in a browser: asked for, narrowed down, taken away as a file."""

from playwright.sync_api import Page, expect

from tests.browser.steps import check

WRITTEN = """
from objectives.models import Objective, User
from pei_site.trail import Source, through
objective = Objective.objects.get(number=1)
objective.short_statement = "Paz y memoria"
objective._history_user = User.objects.get(username="planeacion")
with through(Source.FORM):
    objective.save()
"""


def test_what_somebody_wrote_is_found_and_taken_away(
    desk_page: Page, run_there, complaints: list[str]
):
    run_there(WRITTEN)
    desk_page.goto("/admin/mesa/")
    desk_page.get_by_role("link", name="Diferencias").click()
    current = desk_page.locator(".desk-nav [aria-current=page]")
    expect(current).to_have_text("Diferencias")
    check(desk_page, complaints)

    desk_page.get_by_label("Persona").select_option("Planeación de demostración")
    desk_page.get_by_role("button", name="Filtrar").click()

    expect(desk_page.locator("ins")).to_have_text("Paz y memoria")
    expect(desk_page.get_by_text("1 de", exact=False)).to_be_visible()
    check(desk_page, complaints)
    with desk_page.expect_download() as downloading:
        desk_page.get_by_role("link", name="Descargar (CSV)").click()
    text = downloading.value.path().read_text(encoding="utf-8-sig")
    assert "Objetivo 1;Enunciado corto;" in text
    assert len(text.splitlines()) == 2


def test_a_period_upside_down_is_explained(desk_page: Page, complaints: list[str]):
    desk_page.goto("/admin/mesa/diferencias/")
    desk_page.get_by_label("Desde", exact=True).fill("2026-06-30")
    desk_page.get_by_label("Hasta", exact=True).fill("2026-06-01")
    desk_page.get_by_role("button", name="Ver").first.click()

    expect(desk_page.locator(".errorlist")).to_contain_text("anterior a la inicial")
    check(desk_page, complaints)
