"""From nothing to the second publication: on the screens, and through files; equal."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from reports.planfiles.password import PASSWORD
from tests.browser.desk import whole_year
from tests.browser.site import an_empty_site, environment, manage, serve
from tests.browser.steps import sign_in

OFFICE = f"""
from django.contrib.auth.models import Group
from objectives import roles
from objectives.models import User
who = User.objects.create_user("planeacion", password={PASSWORD!r}, is_staff=True)
who.groups.add(Group.objects.get(name=roles.PLANNING))
"""
FILES = {
    "plan": "nombre,entidad,inicio,fin,version\nPlan de prueba,Entidad de prueba,2023,2024,1\n",
    "vigencias": "vigencia,aprobada\n2023,si\n",
    "objetivos": f"numero,enunciado\n1,{whole_year.STATEMENT}\n",
    "dependencias": "codigo,nombre\n" + ",".join(whole_year.DEPARTMENT) + "\n",
    "indicadores": "clave,tipo,nombre,dependencia,unidad,decimales,anualizacion\n"
    "atenciones,gestion,Atenciones prestadas,PLA,número,0,suma\n"
    "satisfaccion,gestion,Satisfacción,PLA,porcentaje,0,constante\n",
    "ponderaciones": "vigencia,objetivo,indicador,peso\n2023,1,atenciones,60\n2023,1,satisfaccion,40\n",
    "programacion": "vigencia,indicador,anual,m06,m12\n2023,atenciones,1200,600,600\n2023,satisfaccion,90,90,90\n",
    "ejecucion": "vigencia,indicador,mes,ejecutado,causa\n"
    f"2023,atenciones,6,540,{whole_year.CAUSE}\n2023,satisfaccion,6,90,\n",
    "cortes": f"fecha,estado\n{whole_year.CUTOFF},publicado\n",
}
REOPEN_UNDER_A_CHANGE = f"""
from datetime import date
from indicators.change_control import amending
from indicators.models import Cutoff
from objectives.models import Change, Plan, User
from reports.archive import reopen_cutoff
who = User.objects.get()
reopen_cutoff(cutoff=Cutoff.objects.get(), reason={whole_year.REASON!r}, by=who)
draft = Change.objects.create(
    plan=Plan.objects.get(), year=2023, state=Change.State.DRAFT,
    description={whole_year.DESCRIPTION!r}, justification={whole_year.REASON!r},
)
amending.approve(
    change=draft, by=who, on=date.fromisoformat({whole_year.APPROVED_ON!r}),
    body={whole_year.BODY!r},
)
"""


@pytest.fixture
def empty(prepared: Path, tmp_path: Path) -> Path:
    """An installation where there is nothing but the Planning Office's account."""
    folder = tmp_path / "empty"
    folder.mkdir()
    env = an_empty_site(prepared, folder)
    manage("shell", "--no-imports", "--command", OFFICE, env=env)
    return folder


def on_the_screens(page: Page) -> list[dict]:
    """Run the year in the browser; the figures of both publications."""
    sign_in(page, "planeacion")
    whole_year.describe_the_plan(page)
    whole_year.describe_the_indicators(page)
    whole_year.make_the_year(page)
    whole_year.weigh(page, whole_year.WEIGHTS)
    whole_year.program(page)
    whole_year.approve_the_year(page)
    whole_year.report_june(page)
    whole_year.open_the_cutoff(page)
    whole_year.close_and_publish(page, 1)
    whole_year.reopen(page)
    whole_year.change_the_weights(page)
    whole_year.close_and_publish(page, 2)
    address = f"/cortes/{whole_year.CUTOFF}/"
    return [
        page.request.get(f"{address}{place}informe.json").json()
        for place in ("revisiones/1/", "")
    ]


def through_files(folder: Path) -> list[dict]:
    """Run the year by commands and files; the figures of both publications."""
    env = environment(folder / "data", folder / "static")
    plan = folder / "plan"
    plan.mkdir()
    for name, text in FILES.items():
        (plan / f"{name}.csv").write_text(text, encoding="utf-8")
    manage("load_plan", str(plan), env=env)
    first = published(env)
    manage("shell", "--no-imports", "--command", REOPEN_UNDER_A_CHANGE, env=env)
    weights = FILES["ponderaciones"].replace(",60", ",50").replace(",40", ",50")
    (plan / "ponderaciones.csv").write_text(weights, encoding="utf-8")
    manage("load_plan", str(plan), "--change", "001", env=env)
    return [first, published(env)]


def published(env: dict[str, str]) -> dict:
    asked = ("report", "--cutoff", whole_year.CUTOFF, "--format", "json")
    return json.loads(manage(*asked, "--output", "-", env=env))


def test_a_year_on_the_screens_and_through_files_ends_equal(
    browser: Browser, prepared: Path, empty: Path, tmp_path: Path
):
    with serve(empty, tmp_path / "screens") as address:
        page = browser.new_context(base_url=address, locale="es-CO").new_page()
        page.set_default_timeout(30_000)
        screens = on_the_screens(page)
        page.context.close()

    assert screens == through_files(empty)
    assert [one["overall"]["percent"] for one in screens] == ["94.00", "95.00"]
    assert [one["revision"] for one in screens] == [1, 2]
    assert screens[1]["revision_reason"] == whole_year.REASON
    assert [
        (value["before"], value["after"])
        for change in screens[1]["changes"]
        for value in change["values"]
    ] == [("60,00%", "50,00%"), ("40,00%", "50,00%")]
