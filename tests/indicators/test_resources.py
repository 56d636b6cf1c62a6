"""Sheets of the measuring as resources: records keep their halves and their state."""

from decimal import Decimal

import pytest

from indicators.models import MonthlyRecord
from indicators.resources import (
    CutoffResource,
    ExecutionResource,
    IndicatorResource,
    ProgrammingResource,
)
from indicators.vocabulary import RecordState
from tests.builders import JUNE, a_cutoff, a_year, an_indicator
from tests.objectives.test_resources import import_rows

pytestmark = pytest.mark.django_db

EXECUTION = ["vigencia", "indicador", "mes", "ejecutado", "avance"]


@pytest.fixture
def record():
    return MonthlyRecord.objects.create(
        year=a_year(2023),
        indicator=an_indicator("321"),
        month=6,
        programmed=Decimal("73.5"),
        executed=Decimal("72.5"),
        narrative="Avance",
    )


@pytest.mark.parametrize(
    ("state", "kind", "after"),
    [
        (RecordState.DRAFT, "update", RecordState.APPROVED),
        (RecordState.RETURNED, "update", RecordState.APPROVED),
        (RecordState.SUBMITTED, "skip", RecordState.SUBMITTED),
        (RecordState.APPROVED, "skip", RecordState.APPROVED),
    ],
)
def test_a_file_approves_the_drafts_that_it_confirms(record, state, kind, after):
    MonthlyRecord.objects.update(state=state)

    kinds, told = import_rows(
        ExecutionResource(), EXECUTION, ("2023", "321", "6", "72,50", "Avance")
    )

    assert (kinds, told) == ([kind], [])
    record.refresh_from_db()
    assert record.state == after


def test_a_value_that_changes_is_approved_and_moves_the_version(record):
    MonthlyRecord.objects.update(state=RecordState.SUBMITTED)

    import_rows(ExecutionResource(), EXECUTION, ("2023", "321", "6", "73", "Avance"))

    record.refresh_from_db()
    assert (record.executed, record.state, record.version) == (
        73,
        RecordState.APPROVED,
        2,
    )
    assert record.programmed == Decimal("73.5")


def test_clearing_a_report_leaves_a_draft_with_its_programming(record):
    MonthlyRecord.objects.update(state=RecordState.APPROVED)

    import_rows(ExecutionResource(), EXECUTION, ("2023", "321", "6", "", ""))

    record.refresh_from_db()
    assert (record.executed, record.narrative, record.state) == (
        None,
        "",
        RecordState.DRAFT,
    )
    assert record.programmed == Decimal("73.5")


def test_a_first_report_counts_as_created_though_the_month_was_programmed(record):
    MonthlyRecord.objects.update(executed=None, narrative="")

    kinds, _ = import_rows(
        ExecutionResource(), EXECUTION, ("2023", "321", "6", "0", "")
    )

    assert kinds == ["new"]


@pytest.mark.parametrize(
    ("resource", "headers", "row"),
    [
        (ExecutionResource, EXECUTION, ("2023", "321", "7", "", "")),
        (
            ProgrammingResource,
            ["vigencia", "indicador", "mes", "programado"],
            ("2023", "321", "7", ""),
        ),
    ],
)
def test_a_row_without_content_makes_no_record(record, resource, headers, row):
    kinds, told = import_rows(resource(), headers, row)

    assert (kinds, told) == (["skip"], [])
    assert MonthlyRecord.objects.count() == 1


def test_five_rows_cost_no_more_queries_to_look_up_than_one(
    record, django_assert_num_queries
):
    MonthlyRecord.objects.update(state=RecordState.APPROVED)
    rows = [("2023", "321", "6", "72,5", "Avance")]
    many = rows + [("2023", "321", str(month), "", "") for month in (1, 2, 3, 4)]

    for some in (rows, many):
        with django_assert_num_queries(3):  # records, years, indicators
            import_rows(ExecutionResource(), EXECUTION, *some)


def test_a_reference_that_is_nowhere_is_named():
    a_year(2023)

    _, told = import_rows(ExecutionResource(), EXECUTION, ("2024", "321", "6", "1", ""))

    assert told == [
        ("vigencia", "«2024» no está en vigencias."),
        ("indicador", "«321» no está en indicadores."),
    ]


def test_a_cutoff_takes_the_year_of_its_date():
    a_year(2023)

    kinds, told = import_rows(CutoffResource(), ["fecha", "estado"], (JUNE, "Abierto"))

    assert (kinds, told) == (["new"], [])


def test_a_cutoff_does_not_go_back():
    cutoff = a_cutoff()
    type(cutoff).objects.update(state="PUBLISHED", revision=1)

    _, told = import_rows(
        CutoffResource(), ["fecha", "estado"], (cutoff.date, "cerrado")
    )

    assert [column for column, _ in told] == ["estado"]
    assert "el corte ya está publicado" in told[0][1]


def test_words_of_the_reference_sheet_may_have_accents_and_capitals():
    headers = [
        "clave",
        "tipo",
        "nombre",
        "dependencia",
        "unidad",
        "decimales",
        "anualizacion",
    ]
    department = an_indicator("321").department

    kinds, told = import_rows(
        IndicatorResource(),
        headers,
        ("N1", "Inversión", "Nombre", department.code, "Número", "0", "CRECIENTE"),
    )

    assert (kinds, told) == (["new"], [])
