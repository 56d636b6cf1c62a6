"""A cut-off from its reopening to its second publication, as the Planning Office does it."""

from playwright.sync_api import Page, expect

from reports.exports import FORMATS
from tests.browser.steps import check, press

DESK = "/admin/mesa/cortes/"
JUNE = f"{DESK}2023-06-30/"
PUBLIC = "/cortes/2023-06-30/"
WHY = "La causa del indicador 545 estaba incompleta."
CAUSE = "La ciudadanía prefiere otros canales, como Chatico."


def reopen(page: Page) -> None:
    page.goto(JUNE)
    page.get_by_role("link", name="Reabrir").click()
    page.get_by_label("Motivo de la reapertura").fill(WHY)
    press(page, "Reabrir el corte")
    expect(page.locator(".messagelist")).to_contain_text("reabierto")
    expect(page.locator(".gap.warning").first).to_contain_text(WHY)


def decide(page: Page) -> None:
    page.get_by_role("link", name="Causas y decisiones").click()
    row = page.locator("#fila-545")
    row.get_by_label("Causa al corte").fill(CAUSE)
    press(page, "Guardar todo")
    expect(page.locator(".messagelist")).to_contain_text("1 fila guardada")
    expect(row.locator(".decision-facts")).to_contain_text(f"Rezago 46,27%: {CAUSE}")


def close(page: Page) -> None:
    page.get_by_role("link", name="Volver al corte").click()
    page.get_by_role("link", name="Cerrar el corte").click()
    expect(page.locator("#content")).to_contain_text("revisión 2")
    expect(page.locator("table")).to_contain_text(CAUSE)
    press(page, "Cerrar como revisión 2")
    expect(page.locator(".messagelist")).to_contain_text("cerrada")


def publish(page: Page) -> None:
    page.get_by_role("link", name="Publicar", exact=True).click()
    press(page, "Publicar la revisión 2")
    expect(page.locator(".messagelist")).to_contain_text("publicada")
    expect(page.locator("article").first.locator("code.hash")).to_have_count(
        len(FORMATS)
    )


def test_june_is_reopened_closed_published_and_compared(desk_page: Page):
    reopen(desk_page)
    decide(desk_page)
    close(desk_page)
    publish(desk_page)

    desk_page.goto(f"{PUBLIC}revisiones/1/")
    notice = desk_page.get_by_role("note")
    expect(notice).to_contain_text("Esta es la revisión 1; la vigente es la 2.")
    expect(notice).to_contain_text(WHY)
    desk_page.get_by_role("link", name="Objetivo 5", exact=False).first.click()
    desk_page.wait_for_url("**/revisiones/1/objetivos/5/")
    expect(desk_page.locator("main")).not_to_contain_text(CAUSE)
    desk_page.get_by_role("link", name="Ver qué cambió").click()
    desk_page.wait_for_url("**/revisiones/1/comparar/2/")
    expect(desk_page.locator("table")).to_have_count(1)
    expect(desk_page.locator("table")).to_contain_text(CAUSE)
    desk_page.goto(f"{PUBLIC}objetivos/5/")
    expect(desk_page.locator("main")).to_contain_text(CAUSE)


SECOND = f"""
from indicators.models import Cutoff, Measurement
from objectives.models import User
from reports import archive
june = Cutoff.objects.get(date="2023-06-30")
person = User.objects.get(username="planeacion")
archive.reopen_cutoff(cutoff=june, reason="{WHY}", by=person)
Measurement.objects.filter(indicator__key="545").update(cause="{CAUSE}")
archive.close_cutoff(cutoff=june, by=person)
june.refresh_from_db()
archive.publish_cutoff(cutoff=june, by=person)
"""


def test_everybody_can_use_the_pages_of_revisions(
    desk_page: Page, run_there, complaints
):
    run_there(SECOND)

    for page in (
        PUBLIC,
        f"{PUBLIC}revisiones/1/",
        f"{PUBLIC}revisiones/1/comparar/2/",
        JUNE,
        DESK,
    ):
        desk_page.goto(page)
        check(desk_page, complaints)


OPEN = """
from indicators.models import Cutoff, MonthlyRecord
from objectives.models import FiscalYear
year = FiscalYear.objects.get(year=2023)
Cutoff.objects.create(year=year, date="2023-09-30")
MonthlyRecord.objects.filter(month=9).delete()
"""


def test_everybody_can_use_the_steps_of_a_cut_off(
    desk_page: Page, run_there, complaints
):
    run_there(OPEN)

    september = f"{DESK}2023-09-30/"
    for page in (
        f"{DESK}nuevo/",
        september,
        f"{september}decisiones/",
        f"{september}cerrar/",
        f"{JUNE}reabrir/",
    ):
        desk_page.goto(page)
        check(desk_page, complaints)
    run_there(
        "from indicators.models import Cutoff;"
        "Cutoff.objects.filter(date='2023-06-30').update(state='CLOSED')"
    )
    desk_page.goto(f"{JUNE}publicar/")
    check(desk_page, complaints)


# The form is not sent: what the page says meanwhile stays in sight.
STAY = """document.querySelector("form[data-busy]")
  .addEventListener("submit", (event) => event.preventDefault())"""


def test_publishing_says_what_is_happening(desk_page: Page, run_there):
    run_there(
        "from indicators.models import Cutoff;"
        "Cutoff.objects.filter(date='2023-06-30').update(state='CLOSED')"
    )
    desk_page.goto(f"{JUNE}publicar/")
    desk_page.evaluate(STAY)

    desk_page.get_by_role("button", name="Publicar la revisión 1").click()

    expect(desk_page.get_by_role("status")).to_contain_text("Publicando…")
    expect(
        desk_page.get_by_role("button", name="Publicar la revisión 1")
    ).to_be_disabled()
