"""The admin's lists lead who runs the plan to its files, and nobody else."""

import pytest

from objectives import roles
from reports.templatetags.planfiles import SHEETS
from tests.builders import a_person

pytestmark = pytest.mark.django_db

LISTS = {
    "objectives": ("plan", "objective", "fiscalyear", "department", "change"),
    "indicators": (
        "indicator",
        "indicatorweight",
        "yeartarget",
        "monthlyrecord",
        "cutoff",
        "measurement",
        "note",
    ),
}
PLACES = [(app, model) for app, models in LISTS.items() for model in models]


@pytest.mark.parametrize(("app", "model"), PLACES)
def test_a_list_leads_to_its_table(desk, app, model):
    page = desk.get(f"/admin/{app}/{model}/").content.decode()

    table = SHEETS[model]
    assert f'href="/admin/mesa/archivos/?tabla={table}#subir">Importar</a>' in page
    assert f'href="/admin/mesa/archivos/tablas/{table}.xlsx">Exportar</a>' in page
    assert f'href="/admin/mesa/archivos/plantillas/{table}.xlsx">Plantilla</a>' in page


@pytest.mark.parametrize("role", [roles.DIRECTOR, roles.ADMINISTRATOR, roles.REPORTER])
def test_others_see_no_such_links(client, role):
    client.force_login(a_person("otra", role, is_staff=True))

    for app, model in PLACES:
        page = client.get(f"/admin/{app}/{model}/").content.decode()
        assert "Importar" not in page, model


def test_a_list_that_is_no_table_has_no_links(desk):
    assert (
        "Importar" not in desk.get("/admin/reports/publishedreport/").content.decode()
    )
