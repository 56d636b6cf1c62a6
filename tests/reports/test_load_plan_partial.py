"""Loading a part of the plan: what is not in the files is taken from the database."""

from pathlib import Path

import pytest

from indicators.models import Indicator, IndicatorWeight, YearTarget
from objectives.models import FiscalYear
from pei_site.sheets import Problem
from pei_site.sheets.csv_files import parse_csv
from reports.planfiles.layout import LAYOUTS
from reports.planfiles.loading import load_plan, load_tables
from reports.planfiles.outcome import Outcome
from reports.planfiles.tables import tabulated
from tests.reports.planfolder import SMALL, a_folder, counts, load

pytestmark = pytest.mark.django_db

NOTE = "vigencia,objetivo,indicador,texto\n2023,2,decreciente,Otra nota\n"


@pytest.fixture
def plan() -> None:
    assert load(SMALL)[0] == 0


def load_part(
    *, dry_run: bool = False, agreed: str | None = None, **texts: str
) -> Outcome:
    sheets = [
        parse_csv(text.encode(), name, f"{name}.csv") for name, text in texts.items()
    ]
    contents = tabulated(sheets, [], [], ending=".csv", is_partial=True)
    outcome = Outcome()
    for _ in load_tables(contents, outcome, dry_run=dry_run, agreed=agreed):
        pass
    return outcome


def test_one_sheet_is_loaded_alone(plan):
    outcome = load_part(notas=NOTE)

    assert outcome.problems == []
    assert outcome.is_written
    assert list(outcome.totals) == ["notas"]
    assert [(one.sheet, one.row, one.is_new) for one in outcome.changes] == [
        ("notas.csv", 2, True)
    ]


def test_what_it_refers_to_must_be_stored(plan):
    outcome = load_part(notas=NOTE.replace("decreciente", "nadie"))

    assert outcome.problems == [
        Problem("notas.csv", 2, "indicador", "«nadie» no está en indicadores.")
    ]


def test_it_is_judged_with_what_is_stored(plan):
    weights = "vigencia,objetivo,indicador,peso\n2024,1,suma,40\n"
    FiscalYear.objects.filter(year=2024).update(approved_at=None)

    outcome = load_part(ponderaciones=weights, vigencias="vigencia,aprobada\n2024,si\n")

    assert [one.message for one in outcome.problems] == [
        "los pesos del objetivo 1 en 2024 suman 40 y deben sumar 100."
    ]
    assert IndicatorWeight.objects.get(year__year=2024).weight == 100


def test_what_was_wrong_before_stops_nothing_that_does_not_touch_it(plan):
    YearTarget.objects.filter(year__year=2023, indicator__key="suma").update(target=1)

    outcome = load_part(notas=NOTE)

    assert outcome.is_written
    (warning,) = map(str, outcome.warnings)
    assert warning == (
        "programacion.csv, columna anual: vigencia 2023, indicador suma (sólo en la base"
        " de datos): los meses suman 1200 y la programación anual es 1."
    )


def test_a_year_that_lacks_something_is_not_approved_by_a_part(plan):
    YearTarget.objects.filter(year__year=2024, indicator__key="suma").update(target=1)

    outcome = load_part(vigencias="vigencia,tope,aprobada\n2024,100,si\n")

    assert {(one.row, one.column) for one in outcome.problems} == {(2, "aprobada")}
    assert not FiscalYear.objects.get(year=2024).is_approved


def test_a_sheet_that_cannot_be_read_is_not_taken_from_the_database(plan):
    outcome = load_part(indicadores="clave\nsuma\n", notas=NOTE)

    assert {one.file for one in outcome.problems} == {"indicadores.csv"}
    assert Indicator.objects.count() == 4


def test_an_outcome_that_was_not_agreed_on_is_not_written(plan):
    digest = load_part(dry_run=True, notas=NOTE).digest
    before = counts()

    other = load_part(agreed="other", notas=NOTE)

    assert (other.is_written, other.problems) == (False, [])
    assert counts() == before
    assert load_part(agreed=digest, notas=NOTE).is_written


def test_the_digest_tells_every_cell(plan):
    first = load_part(dry_run=True, notas=NOTE)
    second = load_part(dry_run=True, notas=NOTE.replace("Otra", "Otro"))

    assert first.digest != second.digest


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_the_command_still_asks_for_what_must_not_be_missing(
    plan, tmp_path: Path, layout
):
    folder = a_folder(tmp_path)
    (folder / f"{layout.name}.csv").unlink()

    outcome = load_plan(folder, dry_run=True)

    missing = Problem(f"{layout.name}.csv", None, None, "falta el archivo.")
    assert (missing in outcome.problems) == (not layout.optional)
