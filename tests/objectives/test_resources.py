"""Sheets of the plan as resources: keys, cells and what they hold."""

from datetime import date
from decimal import Decimal

import pytest
from tablib import Dataset

from objectives.models import Change, FiscalYear, Objective
from objectives.resources import (
    ChangeResource,
    FiscalYearResource,
    Held,
    ObjectiveResource,
)
from pei_site.sheets.resources import LoadContext, row_messages
from tests.builders import a_plan, a_year, an_objective

pytestmark = pytest.mark.django_db


def import_rows(resource, headers, *rows, held=None):
    """Import rows; return what happened to each and the messages by column."""
    context = LoadContext(held=held or Held(), rows=list(range(2, len(rows) + 2)))
    result = resource.import_data(
        Dataset(*rows, headers=headers), use_transactions=False, context=context
    )
    told = [
        message
        for row in result.invalid_rows
        for message in row_messages(row.error, resource.columns())
    ]
    return [row.import_type for row in result.rows], told


def test_an_objective_is_known_by_its_number():
    an_objective(1, statement="Antes", weight=Decimal(40))

    kinds, told = import_rows(
        ObjectiveResource(), ["numero", "enunciado"], ("1", "Después"), ("2", "Nuevo")
    )

    assert (kinds, told) == (["update", "new"], [])
    stored = Objective.objects.get(number=1)
    assert (stored.statement, stored.weight) == ("Después", 40)


def test_a_row_that_says_what_is_stored_writes_no_history():
    objective = an_objective(1, statement="Igual")
    before = objective.history.count()

    kinds, _ = import_rows(
        ObjectiveResource(), ["numero", "enunciado"], ("1", " Igual ")
    )

    assert kinds == ["skip"]
    assert objective.history.count() == before


def test_every_bad_cell_of_a_row_is_told_by_its_column():
    a_plan()

    _, told = import_rows(
        ObjectiveResource(), ["numero", "enunciado", "peso"], ("uno", "", "72.5")
    )

    assert told == [
        ("numero", "«uno» no es un número entero."),
        ("enunciado", "es obligatoria y está vacía."),
        ("peso", "«72.5» usa punto: la coma separa los decimales (72,5)."),
    ]


def test_a_weight_in_the_plan_is_held_once_a_year_is_approved():
    an_objective(1, statement="Uno", weight=Decimal(40))

    _, told = import_rows(
        ObjectiveResource(),
        ["numero", "enunciado", "peso"],
        ("1", "Uno", "41"),
        held=Held(years=frozenset({2023}), objectives=2023),
    )

    assert [column for column, _ in told] == ["peso"]


@pytest.mark.parametrize("cell", ["no", "", False])
def test_an_approval_is_not_taken_back(cell):
    a_year(2023, approved=True)

    _, told = import_rows(
        FiscalYearResource(), ["vigencia", "aprobada"], ("2023", cell)
    )

    assert told == [
        (
            "aprobada",
            "la vigencia ya está aprobada: no se puede desaprobar con un archivo.",
        )
    ]


@pytest.mark.parametrize("cell", ["si", "Sí", "SI", "sí ", True])
def test_saying_that_an_approved_year_is_approved_changes_nothing(cell):
    a_year(2023, approved=True)

    kinds, told = import_rows(
        FiscalYearResource(), ["vigencia", "aprobada"], ("2023", cell)
    )

    assert (kinds, told) == (["skip"], [])


def test_approving_is_not_done_by_the_sheet_alone():
    a_plan()

    import_rows(FiscalYearResource(), ["vigencia", "aprobada"], ("2023", "si"))

    assert not FiscalYear.objects.get().is_approved


def test_numbers_and_dates_of_a_spreadsheet_are_taken_as_such():
    an_objective(4)

    kinds, told = import_rows(
        ChangeResource(),
        ["version", "numero", "fecha", "objetivo", "descripcion"],
        (Decimal(3), "001", date(2023, 2, 1), Decimal(4), "Texto"),
    )

    assert (kinds, told) == (["new"], [])
    change = Change.objects.get()
    assert (change.version, change.date, change.objective.number) == (
        "3",
        date(2023, 2, 1),
        4,
    )


def test_a_change_with_a_number_is_updated_and_one_without_is_known_by_its_content():
    a_plan()
    headers = ["version", "numero", "fecha", "descripcion"]
    rows = [("3", "001", "", "Con número"), ("", "", "2021-10-22", "Sin número")]
    import_rows(ChangeResource(), headers, *rows)

    kinds, _ = import_rows(
        ChangeResource(),
        headers,
        ("3", "001", "2023-01-01", "Con número"),
        ("", "", "2021-10-22", "Sin número"),
        ("", "", "2021-10-22", "Otro"),
    )

    assert kinds == ["update", "skip", "new"]


def test_an_export_writes_the_cells_that_an_import_reads():
    objective = an_objective(1, statement="=uno", weight=Decimal("33.30"))

    dataset = ObjectiveResource().export([objective])

    assert dataset.headers == ["numero", "enunciado", "enunciado_corto", "peso"]
    assert dataset[0] == (Decimal(1), "'=uno", "", Decimal("33.3"))
