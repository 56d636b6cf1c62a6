"""What the reader should know besides the figures."""

from decimal import Decimal

import pytest
from django.utils import timezone

from indicators.compliance.vocabulary import Accumulation
from indicators.models import Measurement, Note
from indicators.vocabulary import RecordState
from objectives.models import FiscalYear
from reports.assembly import assemble
from reports.finding import FindingCode, Severity
from tests.builders import (
    a_cutoff,
    a_year,
    an_indicator,
    an_objective,
    measured,
    program,
    report,
    weigh,
)

pytestmark = pytest.mark.django_db


def findings():
    FiscalYear.objects.filter(approved_at=None).update(approved_at=timezone.now())
    return {found.code: found for found in assemble(a_cutoff()).findings}


def test_a_plan_in_order_has_none():
    measured("321")

    assert findings() == {}


def test_what_is_reported_after_the_cut_off_is_no_part_of_what_is_approved():
    indicator = measured("321")
    report(indicator, 7, "70", state=RecordState.SUBMITTED)

    assert assemble(a_cutoff()).approved_share == 1


def test_over_execution_that_hides_a_lag_is_told():
    measured("545", weight="50", p="50", e="25")
    measured("546", weight="50", p="50", e="75")

    found = findings()[FindingCode.COMPENSATION]

    assert found.objective == 1
    assert found.message == (
        "En el objetivo 1 la sobre ejecución de 546 (150,00%) compensa el rezago de"
        " 545 (50,00%): con tope del 100 % el objetivo sería 75,00% y no 100,00%."
    )


def test_a_cap_is_told_and_compensates_nothing():
    year = a_year(cap=Decimal(100))
    measured("545", weight="50", p="50", e="25", year=year)
    measured("546", weight="50", p="50", e="75", year=year)

    found = findings()

    assert FindingCode.COMPENSATION not in found
    assert found[FindingCode.CAPPED].indicator == "546"
    assert "150,00% cuenta como 100,00%" in found[FindingCode.CAPPED].message


def test_what_is_not_reported_blocks_unless_it_is_overridden():
    indicator = measured("321", e=None)

    assert findings()[FindingCode.NOT_REPORTED].severity == Severity.BLOCKING

    Measurement.objects.create(
        cutoff=a_cutoff(), indicator=indicator, override="El operador no entregó."
    )
    found = findings()

    assert found[FindingCode.NOT_REPORTED].severity == Severity.WARNING
    assert found[FindingCode.NOT_REPORTED].message == (
        "Indicador sectorial 321: sin reporte al corte; cuenta 0 en el objetivo."
        " Cierre autorizado: El operador no entregó."
    )
    assert FindingCode.OVERRIDDEN not in found


def test_a_reason_for_what_came_after_all_is_told_by_itself():
    Measurement.objects.create(
        cutoff=a_cutoff(), indicator=measured("321"), override="El operador no entregó."
    )

    assert findings()[FindingCode.OVERRIDDEN].message == (
        "Indicador sectorial 321: cierre autorizado: El operador no entregó."
    )


def test_one_reason_for_two_gaps_is_told_once():
    indicator = measured("321", p="10", baseline=10, from_baseline=True)
    report(indicator, 3, None)
    indicator.records.filter(month=3).update(programmed=10)
    Measurement.objects.create(
        cutoff=a_cutoff(), indicator=indicator, override="Se revisa la línea base."
    )
    found = findings()

    gaps = FindingCode.INCOMPLETE, FindingCode.NOT_COMPUTABLE
    assert [found[code].severity for code in gaps] == [Severity.WARNING] * 2
    assert [found[code].message.count("Cierre autorizado") for code in gaps] == [0, 1]


def test_missing_months_are_named():
    indicator = an_indicator("545", accumulation=Accumulation.SUM)
    weigh(indicator)
    program(indicator, "40", {1: "10", 2: "10", 3: "10", 6: "10"})
    report(indicator, 2, "30")

    found = findings()[FindingCode.INCOMPLETE]

    assert found.severity == Severity.BLOCKING
    assert found.message == (
        "Indicador sectorial 545: falta el reporte de enero, marzo y junio."
    )


def test_what_cannot_be_computed_blocks():
    measured("321", accumulation=Accumulation.DECREASING, baseline=Decimal(60), p="60")

    assert findings()[FindingCode.NOT_COMPUTABLE].severity == Severity.BLOCKING


@pytest.mark.parametrize(
    ("p", "e", "code"),
    [
        ("0", None, FindingCode.NOT_PROGRAMMED),
        ("0", "5", FindingCode.EARLY),
        ("60", "30", FindingCode.MISSING_CAUSE),
        ("60", "90", FindingCode.MISSING_CAUSE),
    ],
)
def test_cases_of_a_row_are_told(p, e, code):
    measured("321", p=p, e=e)

    assert list(findings()) == [code]


def test_an_official_figure_that_differs_is_told_with_its_reason():
    indicator = measured("321", p="50", e="50")
    Measurement.objects.create(
        cutoff=a_cutoff(),
        indicator=indicator,
        official=Decimal(99),
        justification="Acta 3.",
    )

    assert findings()[FindingCode.OFFICIAL_DIFFERS].message == (
        "Indicador sectorial 321: el porcentaje oficial es 99,00% y sus magnitudes dan"
        " 100,00%. Acta 3."
    )


def test_a_cause_of_spaces_is_missing():
    indicator = measured("321", p="60", e="30")
    Measurement.objects.create(cutoff=a_cutoff(), indicator=indicator, cause="  ")

    assert FindingCode.MISSING_CAUSE in findings()


def test_an_official_figure_equal_to_the_recomputed_one_is_not_told():
    indicator = measured("321", p="50", e="50")
    Measurement.objects.create(
        cutoff=a_cutoff(),
        indicator=indicator,
        official=Decimal(100),
        justification="Acta 3.",
    )

    assert findings() == {}


def test_weights_are_told_when_inferred_or_not_full():
    measured("1", weight="60", objective=an_objective(1))
    weigh(an_indicator("2"), "40", objective=an_objective(1), inferred=True)
    measured("3", weight="90", objective=an_objective(2))

    found = findings()

    assert "objetivos 1 son inferidas" in found[FindingCode.INFERRED_WEIGHTS].message
    assert found[FindingCode.WEIGHTS_NOT_100].message == (
        "Las ponderaciones del objetivo 2 suman 90,00%, no 100,00%."
    )


def test_weights_in_only_some_objectives_are_told():
    measured("1", objective=an_objective(1, weight=Decimal(100)))
    measured("2", objective=an_objective(2))

    assert "promedio simple" in findings()[FindingCode.WEIGHTS_NOT_100].message


def test_a_note_without_a_row_is_told():
    measured("321")
    Note.objects.create(year=a_year(), objective=an_objective(), text="Huérfana")

    assert "«Huérfana»" in findings()[FindingCode.NOTE_WITHOUT_ROW].message


def test_a_falling_level_is_told():
    report(measured("321"), 3, "70")

    assert FindingCode.FALLING_LEVEL in findings()


def test_a_year_that_is_not_approved_is_told():
    measured("321")

    codes = [found.code for found in assemble(a_cutoff()).findings]

    assert codes == [FindingCode.YEAR_NOT_APPROVED]


def test_reports_that_are_not_approved_block_closing():
    report(measured("321", e=None), 6, "60", state=RecordState.SUBMITTED)

    found = findings()[FindingCode.NOT_APPROVED]
    assert "aprobado el 0,00%" in found.message
    assert found.severity == Severity.BLOCKING


def test_an_indicator_of_two_objectives_is_told_once():
    indicator = measured("543", objective=an_objective(2), e="30")
    weigh(indicator, objective=an_objective(3))

    causes = [
        found
        for found in assemble(a_cutoff()).findings
        if found.code == FindingCode.MISSING_CAUSE
    ]

    assert [found.objective for found in causes] == [2]
