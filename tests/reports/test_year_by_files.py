"""A year of the plan run through files alone, from nothing to its second publication."""

import json
from typing import Any

import pytest
from django.test import Client

from indicators.models import Cutoff, MonthlyRecord
from objectives import roles
from objectives.models import FiscalYear, User
from reports.archive import reopen_cutoff
from tests.builders import a_person
from tests.reports.desk.files.scene import load, problems, told, upload, zipped
from tests.reports.planfolder import DEMO

pytestmark = pytest.mark.django_db

JSON = "/cortes/2023-06-30/informe.json"
REASON = "El PIC se reportó sin la actividad de junio."
HEADER = "vigencia,indicador,mes,ejecutado,avance,causa,retrasos\n"

# What the months add up to at the cut-off is what the demonstration says of it.
MARCH = f"{HEADER}2023,545,3,700000,,,\n2023,546,3,70000,,,\n"
JUNE = HEADER + "".join(
    f'2023,{key},6,"{value}",,,\n'
    for key, value in {
        "321": "72,5",
        "464": "0,5",
        "513": "60",
        "514": "1",
        "543": "16",
        "545": "774056",
        "546": "80623",
        "551": "9",
        "552": "66,16",
        "554": "80,5",
        "7871-4": "66,67",
        "estrategia-recursos": "100",
        "pic": "90",
        "presupuesto": "95",
    }.items()
)
CORRECTION = f"{HEADER}2023,pic,6,100,,,\n"

# Objective -> its percentage and the one capped at 100 %, at the second publication.
OBJECTIVES = {
    1: ("98.49", "98.49"),
    2: ("100.00", "100.00"),
    3: ("100.00", "100.00"),
    4: ("100.00", "100.00"),
    5: ("99.13", "76.87"),
    6: ("100.00", "100.00"),
    7: ("97.50", "97.50"),
    8: ("100.00", "100.00"),
}
# Indicator -> programmed, executed, percentage printed and recomputed, status.
INDICATORS = {
    "321": ("73.50", "72.50", "98.31", "98.64", "BEHIND"),
    "7871-4": ("66.67", "66.67", "100.00", "100.00", "ON_TARGET"),
    "464": ("0.50", "0.50", "100.00", "100.00", "ON_TARGET"),
    "543": ("16.00", "16.00", "100.00", "100.00", "ON_TARGET"),
    "554": ("80.50", "80.50", "100.00", "100.00", "ON_TARGET"),
    "552": ("66.16", "66.16", "100.00", "100.00", "ON_TARGET"),
    "513": ("60.00", "60.00", "100.00", "100.00", "ON_TARGET"),
    "514": ("1.00", "1.00", "100.00", "100.00", "ON_TARGET"),
    "545": ("2743434", "1474056", "53.73", "53.73", "BEHIND"),
    "546": ("104220", "150623", "144.52", "144.52", "OVER"),
    "551": ("9.00", "9.00", "100.00", "100.00", "ON_TARGET"),
    "presupuesto": ("100.00", "95.00", "95.00", "95.00", "BEHIND"),
    "estrategia-recursos": ("100.00", "100.00", "100.00", "100.00", "ON_TARGET"),
    "pic": ("100.00", "100.00", "100.00", "100.00", "ON_TARGET"),
}


@pytest.fixture
def planner() -> User:
    return a_person("planeacion", roles.PLANNING, is_staff=True)


@pytest.fixture
def desk(client: Client, planner: User) -> Client:
    client.force_login(planner)
    return client


def state(word: str) -> str:
    return f"fecha,estado\n2023-06-30,{word}\n"


def published() -> dict[str, Any]:
    """Read what anybody reads, without signing in."""
    answer = Client().get(JSON)
    assert answer.status_code == 200
    return json.loads(answer.getvalue())


def objectives(report: dict[str, Any]) -> dict[int, tuple[str, str]]:
    return {
        one["number"]: (one["percent"], one["capped_percent"])
        for one in report["objectives"]
    }


def indicators(report: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    names = ("programmed", "executed", "percent", "recomputed_percent", "status")
    return {
        row["key"]: tuple(row[name] for name in names)
        for one in report["objectives"]
        for row in one["indicators"]
    }


def begin(desk: Client) -> None:
    """Load the plan of the year, without anything done yet."""
    nothing_done = {
        "vigencias": "vigencia,tope,aprobada\n2023,,no\n",
        "ejecucion": HEADER,
        "cortes": state("abierto"),
        "mediciones": "corte,indicador\n",
    }
    load(desk, "plan.zip", zipped(DEMO, nothing_done))


def approve(desk: Client, planner: User) -> None:
    """Approve the year by its file; from then on a weight is refused."""
    weights = "vigencia,objetivo,indicador,peso\n2023,1,321,89\n"

    done = load(desk, "vigencias.csv", "vigencia,tope,aprobada\n2023,,si\n")

    assert "Vigencia 2023: aprobada." in told(done)
    assert FiscalYear.objects.get(year=2023).approved_by == planner
    (locked,) = problems(upload(desk, "ponderaciones.csv", weights))
    assert "la vigencia 2023 ya está aprobada" in locked


def report_and_close(desk: Client) -> None:
    """Report March and June, decide what the cut-off needs, close it and publish it."""
    load(desk, "ejecucion-2023-03.csv", MARCH)
    load(desk, "ejecucion-2023-06.csv", JUNE)
    load(desk, "mediciones.csv", (DEMO / "mediciones.csv").read_bytes())
    done = load(desk, "cortes.csv", state("cerrado"))
    assert "Corte del 30 de junio de 2023: cerrado." in told(done)
    done = load(desk, "cortes.csv", state("publicado"))
    assert "Corte del 30 de junio de 2023: publicado." in told(done)


def correct(desk: Client, planner: User) -> None:
    """Correct June: refused while it is closed, then reopened, closed and published."""
    first = published()
    (shut,) = problems(upload(desk, "ejecucion.csv", CORRECTION))
    assert shut.endswith("fila 2, columna ejecutado: junio de 2023 ya está cerrado.")
    reopen_cutoff(cutoff=Cutoff.objects.get(), reason=REASON, by=planner)
    load(desk, "ejecucion.csv", CORRECTION)
    assert published() == first
    load(desk, "cortes.csv", state("publicado"))


def test_a_year_is_run_through_files_alone(desk, planner):
    begin(desk)
    approve(desk, planner)
    report_and_close(desk)

    first = published()
    assert revision(first) == ("published", 1, None)
    assert first["overall"] == {"percent": "98.14", "capped_percent": "95.36"}
    assert objectives(first) == OBJECTIVES | {8: ("90.00", "90.00")}
    late = ("100.00", "90.00", "90.00", "90.00", "BEHIND")
    assert indicators(first) == INDICATORS | {"pic": late}

    correct(desk, planner)

    second = published()
    assert revision(second) == ("published", 2, REASON)
    assert second["overall"] == {"percent": "99.39", "capped_percent": "96.61"}
    assert objectives(second) == OBJECTIVES
    assert indicators(second) == INDICATORS
    assert differences(first, second) == {
        "revision", "revision_reason", "overall", "objectives", "findings",
    }  # fmt: skip


def revision(report: dict[str, Any]) -> tuple[str, int, str | None]:
    return (report["state"], report["revision"], report["revision_reason"])


def differences(first: dict[str, Any], second: dict[str, Any]) -> set[str]:
    return {name for name in second if first[name] != second[name]}


def test_what_a_year_by_files_leaves_is_what_its_files_say(desk):
    begin(desk)
    load(desk, "ejecucion-2023-06.csv", JUNE)

    kept = desk.get("/admin/mesa/archivos/plan.zip").content
    page = upload(desk, "plan.zip", kept)

    assert "El archivo no cambia nada" in told(page)
    assert MonthlyRecord.objects.filter(executed__isnull=False).count() == 14
