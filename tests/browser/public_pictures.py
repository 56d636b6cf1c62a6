"""The pictures of what anybody sees: of the demonstration, and of a told half-year."""

from playwright.sync_api import Page

from tests.browser.pages import CUTOFF
from tests.browser.studio import PHONE, Studio, take, take_part

MARCH = "2023-03-31"
LATE = f"{CUTOFF}indicadores/?estado=rezago"


def june(studio: Studio) -> None:
    """What anybody sees of the published cut-off of the demonstration."""
    with studio.visit() as page:
        page.goto("/")
        take(page, "overview", 1240)
        take_part(page, "rezagos", page.locator(".lags"))
        take_part(page, "compensa", page.locator(".covers"))
        take_part(page, "descargas", page.locator(".downloads"))
        take_part(page, "hallazgos", page.locator(".findings"))
        page.goto(f"{CUTOFF}objetivos/5/")
        take(page, "objetivo", 1300)
        page.goto(f"{CUTOFF}dependencias/")
        take(page, "dependencias", 700)
        page.goto(f"{CUTOFF}informe/")
        take(page, "informe", 1000)
        page.goto("/ingresar/")
        take(page, "ingresar", 620)
        open_data(page)


def open_data(page: Page) -> None:
    """The list of indicators with its filter, and what can be used elsewhere."""
    page.goto(LATE)
    take(page, "indicadores", 1150)
    page.goto("/datos/")
    take(page, "datos", 900)
    take_part(page, "insignias", page.locator("section[aria-labelledby=insignias]"))


def phone(studio: Studio) -> None:
    """The same figures in a pocket."""
    with studio.visit(width=PHONE) as page:
        page.goto("/")
        take(page, "telefono", 1400)


def half_year(studio: Studio) -> None:
    """What needs more than one cut-off."""
    with studio.visit() as page:
        page.goto("/")
        take_part(page, "movimiento", page.locator(".moment"))
        page.goto(f"{CUTOFF}comparar/?con={MARCH}")
        take(page, "comparar", 1180)
        page.goto(f"{CUTOFF}tendencia/")
        take(page, "tendencia", 1040)
        page.goto(f"{CUTOFF}indicadores/545/")
        take(page, "indicador", 1000)
        take_part(page, "evidencia-publica", page.locator(".proofs"))
        page.locator(".told__month").last.locator("summary").click()
        take_part(page, "dicho", page.locator(".told"))


DEMONSTRATION = (june, phone)
HALF_YEAR = (half_year,)
