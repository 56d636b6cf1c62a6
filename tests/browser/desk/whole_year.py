"""What the Planning Office does in a year, screen by screen, with a small plan."""

from playwright.sync_api import Page, expect

CUTOFF = "2023-06-30"
DESK = f"/admin/mesa/cortes/{CUTOFF}/"
DEPARTMENT = ("PLA", "Oficina de Planeación")
STATEMENT = "Atender bien a la ciudadanía."
CAUSE = "Un punto de atención estuvo cerrado."
REASON = "El comité repartió de otro modo los pesos."
DESCRIPTION = "Los dos indicadores pesan lo mismo."
BODY = "Comité Institucional de Gestión y Desempeño"
APPROVED_ON = "2023-07-15"
# Key, name, unit, accumulation, target, level or amount of June and of December.
INDICATORS = [
    ("atenciones", "Atenciones prestadas", "número", "SUM", "1200", "600", "600"),
    ("satisfaccion", "Satisfacción", "porcentaje", "CONSTANT", "90", "90", "90"),
]
EXECUTED = {"atenciones": "540", "satisfaccion": "90"}
WEIGHTS = {"atenciones": "60", "satisfaccion": "40"}


def save(page: Page) -> None:
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def choose(page: Page, field: str, text: str) -> None:
    """Choose in one of the admin's searching lists."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field").fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def describe_the_plan(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="El plan", exact=True).click()
    for name, value in (
        ("name", "Plan de prueba"),
        ("entity", "Entidad de prueba"),
        ("start", "2023"),
        ("end", "2024"),
        ("version", "1"),
    ):
        page.locator(f"[name={name}]").fill(value)
    save(page)
    page.goto("/admin/objectives/objective/add/")
    page.locator("[name=plan]").select_option(index=1)
    page.locator("[name=number]").fill("1")
    page.locator("[name=statement]").fill(STATEMENT)
    save(page)
    page.goto("/admin/objectives/department/add/")
    page.locator("[name=code]").fill(DEPARTMENT[0])
    page.locator("[name=name]").fill(DEPARTMENT[1])
    page.locator("[name=head_verifies]").uncheck()  # it has no head
    save(page)


def describe_the_indicators(page: Page) -> None:
    for key, name, unit, accumulation, *_ in INDICATORS:
        page.goto("/admin/indicators/indicator/add/")
        page.locator("[name=key]").fill(key)
        page.locator("[name=kind]").select_option("MANAGEMENT")
        page.locator("[name=name]").fill(name)
        choose(page, "department", DEPARTMENT[1])
        page.locator("[name=unit]").fill(unit)
        page.locator("[name=decimals]").fill("0")
        page.locator("[name=accumulation]").select_option(accumulation)
        save(page)


def make_the_year(page: Page) -> None:
    page.goto("/admin/mesa/vigencias/")
    page.get_by_role("link", name="Cree la primera").click()
    page.get_by_role("button", name="Crear la vigencia 2023").click()
    page.wait_for_url("**/mesa/vigencias/2023/")


def weigh(page: Page, weights: dict[str, str]) -> None:
    page.goto("/admin/mesa/pesos/2023/1/")
    for key, weight in weights.items():
        page.locator("#nuevo").select_option(label=_option(page, "#nuevo", key))
        page.get_by_role("button", name="Agregar", exact=True).click()
        fill_weight(page, key, weight)
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def fill_weight(page: Page, key: str, weight: str) -> None:
    row = page.get_by_role("row").filter(has_text=_name(key))
    row.get_by_role("textbox").fill(weight)


def program(page: Page) -> None:
    for key, _, _, _, target, june, december in INDICATORS:
        page.goto(f"/admin/mesa/programacion/2023/{key}/")
        for label, value in (
            ("Meta", target),
            ("Junio", june),
            ("Diciembre", december),
        ):
            page.get_by_label(label).first.fill(value)
        page.get_by_role("button", name="Guardar", exact=True).click()
        expect(page.locator(".messagelist .success")).to_be_visible()


def approve_the_year(page: Page) -> None:
    page.goto("/admin/mesa/vigencias/2023/")
    page.get_by_role("link", name="Aprobar la vigencia 2023").click()
    page.get_by_role("button", name="Aprobar la vigencia 2023").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def report_june(page: Page) -> None:
    page.goto("/admin/indicators/reportingmonth/add/")
    page.locator("[name=year]").select_option(label="2023")
    page.locator("[name=month]").fill("6")
    save(page)
    for key, value in EXECUTED.items():
        page.goto(f"/admin/mi-mes/2023-06/{key}/")
        page.get_by_label("Valor ejecutado").fill(value)
        if key == "atenciones":
            page.get_by_label("Causa del rezago").fill(CAUSE)
        page.get_by_role("button", name="Enviar", exact=True).click()
        expect(page.locator(".messagelist")).to_contain_text("enviado")
    for key in EXECUTED:
        page.goto(f"/admin/mi-mes/2023-06/{key}/")
        page.get_by_role("button", name="Aprobar", exact=True).click()
        expect(page.locator(".messagelist")).to_contain_text("aprobado")


def open_the_cutoff(page: Page) -> None:
    page.goto("/admin/mesa/cortes/nuevo/")
    page.get_by_label("Vigencia").select_option(label="2023")
    page.get_by_label("Al final de").select_option("6")
    page.get_by_role("button", name="Abrir el corte").click()
    page.wait_for_url(f"**{DESK}")


def close_and_publish(page: Page, revision: int) -> None:
    page.goto(f"{DESK}cerrar/")
    page.get_by_role("button", name=f"Cerrar como revisión {revision}").click()
    page.wait_for_url(f"**{DESK}")
    page.get_by_role("link", name="Publicar", exact=True).click()
    page.get_by_role("button", name=f"Publicar la revisión {revision}").click()
    page.wait_for_url(f"**{DESK}", timeout=60_000)


def reopen(page: Page) -> None:
    page.goto(f"{DESK}reabrir/")
    page.get_by_label("Motivo").fill(REASON)
    page.get_by_role("button", name="Reabrir el corte").click()
    page.wait_for_url(f"**{DESK}")


def change_the_weights(page: Page) -> None:
    page.goto("/admin/mesa/cambios/nuevo/")
    page.locator("[name=year]").select_option(label="2023")
    page.locator("[name=description]").fill(DESCRIPTION)
    page.locator("[name=justification]").fill(REASON)
    page.get_by_role("button", name="Crear el borrador").click()
    page.get_by_role("link", name="Proponer pesos").click()
    page.get_by_role("link", name="Objetivo 1").first.click()
    for key in WEIGHTS:
        fill_weight(page, key, "50")
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto("/admin/mesa/cambios/?estado=DRAFT")
    page.get_by_role("link", name="Borrador").first.click()
    page.get_by_role("link", name="Aprobar…").click()
    page.locator("[name=date]").fill(APPROVED_ON)
    page.locator("[name=body]").fill(BODY)
    page.locator("[name=sure]").check()
    page.get_by_role("button", name="Aprobar y aplicar").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def _name(key: str) -> str:
    return next(name for one, name, *_ in INDICATORS if one == key)


def _option(page: Page, select: str, key: str) -> str:
    options = page.locator(f"{select} option").all_inner_texts()
    return next(text for text in options if _name(key) in text)
