"""The pictures of the Planning Office's desk, after those of the month."""

from playwright.sync_api import Page, expect

from tests.browser.studio import Studio, take, take_part

DESK = "/admin/mesa/"
JUNE = f"{DESK}cortes/2023-06-30/"
DECEMBER = f"{DESK}cortes/2023-12-31/"
DESCRIPTION = "Los dos indicadores del objetivo 5 dejan de pesar lo mismo."
WHY = "El 546 depende de la demanda de la ciudadanía y no de la gestión de la entidad."
APPROVED_ON = "2023-12-05"
REASON = "El Comité pidió publicar el cumplimiento con los pesos del cambio aprobado."
DEPARTMENTS = (
    "codigo,nombre\nsubsecretaria-corporativa,Subsecretaría de Gestión Corporativa\n"
    "oficina-tic,Oficina de Tecnologías de la Información\n"
)


def years(studio: Studio) -> None:
    """The next year is made from the one before, and says what it lacks."""
    with studio.visit("planeacion") as page:
        page.goto(f"{DESK}vigencias/nueva/")
        page.get_by_role("button", name="Trasladar lo que faltó").click()
        take(page, "vigencia-nueva", 1100)
        page.get_by_role("button", name="Crear la vigencia 2024").click()
        page.wait_for_url("**/vigencias/2024/")
        take(page, "vigencia", 900)


def changes(studio: Studio) -> None:
    """A draft proposes other weights; their effect is seen before saving."""
    with studio.visit("planeacion") as page:
        page.goto(f"{DESK}cambios/nuevo/?vigencia=2023")
        page.locator("[name=description]").fill(DESCRIPTION)
        page.locator("[name=justification]").fill(WHY)
        page.get_by_role("button", name="Crear el borrador").click()
        page.get_by_role("link", name="Proponer pesos").click()
        page.get_by_role("link", name="Objetivo 5").click()
        for row, weight in (("545", "60"), ("546", "40")):
            page.get_by_role("row", name=row).get_by_role("textbox").fill(weight)
        page.get_by_role("button", name="Ver el efecto").last.click()
        take(page, "pesos", 1500)
        page.get_by_role("button", name="Guardar estos pesos").click()
        expect(page.locator(".messagelist .success")).to_be_visible()
        page.goto(DESK)
        take(page, "mesa", 1700)
        page.goto(f"{DESK}cambios/?estado=DRAFT")
        page.get_by_role("link", name="Borrador").first.click()
        take(page, "cambio", 1020)
        page.get_by_role("link", name="Aprobar…").click()
        page.get_by_label("Fecha de la aprobación").fill(APPROVED_ON)
        page.get_by_label("Acto o acta").fill("Acta 4 de 2023")
        page.get_by_role("checkbox").check()
        take(page, "cambio-aprobar", 900)
        page.get_by_role("button", name="Aprobar y aplicar").click()
        expect(page.locator(".messagelist .success")).to_be_visible()


def programming(studio: Studio) -> None:
    """The months of a year in a grid, and the helper that fills an indicator's."""
    with studio.visit("planeacion") as page:
        page.goto(f"{DESK}programacion/2023/")
        take(page, "programacion", 760)
        page.goto(f"{DESK}programacion/2024/545/")
        page.get_by_label("Meses que reportan").select_option(index=1)
        page.get_by_role("button", name="Repartir la meta").click()
        take(page, "repartir", 900)


def cutoffs(studio: Studio) -> None:
    """What a cut-off lacks, and how the next revision of another is published."""
    with studio.visit("planeacion") as page:
        page.goto(DECEMBER)
        take(page, "corte", 900)
        page.goto(f"{DECEMBER}decisiones/")
        take_part(page, "decisiones", page.locator(".decision").first)
        reopen(page)
        page.goto(f"{JUNE}cerrar/")
        take(page, "cerrar", 1000)
        page.get_by_role("button", name="Cerrar como revisión 2").click()
        page.wait_for_url(f"**{JUNE}")
        page.get_by_role("link", name="Publicar", exact=True).click()
        take(page, "publicar", 760)
        page.get_by_role("button", name="Publicar la revisión 2").click()
        page.wait_for_url(f"**{JUNE}", timeout=60_000)
        take(page, "revisiones", 1000)


def reopen(page: Page) -> None:
    """Open the published cut-off again, to close its second revision."""
    page.goto(f"{JUNE}reabrir/")
    page.get_by_label("Motivo").fill(REASON)
    page.get_by_role("button", name="Reabrir el corte").click()
    page.wait_for_url(f"**{JUNE}")


def files(studio: Studio) -> None:
    """A table is uploaded to see what it would change."""
    with studio.visit("planeacion") as page:
        page.goto(f"{DESK}archivos/")
        take(page, "archivos", 800)
        file = {"name": "dependencias.csv", "mimeType": "text/csv"}
        content = {"buffer": DEPARTMENTS.encode()}
        page.locator("[name=file]").set_input_files({**file, **content})
        page.get_by_role("button", name="Revisar qué cambia").click()
        page.get_by_role("button", name="Confirmar y guardar todo").wait_for()
        take(page, "archivo-revisado", 900)


def differences(studio: Studio) -> None:
    """What was written in the last days, by whom and through which door."""
    with studio.visit("planeacion") as page:
        page.goto(f"{DESK}diferencias/")
        page.get_by_label("Clase").select_option("WEIGHTS")
        page.get_by_label("Persona").select_option("Planeación de demostración")
        page.get_by_role("button", name="Filtrar").click()
        take(page, "diferencias", 900)


DESK_WALK = (files, years, changes, programming, cutoffs, differences)
