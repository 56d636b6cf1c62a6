"""Takes the pictures of the README and the manual anew: `script/pictures`.

One walk through a copy of the demonstration, which opens December of 2023: each picture
is of what a person really meets there, in the order in which they would meet it. What needs
two cut-offs is seen on a second site, whose half-year is told by months.
"""

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browser import half_year
from tests.browser.conftest import QUIET
from tests.browser.desk.pictures import DESK_WALK
from tests.browser.public_pictures import DEMONSTRATION, HALF_YEAR
from tests.browser.site import prepare, serve
from tests.browser.studio import IMAGES, Studio, take, take_part
from tests.indicators.evidence.files import HONEST
from tests.indicators.spreadsheet.scene import filled

ADMIN = "/admin/"
HOME = "/admin/mi-mes/"
DECEMBER = f"{HOME}2023-12/"
CAUSE = "Tres contratos se adjudican en enero por demoras en la etapa precontractual."
WORDS = "Se ejecutó el 97 % de los recursos asignados a la Secretaría."
ASKED = "El acta adjunta es de noviembre. Adjunte la de diciembre."


def month(studio: Studio) -> None:
    """A reporter's December, entered on the pages."""
    with studio.visit("reportante") as page:
        page.goto(HOME)
        take(page, "mi-mes", 900)
        page.goto(f"{DECEMBER}cuadricula/")
        take(page, "cuadricula", 760)
        page.goto(f"{DECEMBER}presupuesto/")
        value = page.get_by_label("Valor ejecutado")
        value.press_sequentially("97.5")
        page.locator(".warnings", has_text="usa punto").wait_for()
        take_part(page, "punto", page.locator("#entry .field").first)
        value.fill("97")
        page.get_by_label("Avance cualitativo").fill(WORDS)
        page.locator(".card [data-told=percent]", has_text="97,00%").wait_for()
        take(page, "reportar", 1250)
        page.get_by_label("Causa del rezago").fill(CAUSE)
        page.get_by_role("button", name="Guardar borrador").click()
        attach(page)
        take_part(page, "evidencias", page.locator("#evidencias"))
        send(page, "presupuesto", "97")


def attach(page: Page) -> None:
    """Attach a file as evidence of the record on the page."""
    content = HONEST["acta.pdf"]
    file = {"name": "acta-diciembre.pdf", "mimeType": "", "buffer": content}
    page.get_by_label("Archivos", exact=True).set_input_files(file)
    page.get_by_role("button", name="Adjuntar archivos").click()


def send(page: Page, key: str, value: str) -> None:
    """Send an indicator's month with a value."""
    page.goto(f"{DECEMBER}{key}/")
    page.get_by_label("Valor ejecutado").fill(value)
    page.get_by_role("button", name="Enviar", exact=True).click()
    page.wait_for_url(f"**{HOME}?mes=*")


def spreadsheet(studio: Studio) -> None:
    """The rest of December, by the template."""
    with studio.visit("reportante") as page:
        page.goto(f"{DECEMBER}subir/")
        take(page, "subir", 700)
        with page.expect_download() as downloading:
            page.get_by_role("link", name="Descargar plantilla").click()
        template = downloading.value.path().read_bytes()
        upload(page, filled(template, {"pic": {"ejecutado": "99.5"}}))
        take(page, "problemas", 760)
        row = {"ejecutado": 100, "avance": "Se dictaron las capacitaciones del año."}
        upload(page, filled(template, {"pic": row}))
        take(page, "vista-previa", 700)
        page.get_by_role("button", name="Guardar todo").click()
        page.wait_for_url(f"**{HOME}?mes=*")
        send(page, "pic", "100")


def upload(page: Page, content: bytes) -> None:
    """Upload a filled template to see what it changes."""
    page.goto(f"{DECEMBER}subir/")
    file = {"name": "registro-2023-12.xlsx", "mimeType": "", "buffer": content}
    page.get_by_label("Archivo que llenó").set_input_files(file)
    page.get_by_role("button", name="Ver qué cambia").click()


def heads(studio: Studio) -> None:
    """A head verifies one record and gives another back."""
    with studio.visit("jefe") as page:
        page.goto(HOME)
        take(page, "verificar", 900)
        page.goto(f"{DECEMBER}presupuesto/")
        page.get_by_text("Devolver con una observación").click()
        page.get_by_label("Observación", exact=True).fill(ASKED)
        page.get_by_label("Sobre").select_option(label="Una evidencia")
        take_part(page, "devolver", page.locator(".moves"))
        page.get_by_role("button", name="Devolver", exact=True).click()
        page.goto(f"{DECEMBER}pic/")
        page.get_by_role("button", name="Verificar").click()
        page.wait_for_url(f"**{HOME}?mes=*")


def returned(studio: Studio) -> None:
    """What came back, and two people who write at once."""
    with studio.visit("reportante") as page, studio.visit("jefe") as other:
        page.goto(f"{DECEMBER}presupuesto/")
        take(page, "devuelto", 620)
        page.goto(f"{DECEMBER}estrategia-recursos/")
        other.goto(f"{DECEMBER}estrategia-recursos/")
        for who, text in ((other, "Lo que escribió el jefe."), (page, "Lo mío.")):
            who.get_by_label("Avance cualitativo").fill(text)
            who.get_by_role("button", name="Guardar borrador").click()
        page.locator(".compare").wait_for()
        take_part(page, "dos-versiones", page.locator(".notice--conflict"))


def planning(studio: Studio) -> None:
    """The Planning Office approves, opens months and looks after the people."""
    with studio.visit("planeacion") as page:
        page.goto(HOME)
        take(page, "aprobar", 900)
        page.goto(f"{ADMIN}tablas/")
        take(page, "administracion", 1000)
        page.goto(f"{ADMIN}indicators/reportingmonth/")
        take(page, "meses", 520)
        page.goto(f"{ADMIN}indicators/reportingmonth/add/")
        take(page, "abrir-mes", 520)
        page.goto(f"{ADMIN}objectives/department/")
        page.get_by_role("link", name="Subsecretaría Corporativa").click()
        take(page, "personas", 760)
        page.goto(f"{ADMIN}mesa/cortes/nuevo/")
        page.get_by_label("Al final de").select_option("12")
        page.get_by_role("button", name="Abrir el corte").click()
        page.wait_for_url("**/mesa/cortes/2023-12-31/")
        page.goto("/")
        take(page, "corte-abierto", 780)
        take_part(page, "impide-cerrar", *page.locator(".findings > *").all()[:3])


WALK = (*DEMONSTRATION, month, spreadsheet, heads, returned, planning, *DESK_WALK)


def main() -> None:
    """Walk through the product and leave its pictures in docs/img/."""
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("Falta chromium: ejecute script/bootstrap test.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        shared, data = prepare(Path(place)), Path(place) / "copy"
        told = (shared / "accounts.txt").read_text(encoding="utf-8")
        password = re.findall(r"contraseña de todas: (\S+)\)", told)[0]
        told_by_months = half_year.prepare(Path(place), shared / "static")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        sites = ((shared, data, WALK), (told_by_months, Path(place) / "two", HALF_YEAR))
        for prepared, folder, walk in sites:
            with serve(prepared, folder) as address:
                for scene in walk:
                    scene(Studio(browser, address, password))
        browser.close()


if __name__ == "__main__":
    main()
