"""export_plan: the same files, whatever the way."""

import pytest
from django.core.management.base import CommandError

from indicators.models import MonthlyRecord
from indicators.vocabulary import RecordState
from objectives.models import Plan
from tests.reports.planfolder import (
    DEMO,
    SMALL,
    a_folder,
    counts,
    edit,
    empty_the_database,
    load,
    run,
)

pytestmark = pytest.mark.django_db


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def export(path, *options):
    code, _, err = run("export_plan", path, *options)
    assert code == 0
    return err


@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_export_load_and_export_again_gives_the_same_bytes(tmp_path, ending):
    load(SMALL)
    export(tmp_path / f"first{ending}")
    empty_the_database()

    load(tmp_path / f"first{ending}")

    export(tmp_path / f"second{ending}")
    if ending:
        first, second = (tmp_path / f"{name}.xlsx" for name in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()
    else:
        assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_a_plan_survives_going_through_a_workbook(tmp_path):
    load(SMALL)
    export(tmp_path / "before")
    export(tmp_path / "plan.xlsx")
    empty_the_database()

    load(tmp_path / "plan.xlsx")

    export(tmp_path / "after")
    assert contents(tmp_path / "before") == contents(tmp_path / "after")


def test_loading_what_was_exported_changes_nothing(tmp_path):
    load(SMALL)
    Plan.objects.update(motto="  dos\r\nlíneas ")
    before = counts()

    export(tmp_path / "out")
    load(tmp_path / "out")

    assert counts() == before


def test_the_demonstration_is_written_exactly_as_it_is_kept(tmp_path):
    folder = a_folder(tmp_path, DEMO)
    edit(folder, "cortes", "publicado", "cerrado")  # the paper is another test's
    load(folder)

    export(tmp_path / "out")

    kept = {
        name: text for name, text in contents(folder).items() if name.endswith(".csv")
    }
    assert contents(tmp_path / "out") == kept


@pytest.mark.parametrize(
    "text", ["=1+1", "'=1+1", "@SUM(A1)", "-5", "\t=x", "\uff1d1", "'ya'"]
)
@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_a_text_that_looks_like_a_formula_survives(tmp_path, text, ending):
    load(SMALL)
    Plan.objects.update(motto=text)
    export(tmp_path / f"out{ending}")
    empty_the_database()

    load(tmp_path / f"out{ending}")

    assert Plan.objects.get().motto == text


def test_rows_keep_the_order_in_which_the_report_shows_them(tmp_path):
    load(SMALL)

    export(tmp_path / "out")

    lines = (tmp_path / "out" / "ponderaciones.csv").read_text().splitlines()
    assert [line.split(",")[2] for line in lines[1:]] == [
        "suma", "constante", "decreciente", "creciente", "suma",
    ]  # fmt: skip


def test_drafts_are_left_out_and_told_and_confirming_them_approves_them(tmp_path):
    load(SMALL)
    MonthlyRecord.objects.filter(executed=0).update(state=RecordState.DRAFT)

    err = export(tmp_path / "out")

    assert err == "Aviso: reportes en borrador o devueltos que no se exportan: 1.\n"
    assert ",suma,1," not in (tmp_path / "out" / "ejecucion.csv").read_text()

    load(SMALL)

    assert MonthlyRecord.objects.get(executed=0).state == RecordState.APPROVED


def test_a_folder_with_files_is_not_overwritten_without_force(tmp_path):
    load(SMALL)
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CommandError, match="Use --force"):
        export(tmp_path)
    export(tmp_path, "--force")

    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (tmp_path / "plan.csv").exists()


def test_a_text_that_no_cell_holds_is_told(tmp_path):
    load(SMALL)
    Plan.objects.update(mission="x" * 40_000)

    with pytest.raises(CommandError, match="plan, fila 2, columna mision: tiene 40000"):
        export(tmp_path / "plan.xlsx")


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    load(SMALL)
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="No se puede escribir"):
        export(tmp_path / "file" / "plan.xlsx")


def test_without_a_plan_there_is_nothing_to_export(tmp_path):
    with pytest.raises(CommandError, match="No hay ningún plan"):
        export(tmp_path / "out")
