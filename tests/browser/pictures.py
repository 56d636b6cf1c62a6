"""Takes the pictures of the README and the manual anew: `script/pictures`.

One walk through a copy of the demonstration, which opens December of 2023: each picture
is of what a person really meets there, in the order in which they would meet it.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.browser.conftest import QUIET
from tests.browser.pages import CUTOFF
from tests.browser.site import ROOT, prepare, serve
from tests.indicators.evidence.files import HONEST
from tests.indicators.spreadsheet.scene import filled

IMAGES = ROOT / "docs" / "img"
WIDTH, HEIGHT = 1280, 800
MARGIN = 16
FEW = Image.Quantize.MAXCOVERAGE  # the others lose colours of small marks or whites
ADMIN = "/admin/"
HOME = "/admin/mi-mes/"
DECEMBER = f"{HOME}2023-12/"
CAUSE = "Tres contratos se adjudican en enero por demoras en la etapa precontractual."
WORDS = "Se ejecutó el 97 % de los recursos asignados a la Secretaría."
ASKED = "El acta adjunta es de noviembre. Adjunte la de diciembre."


@dataclass(frozen=True, slots=True)
class Studio:
    """Browsers of the people of the demonstration, over one site."""

    browser: Browser
    address: str
    password: str

    @contextmanager
    def visit(self, username: str = "") -> Iterator[Page]:
        """A page of somebody who signed in, or of a citizen."""
        context = self.browser.new_context(
            base_url=self.address,
            locale="es-CO",
            timezone_id="America/Bogota",
            reduced_motion="reduce",
            viewport={"width": WIDTH, "height": HEIGHT},
        )
        page = context.new_page()
        if username:
            page.goto("/ingresar/")
            page.locator("[name=username]").fill(username)
            page.locator("[name=password]").fill(self.password)
            page.locator("main form [type=submit]").click()
            page.wait_for_load_state()
        yield page
        context.close()


def take(page: Page, name: str, height: int = HEIGHT) -> None:
    """Keep the top of a page, down to its end or to a height in pixels."""
    whole = page.screenshot(full_page=True)
    image = Image.open(BytesIO(whole))
    keep(image.crop((0, 0, WIDTH, min(height, image.height))), name)


def take_part(page: Page, name: str, *parts: Locator) -> None:
    """Keep the band of a page in which the parts stand."""
    boxes = [box for part in parts if (box := part.bounding_box())]
    above = page.evaluate("window.scrollY")
    top = min(box["y"] for box in boxes) + above - MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + above + MARGIN
    image = Image.open(BytesIO(page.screenshot(full_page=True)))
    keep(image.crop((0, max(0, int(top)), WIDTH, int(bottom))), name)


def keep(image: Image.Image, name: str) -> None:
    """Write a picture with few colours: a third of the weight, the same to the eye."""
    few = image.convert("RGB").quantize(method=FEW, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


def citizens(studio: Studio) -> None:
    """What anybody sees of a published cut-off."""
    with studio.visit() as page:
        page.goto("/")
        take(page, "overview", 1200)
        take_part(page, "descargas", page.locator(".downloads"))
        take_part(page, "hallazgos", page.locator(".findings"))
        page.goto(f"{CUTOFF}objetivos/5/")
        take(page, "objetivo", 1300)
        page.goto(f"{CUTOFF}indicadores/545/")
        take(page, "indicador", 1000)
        page.goto(f"{CUTOFF}dependencias/")
        take(page, "dependencias", 640)
        page.goto(f"{CUTOFF}informe/")
        take(page, "informe", 1000)
        page.goto("/ingresar/")
        take(page, "ingresar", 620)


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
        page.goto(ADMIN)
        take(page, "administracion", 1000)
        page.goto(f"{ADMIN}indicators/reportingmonth/")
        take(page, "meses", 520)
        page.goto(f"{ADMIN}indicators/reportingmonth/add/")
        take(page, "abrir-mes", 520)
        page.goto(f"{ADMIN}objectives/department/")
        page.get_by_role("link", name="Subsecretaría Corporativa").click()
        take(page, "personas", 760)
        page.goto(f"{ADMIN}indicators/cutoff/add/")
        page.get_by_label("Vigencia").select_option(label="2023")
        page.get_by_label("Fecha de corte").fill("31/12/2023")
        page.get_by_role("button", name="Grabar", exact=True).click()
        page.goto("/")
        take(page, "corte-abierto", 780)
        take_part(page, "impide-cerrar", *page.locator(".findings > *").all()[:3])


WALK = (citizens, month, spreadsheet, heads, returned, planning)


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
        with serve(shared, data) as address:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            for scene in WALK:
                scene(Studio(browser, address, password))
            browser.close()


if __name__ == "__main__":
    main()
