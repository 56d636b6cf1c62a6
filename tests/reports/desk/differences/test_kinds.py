"""Every kind of edit is told in people's words."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.models import (
    Cutoff,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    ReportingMonth,
    YearTarget,
)
from indicators.vocabulary import CutoffState, RecordState
from tests.builders import (
    a_department,
    a_year,
    an_objective,
)
from tests.reports.desk.differences.writing import SECTORAL, told, write

pytestmark = pytest.mark.django_db


def edits(plan, planner):
    """What changes in June: the row, its fields, and what is told of each."""
    record = MonthlyRecord.objects.get(month=6)
    return [
        (
            an_objective(),
            {"statement": "Nuevo"},
            ("Objetivo 1", "Enunciado", "Enunciado del objetivo 1", "Nuevo"),
        ),
        (
            plan,
            {"department": a_department("OTRA")},
            (SECTORAL, "Dependencia", "Dependencia SC", "Dependencia OTRA"),
        ),
        (
            plan,
            {"accumulation": "SUM"},
            (SECTORAL, "Tipo de anualización", "Creciente", "Suma"),
        ),
        (
            IndicatorWeight.objects.get(),
            {"weight": Decimal("72.5")},
            (f"{SECTORAL} · objetivo 1 · 2023", "Peso (%)", "100,00%", "72,50%"),
        ),
        (
            YearTarget.objects.get(),
            {"target": None},
            (f"{SECTORAL} · 2023", "Programación anual", "100", ""),
        ),
        (
            record,
            {"programmed": Decimal("61.5"), "version": 2},
            (f"{SECTORAL} · junio de 2023", "Programado", "60", "61,5"),
        ),
        (
            record,
            {"executed": Decimal(1474056)},
            (f"{SECTORAL} · junio de 2023", "Ejecutado", "", "1.474.056"),
        ),
        (
            record,
            {"state": RecordState.APPROVED},
            (f"{SECTORAL} · junio de 2023", "Estado", "Borrador", "Aprobado"),
        ),
        (
            Measurement.objects.get(),
            {"cause": "Lluvias"},
            (
                f"{SECTORAL} · Corte del 30 de junio de 2023",
                "Causa al corte",
                "",
                "Lluvias",
            ),
        ),
        (
            Note.objects.get(),
            {"text": "Otra"},
            ("Nota del objetivo 1 · sin fila · 2023", "Texto", "Una nota", "Otra"),
        ),
        (
            ReportingMonth.objects.get(),
            {"due": date(2023, 7, 8)},
            ("Junio de 2023", "Fecha límite", "28/6/2023", "8/7/2023"),
        ),
        (
            ReportingMonth.objects.get(),
            {"is_open": False},
            ("Junio de 2023", "Abierto", "sí", "no"),
        ),
        (
            Cutoff.objects.get(),
            {"state": CutoffState.CLOSED, "revision": 1},
            ("Corte del 30 de junio de 2023", "Estado", "Abierto", "Cerrado"),
        ),
        (
            a_year(),
            {"cap": Decimal(100)},
            ("Vigencia 2023", "Tope de sobre ejecución (%)", "", "100,00%"),
        ),
        (
            a_year(),
            {"approved_by": planner},
            ("Vigencia 2023", "Aprobada por", "", "plan"),
        ),
    ]


@pytest.mark.parametrize("number", range(15))
def test_an_edit_is_told_before_and_after(office, planner, plan, number):
    row, values, expected = edits(plan, planner)[number]

    write(row, by=planner, **values)

    assert expected in told(office)
