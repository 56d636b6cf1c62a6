"""The pages that are visited, in whose name, and what each may take."""

from dataclasses import dataclass

from benchmarks.scale.days import CLOSED, MONTH, OPEN, PUBLISHED

QUERIES = 12  # V05
DASHBOARD, LIST, ENTRY = 0.3, 0.8, 0.5  # seconds of the processor
PAPER = 3.0
ANYBODY, REPORTER, PLANNER = "anybody", "reporter", "planner"


@dataclass(frozen=True, slots=True)
class Page:
    """An address, who visits it ("anybody": nobody signed in) and its targets.

    `address` may name {key}, {code} and {number}: an indicator, a department and an
    objective of the plan. None: no target is known.
    """

    name: str
    who: str
    address: str
    seconds: float | None
    queries: int | None = QUERIES


PLACES = (
    ("overview", "", DASHBOARD),
    ("objective", "objetivos/{number}/", DASHBOARD),
    ("indicator", "indicadores/{key}/", DASHBOARD),
    ("department", "dependencias/{code}/", DASHBOARD),
    ("departments", "dependencias/", DASHBOARD),
    ("list of indicators", "indicadores/", DASHBOARD),
    ("trend", "tendencia/", DASHBOARD),
    ("comparison", "comparar/", DASHBOARD),
    ("report, HTML", "informe/", LIST),
    ("report, JSON", "informe.json", PAPER),
    ("report, XLSX", "informe.xlsx", PAPER),
    ("report, PPTX", "informe.pptx", PAPER),
)
YEAR, AT = MONTH[0], f"{MONTH[0]}-{MONTH[1]:02}"
ENTRIES = (
    Page("Mi mes", REPORTER, "/admin/mi-mes/", ENTRY),
    Page("month grid", REPORTER, f"/admin/mi-mes/{AT}/cuadricula/", ENTRY),
    Page("entry form", REPORTER, f"/admin/mi-mes/{AT}/{{key}}/", ENTRY),
    Page("template, XLSX", REPORTER, f"/admin/mi-mes/{AT}/plantilla.xlsx", ENTRY),
    Page("Mi mes", PLANNER, "/admin/mi-mes/", ENTRY),
)
DESK = (
    Page("all tables", PLANNER, "/admin/tablas/", ENTRY),
    Page("desk home", PLANNER, "/admin/mesa/", ENTRY),
    Page("years", PLANNER, "/admin/mesa/vigencias/", ENTRY),
    Page("a year", PLANNER, f"/admin/mesa/vigencias/{YEAR}/", ENTRY),
    Page("weights", PLANNER, f"/admin/mesa/pesos/{YEAR}/", ENTRY),
    Page("an objective's weights", PLANNER, f"/admin/mesa/pesos/{YEAR}/1/", ENTRY),
    Page("programming", PLANNER, f"/admin/mesa/programacion/{YEAR}/", ENTRY),
    Page("changes", PLANNER, "/admin/mesa/cambios/", ENTRY),
    Page("cut-offs", PLANNER, "/admin/mesa/cortes/", ENTRY),
    Page("an open cut-off", PLANNER, f"/admin/mesa/cortes/{OPEN}/", ENTRY),
    Page("decisions", PLANNER, f"/admin/mesa/cortes/{OPEN}/decisiones/", ENTRY),
    Page("files", PLANNER, "/admin/mesa/archivos/", ENTRY),
    Page("differences", PLANNER, "/admin/mesa/diferencias/", ENTRY),
)
MODELS = (
    "objectives/objective",
    "objectives/department",
    "indicators/indicator",
    "indicators/indicatorweight",
    "indicators/monthlyrecord",
    "indicators/measurement",
)
ADMIN = tuple(
    Page(f"admin, {model.split('/')[1]}", PLANNER, f"/admin/{model}/", LIST)
    for model in MODELS
)
READERS = {
    (ANYBODY, "published"): PUBLISHED[-1],
    (REPORTER, "closed"): CLOSED,
    (PLANNER, "open"): OPEN,
}
PAGES = (
    *(
        Page(f"{name}, {state}", who, f"/cortes/{day}/{path}", seconds)
        for (who, state), day in READERS.items()
        for name, path, seconds in PLACES
    ),
    *(
        Page(name, ANYBODY, address, DASHBOARD)
        for name, address in (
            ("plan", "/plan/"),
            ("methodology", "/metodologia/"),
            ("register of changes", "/control-de-cambios/"),
            ("open data", "/datos/"),
        )
    ),
    *ENTRIES,
    *DESK,
    *ADMIN,
)
