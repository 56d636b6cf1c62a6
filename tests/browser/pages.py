"""The pages of the product, as addresses of the demonstration plan."""

CUTOFF = "/cortes/2023-06-30/"

# What anybody may read, because the cut-off of the demonstration is published. The list of
# indicators, the trend, the comparison and the open data have tests of their own.
PUBLIC = (
    "/",
    CUTOFF,
    *(f"{CUTOFF}objetivos/{number}/" for number in range(1, 9)),
    # A sectoral indicator with an official figure, a sum, one that weighs twice, one of
    # an investment project, one of management.
    *(f"{CUTOFF}indicadores/{key}/" for key in ("321", "545", "543", "7871-4", "pic")),
    f"{CUTOFF}dependencias/",
    f"{CUTOFF}dependencias/subsecretaria-corporativa/",
    f"{CUTOFF}informe/",
    f"{CUTOFF}revisiones/1/objetivos/5/",
    "/plan/",
    "/metodologia/",
    "/control-de-cambios/",
    "/accesibilidad/",
    "/ingresar/",
)

# What is not there; a stranger is not told whether it is.
UNKNOWN = ("/cortes/2023-03-31/", "/cortes/2023-03-31/informe/")

# For whoever signed in.
PRIVATE = ("/contrasena/",)

PLAN = ("plan", "objective", "fiscalyear", "department", "change")
MEASURING = ("indicator", "monthlyrecord", "cutoff", "measurement")
# The desk's own pages are looked at by its own tests (tests/browser/desk/).
ADMIN = (
    "/admin/",
    "/admin/tablas/",
    *(f"/admin/objectives/{model}/" for model in PLAN),
    *(f"/admin/indicators/{model}/" for model in MEASURING),
    "/admin/objectives/objective/add/",
    "/admin/indicators/indicator/add/",
)
