"""Rows of a scorecard: one indicator judged, with all that its row says."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.compliance.vocabulary import Accumulation, Status
from indicators.models import Measurement
from indicators.vocabulary import RecordState
from reports.assembly import assemble
from tests.builders import (
    a_cutoff,
    a_year,
    an_indicator,
    measured,
    program,
    report,
    weigh,
)

pytestmark = pytest.mark.django_db


def the_row(scorecard, key="321"):
    return scorecard.places_of(key)[0][1]


@pytest.mark.parametrize("state", [RecordState.DRAFT, RecordState.RETURNED])
def test_drafts_and_returned_records_read_as_unreported(state):
    indicator = measured("321", e=None)
    report(indicator, 6, "60", state=state, narrative="Casi", cause="Nada")

    row = the_row(assemble(a_cutoff()))

    assert row.status == Status.NOT_REPORTED
    assert row.months[0].executed is None
    assert (row.narrative, row.cause) == ("", "")


def test_nothing_after_the_cut_off_is_told():
    report(measured("321"), 12, "90", cause="Después")

    row = the_row(assemble(a_cutoff()))

    assert row.executed == 60
    assert [month.executed for month in row.months] == [60, None]
    assert row.cause == ""


def test_the_measurements_cause_comes_before_the_latest_months():
    indicator = measured("321", e="30")
    report(indicator, 3, "10", cause="Causa de marzo")
    cutoff = a_cutoff()

    assert the_row(assemble(cutoff)).sentence == "Rezago 50,00%: Causa de marzo"

    Measurement.objects.create(cutoff=cutoff, indicator=indicator, cause="Al corte")

    assert the_row(assemble(cutoff)).sentence == "Rezago 50,00%: Al corte"


def test_an_official_figure_rules_and_the_recomputed_one_stands_beside_it():
    indicator = measured("321", p="73.50", e="72.50")
    cutoff = a_cutoff()
    Measurement.objects.create(
        cutoff=cutoff,
        indicator=indicator,
        official=Decimal("98.31"),
        justification="Así.",
    )

    row = the_row(assemble(cutoff))

    assert (row.ratio, row.recomputed) == (Fraction(9831, 10_000), Fraction(145, 147))
    assert (row.official, row.official_reason) == (True, "Así.")
    assert row.sentence == "Rezago 1,69%"


def test_years_and_period_of_a_sum_add_up():
    indicator = measured(
        "551", accumulation=Accumulation.SUM, p="40", e="20", period_target=None
    )
    program(indicator, "100", {6: "100"}, a_year(2022))
    report(indicator, 6, "80", year=a_year(2022))
    program(indicator, "200", {6: "200"}, a_year(2024))

    row = the_row(assemble(a_cutoff()), "551")

    assert [(one.year, one.executed, one.ratio) for one in row.years] == [
        (2022, 80, Fraction(4, 5)),
        (2023, 20, Fraction(1, 5)),
        (2024, None, None),
    ]
    assert row.period_ratio == Fraction(100, 400)


def test_the_reference_sheet_says_only_what_is_known():
    measured(
        "321",
        from_baseline=True,
        baseline=Decimal(10),
        baseline_date=date(2020, 1, 31),
        on_demand=True,
    )

    sheet = {line.label: line.value for line in the_row(assemble(a_cutoff())).sheet}

    assert sheet == {
        "Tipo": "Indicador sectorial",
        "Tipo de anualización": "Creciente, desde la línea base, a demanda",
        "Dependencia": "Dependencia SC",
        "Código": "321",
        "Unidad": "porcentaje",
        "Línea base": "10,00",
        "Fecha de la línea base": "31/1/2020",
    }


def test_without_target_a_row_is_told_and_leaves_the_mean():
    measured("1", weight="100")
    idle = an_indicator("2")
    weigh(idle, "0")
    program(idle, None, {})

    scorecard = assemble(a_cutoff())

    row = the_row(scorecard, "2")
    assert (row.status, row.target, row.ratio) == (None, None, None)
    assert row.sentence == "Sin programación en la vigencia"
    assert scorecard.objectives[0].ratio == 1
